/* `miraif cohort waitlist promote`. */
#include "cli/output.h"
#include "cli/record_offer.h"

struct args {
    int64_t cohort;
    struct cli_texts people;
    const char *deadline;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, people),
     .help = N_("who gets an offer; none: those who would step in")},
};
static const struct cli_param options[] = {
    {.name = "deadline",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, deadline),
     .help = N_("last day for an answer to the offers; a week after today if not given")},
};
static const struct cli_example examples[] = {
    {"miraif cohort waitlist promote 1 --deadline 2099-12-20", N_("offer every free seat to the next")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_announcement told;
    MI_TRY(miraif_waitlist_promote(cli->store, args->cohort, args->people.item, args->people.count,
                                   args->deadline, cli->arena, &told, err));
    MI_TRY(record_warn_of_overdue(cli, args->cohort, err));
    if (told.count == 0)
        cli_say(cli, _("no seat is free for anybody who waits: nothing is offered"));
    else
        cli_say(cli, _("offers made: %zu, open until %s; the letters wait in the outbox"), told.count,
                told.deadline);
    MI_TRY(cli_data(cli, record_announcement(cli->arena, &told, NULL, told.count > 0), err));
    return told.count == 0 ? MIRAIF_OK : record_say_told(cli, &told, err);
}

const struct cli_command cmd_cohort_waitlist_promote = {
    .noun = "cohort",
    .verb = "waitlist",
    .action = "promote",
    .summary = N_("offer free seats to those who wait"),
    .description = N_(
        "Makes an offer to each person named, who waits or whose offer has expired, or to those who would "
        "step in, and queues the letters. Refused where fewer seats are free, and (exit status 5) where no "
        "legal teams exist with them and everybody who is in. The quotas of the selection do not bind "
        "whom the office names."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_announcement_type,
    .run = run,
};
