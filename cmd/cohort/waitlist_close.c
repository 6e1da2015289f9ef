/* `miraif cohort waitlist close`. */
#include "base/arena.h"
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
    {"miraif cohort waitlist close 1 --dry-run", N_("who would be told, and a sample")},
};

static enum miraif_status show(struct cli *cli, const struct miraif_announcement *seen,
                               struct miraif_letter *ret_sample, struct miraif_error *err)
{
    const char *object = mi_arena_printf(cli->arena, "%lld", (long long)seen->cohort);
    if (object == NULL)
        return mi_no_memory(err);
    MI_TRY(miraif_letter_sample(cli->store, "waitlist-closed", seen->told[0].person, seen->cohort, object,
                                NULL, cli->arena, ret_sample, err));
    cli_say(cli, _("on the waitlist: %zu; each gets this letter"), seen->count);
    cli_say(cli, "%s", "");
    cli_say(cli, _("--- to p%lld %s: %s"), (long long)ret_sample->person, ret_sample->to[0].name,
            ret_sample->subject);
    cli_say(cli, "%s", ret_sample->text);
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_announcement seen;
    struct miraif_letter sample[MIRAIF_DECISIONS] = {0};
    MI_TRY(miraif_waitlist_close_preview(cli->store, args->cohort, cli->arena, &seen, err));
    if (seen.count == 0) {
        cli_say(cli, _("nobody waits for a seat"));
        return cli_data(cli, record_announcement(cli->arena, &seen, sample, false), err);
    }
    MI_TRY(show(cli, &seen, &sample[MIRAIF_DECISION_REGRET], err));
    return record_queue_announcement(cli, &seen, sample, miraif_waitlist_close, err);
}

const struct cli_command cmd_cohort_waitlist_close = {
    .noun = "cohort",
    .verb = "waitlist",
    .action = "close",
    .summary = N_("tell those who still wait that no seat has become free"),
    .description =
        N_("When a cohort begins, nobody is left waiting: everybody on the waitlist is rejected and thanked "
           "by letter. Shows how many there are and a sample, and does it with --yes, or when asked on a "
           "terminal. Whoever was promoted, or withdrew, is not touched; again, it tells nobody twice."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_announcement_type,
    .run = run,
};
