/* `miraif cohort reply`. */
#include "cli/output.h"
#include "cli/record_offer.h"

struct args {
    int64_t cohort;
    const char *person;
    const char *answer;
    int64_t at;
    bool late;
};

static const char *const answers[] = {
#define ANSWER_CODE(name, code) code,
    MIRAIF_REPLY_LIST(ANSWER_CODE)
#undef ANSWER_CODE
        NULL};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("who answered: p12 or an e-mail address")},
    {.name = "ANSWER",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, answer),
     .choices = answers,
     .required = true,
     .help = N_("what was answered")},
};
static const struct cli_param options[] = {
    {.name = "at",
     .value = "TIME",
     .kind = CLI_INSTANT,
     .preset = INT64_MIN,
     CLI_INTO(struct args, at),
     .help = N_("when it was answered; now if not given")},
    {.name = "late", CLI_INTO(struct args, late), .help = N_("accept after the deadline, too")},
};
static const struct cli_example examples[] = {
    {"miraif cohort reply 1 p3 withdrawn --dry-run", N_("see who would step in")},
};

static void say(struct cli *cli, const struct miraif_replied *replied)
{
    const char *after = record_state_word(replied->after);
    if (replied->repeated)
        cli_say(cli, _("p%lld %s: %s, as before"), (long long)replied->person, replied->name, after);
    else if (replied->outdated)
        cli_warn(cli, "outdated",
                 _("p%lld %s answered later than that: the reply is kept, the state stays %s"),
                 (long long)replied->person, replied->name, after);
    else
        cli_say(cli, _("p%lld %s: %s → %s"), (long long)replied->person, replied->name,
                record_state_word(replied->before), after);
    record_say_letters(cli, replied);
    if (replied->frees && replied->team != NULL)
        cli_say(cli, _("team %s goes on with one fewer; the teams stay as they were adopted"), replied->team);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_reply reply = {.cohort = args->cohort,
                                       .person = args->person,
                                       .answer = args->answer,
                                       .at = args->at,
                                       .late = args->late};
    struct miraif_replied replied;
    MI_TRY(miraif_reply_take(cli->store, &reply, cli->arena, &replied, err));
    struct mi_value *record = record_reply(cli->arena, &replied);
    say(cli, &replied);
    if (replied.frees && replied.team == NULL) {
        struct miraif_waitlist waitlist;
        MI_TRY(miraif_waitlist_get(cli->store, args->cohort, &replied.person, 1, false, cli->arena, &waitlist,
                                   err));
        MI_TRY(record_say_step_in(cli, &waitlist, err));
        record_put_step_in(record, &waitlist);
    }
    MI_TRY(record_warn_of_overdue(cli, args->cohort, err));
    return cli_data(cli, record, err);
}

const struct cli_command cmd_cohort_reply = {
    .noun = "cohort",
    .verb = "reply",
    .summary = N_("enter what somebody answered"),
    .description =
        N_("Keeps the answer and gives the application its state; of several answers of a person the latest "
           "counts. “accepted” and “declined” answer an offer; “withdrawn” takes an application back; "
           "“deferred” asks for the next cohort; “left” is for those who stand in an adopted team. The table "
           "in miraif-cohort(1) says which answer may follow which state.\n\n"
           "After the deadline an offer is accepted with --late only, and never without a free seat; what "
           "frees a seat is always taken. Letters that waited for somebody who does not take part are "
           "cancelled, and those handed out already are told of.\n\n"
           "Where a seat becomes free, those are named who would step in: jointly with everybody who has "
           "accepted or holds an offer, so that legal teams exist."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_reply_type,
    .run = run,
};
