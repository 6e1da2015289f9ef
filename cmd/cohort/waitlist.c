/* `miraif cohort waitlist`. */
#include "cli/output.h"
#include "cli/record_offer.h"

struct args {
    int64_t cohort;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_example examples[] = {
    {"miraif cohort waitlist 1", N_("who waits, and whose seat each could take")},
};

static void say_seats(struct cli *cli, const struct miraif_waitlist *waitlist)
{
    cli_say(cli, _("%lld seats: %lld accepted, %lld offered, %lld selected and not told yet, %lld free"),
            (long long)waitlist->seats, (long long)waitlist->status[MIRAIF_APPLICATION_ACCEPTED],
            (long long)waitlist->status[MIRAIF_APPLICATION_OFFERED],
            (long long)waitlist->status[MIRAIF_APPLICATION_SELECTED], (long long)waitlist->free);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_waitlist waitlist;
    MI_TRY(miraif_waitlist_get(cli->store, args->cohort, NULL, 0, true, cli->arena, &waitlist, err));
    MI_TRY(record_warn_of_overdue(cli, args->cohort, err));
    say_seats(cli, &waitlist);
    MI_TRY(record_say_step_in(cli, &waitlist, err));
    if (waitlist.count > 0)
        cli_say(cli, "%s", "");
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < waitlist.count; i++)
        MI_TRY(cli_item(cli, record_waiting(cli, &waitlist.waiting[i], waitlist.in), err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_cohort_waitlist = {
    .noun = "cohort",
    .verb = "waitlist",
    .summary = N_("list who waits for a seat, and whose seat each could take"),
    .description =
        N_("Lists the waitlist with those whose seat each could take alone, and, where seats are free, says "
           "who would step in: as many as can and, of all such sets, the one with the highest marks. All of "
           "it holds jointly with everybody who has accepted, holds an offer or is to get one: legal teams "
           "must exist under separations and team rules, and the quotas of the selection are kept as long as "
           "they can be."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_waiting_type,
    .list = true,
    .run = run,
};
