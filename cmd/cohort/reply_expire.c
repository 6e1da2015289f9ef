/* `miraif cohort reply expire`. */
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
    {"miraif cohort reply expire 1", N_("let offers lapse whose deadline is over; for cron")},
};

static enum miraif_status say_lapsed(struct cli *cli, int64_t cohort, const struct miraif_replied *list,
                                     size_t count, struct mi_value *record, struct miraif_error *err)
{
    struct miraif_waitlist waitlist;
    struct mi_value *expired = mi_put_array(record, "expired");
    int64_t *out = mi_arena_array(cli->arena, count, sizeof *out);
    if (out == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < count; i++) {
        out[i] = list[i].person;
        mi_put_value(expired, NULL, record_reply(cli->arena, &list[i]));
        cli_say(cli, _("p%lld %s: the offer was open until %s and has expired"), (long long)list[i].person,
                list[i].name, list[i].deadline);
        record_say_letters(cli, &list[i]);
    }
    if (count == 0)
        return MIRAIF_OK;
    MI_TRY(miraif_waitlist_get(cli->store, cohort, out, count, false, cli->arena, &waitlist, err));
    MI_TRY(record_say_step_in(cli, &waitlist, err));
    record_put_step_in(record, &waitlist);
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_replied *list;
    size_t count;
    MI_TRY(miraif_reply_expire(cli->store, args->cohort, cli->arena, &list, &count, err));
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_int(record, "cohort", args->cohort);
    if (count == 0)
        cli_say(cli, _("no offer is past its deadline"));
    MI_TRY(say_lapsed(cli, args->cohort, list, count, record, err));
    return cli_data(cli, record, err);
}

const struct cli_command cmd_cohort_reply_expire = {
    .noun = "cohort",
    .verb = "reply",
    .action = "expire",
    .summary = N_("let offers lapse whose deadline is over"),
    .description =
        N_("Offers whose deadline was before today become “expired”, letters about them are cancelled, and "
           "those are named who would step in. Meant for cron: where nothing is overdue, nothing happens. "
           "Nothing else lets an offer lapse; `announce`, `reply`, `waitlist` and `quiet` only tell of it."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_replies_type,
    .run = run,
};
