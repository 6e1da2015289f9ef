/* `miraif cohort reply expire`. */
#include "base/arena.h"
#include "cli/output.h"
#include "cli/record_offer.h"

struct args {
    int64_t cohort;
    bool renew;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("number of the cohort; all where none is given")},
};
static const struct cli_param options[] = {
    {.name = "renew",
     CLI_INTO(struct args, renew),
     .help = N_("make the offers anew of which no letter has left, open for a week")},
};
static const struct cli_example examples[] = {
    {"miraif cohort reply expire", N_("let offers of all cohorts lapse whose deadline is over; for cron")},
    {"miraif cohort reply expire 1 --renew", N_("and make those anew of which no letter has left")},
};

/* Those of whose offer no letter has told. */
static enum miraif_status settle_untold(struct cli *cli, const struct args *args,
                                        const struct miraif_replied *list, size_t count,
                                        const int64_t *person, size_t people, struct miraif_error *err)
{
    const char *deadline = NULL;
    if (args->renew && people > 0)
        MI_TRY(miraif_offer_renew(cli->store, args->cohort, person, people, cli->arena, &deadline, err));
    for (size_t i = 0; i < count; i++) {
        if (list[i].frees)
            continue;
        if (deadline != NULL)
            cli_say(cli, _("p%lld %s: the offer is made anew, open until %s"), (long long)list[i].person,
                    list[i].name, deadline);
        else
            cli_warn(
                cli, "untold",
                _("p%lld %s: the offer was open until %s, but no letter has left: it stays open; --renew "
                  "makes it anew"),
                (long long)list[i].person, list[i].name, list[i].deadline);
    }
    return MIRAIF_OK;
}

static void say_expired(struct cli *cli, const struct miraif_replied *expired)
{
    cli_say(cli, _("p%lld %s: the offer was open until %s and has expired"), (long long)expired->person,
            expired->name, expired->deadline);
    record_say_letters(cli, expired);
}

static enum miraif_status say_lapsed(struct cli *cli, const struct args *args,
                                     const struct miraif_replied *list, size_t count, struct mi_value *record,
                                     struct miraif_error *err)
{
    struct miraif_waitlist waitlist;
    struct mi_value *expired = mi_put_array(record, "expired");
    struct mi_value *untold = mi_put_array(record, "untold");
    int64_t *out = mi_arena_array(cli->arena, count, sizeof *out);
    int64_t *left = mi_arena_array(cli->arena, count, sizeof *left);
    size_t outs = 0;
    size_t lefts = 0;
    if (out == NULL || left == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < count; i++) {
        mi_put_value(list[i].frees ? expired : untold, NULL, record_reply(cli->arena, &list[i]));
        if (list[i].frees) {
            out[outs++] = list[i].person;
            say_expired(cli, &list[i]);
        } else {
            left[lefts++] = list[i].person;
        }
    }
    MI_TRY(settle_untold(cli, args, list, count, left, lefts, err));
    if (outs == 0)
        return MIRAIF_OK;
    MI_TRY(miraif_waitlist_get(cli->store, args->cohort, out, outs, false, cli->arena, &waitlist, err));
    MI_TRY(record_say_step_in(cli, &waitlist, err));
    record_put_step_in(record, &waitlist);
    return MIRAIF_OK;
}

static enum miraif_status expire_one(struct cli *cli, const struct args *args, struct mi_value *record,
                                     size_t *ret_count, struct miraif_error *err)
{
    const struct miraif_replied *list;
    MI_TRY(miraif_reply_expire(cli->store, args->cohort, cli->arena, &list, ret_count, err));
    mi_put_int(record, "cohort", args->cohort);
    return say_lapsed(cli, args, list, *ret_count, record, err);
}

struct numbers {
    struct cli *cli;
    int64_t *cohort;
    size_t count;
    size_t room;
    struct miraif_error *err;
};

static enum miraif_status take_number(void *context, const struct miraif_cohort *cohort)
{
    struct numbers *numbers = context;
    numbers->cohort = mi_arena_grow(numbers->cli->arena, numbers->cohort, numbers->count, &numbers->room,
                                    sizeof *numbers->cohort);
    if (numbers->cohort == NULL)
        return mi_no_memory(numbers->err);
    numbers->cohort[numbers->count++] = cohort->id;
    return MIRAIF_OK;
}

static enum miraif_status expire_all(struct cli *cli, const struct args *args, struct mi_value *record,
                                     size_t *ret_count, struct miraif_error *err)
{
    struct numbers numbers = {.cli = cli, .err = err};
    struct mi_value *cohorts = mi_put_array(record, "cohorts");
    MI_TRY(miraif_cohort_each(cli->store, take_number, &numbers, err));
    *ret_count = 0;
    for (size_t i = 0; i < numbers.count; i++) {
        const struct args one = {.cohort = numbers.cohort[i], .renew = args->renew};
        struct mi_value *part = mi_value_object(cli->arena);
        size_t count;
        MI_TRY(expire_one(cli, &one, part, &count, err));
        if (count > 0)
            mi_put_value(cohorts, NULL, part);
        *ret_count += count;
    }
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct mi_value *record = mi_value_object(cli->arena);
    size_t count;
    if (args->cohort != 0)
        MI_TRY(expire_one(cli, args, record, &count, err));
    else
        MI_TRY(expire_all(cli, args, record, &count, err));
    if (count == 0)
        cli_say(cli, _("no offer is past its deadline"));
    return cli_data(cli, record, err);
}

const struct cli_command cmd_cohort_reply_expire = {
    .noun = "cohort",
    .verb = "reply",
    .action = "expire",
    .summary = N_("let offers lapse whose deadline is over"),
    .description = N_(
        "Offers whose deadline was before today become “expired”, letters about them are cancelled, and "
        "those are named who would step in. Meant for cron: where nothing is overdue, nothing happens. "
        "Nothing else lets an offer lapse; `announce`, `reply`, `waitlist` and `quiet` only tell of it.\n\n"
        "With no cohort named, all are looked at, each in a step of its own in the history.\n\n"
        "Nobody loses a seat of which no letter told them: where no mailer has fetched the letter with the "
        "offer, the offer stays open, and --renew makes it anew."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_replies_type,
    .run = run,
};
