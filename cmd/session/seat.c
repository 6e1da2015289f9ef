/* `miraif session seat`. */
#include "cli/output.h"
#include "cli/record_seating.h"

struct args {
    const char *session;
    int64_t rounds;
    int64_t table_size;
    int64_t effort;
    bool only_yes;
    bool repair;
};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the session, such as 1-1, 1-1s or 1-A-3")},
};
static const struct cli_param options[] = {
    {.name = "rounds",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, rounds),
     .least = 1,
     .most = 200,
     .help = N_("how often people take seats: 2 is one change; 1 where not given")},
    {.name = "table-size",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, table_size),
     .least = 2,
     .most = 1000,
     .help = N_("people at a table, at most; the cohort's team size where not given")},
    {.name = "only-yes",
     CLI_INTO(struct args, only_yes),
     .help = N_("seat those who said yes only, not all who did not say no")},
    {.name = "repair",
     CLI_INTO(struct args, repair),
     .help = N_("mend adopted seats with the fewest moves, for those who came or will not")},
    {.name = "effort",
     .value = "STEPS",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, effort),
     .least = 1,
     .most = INT64_MAX,
     .help = N_("exchanges that are tried")},
};
static const struct cli_example examples[] = {
    {"miraif session seat 1-1s --rounds 2", N_("a change of seats, at tables without team mates")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_seat_options seats = {.rounds = args->rounds,
                                              .table_size = args->table_size,
                                              .only_yes = args->only_yes,
                                              .effort = (uint64_t)args->effort,
                                              .repair = args->repair};
    struct miraif_seating seating;
    if (args->repair && (args->rounds != 0 || args->only_yes))
        return mi_fail(err, MIRAIF_USAGE, N_("--repair keeps the rounds, and who has a seat"));
    MI_TRY(miraif_session_seat(cli->store, args->session, &seats, cli->arena, &seating, err));
    MI_TRY(record_say_seating(cli, &seating, err));
    cli_say(cli, "%s", "");
    if (args->repair)
        MI_TRY(record_say_moves(cli, &seating, err));
    else
        cli_say(cli, _("Next: miraif session adopt %s"), seating.session.id);
    return cli_data(cli, record_seating(cli->arena, &seating), err);
}

const struct cli_command cmd_session_seat = {
    .noun = "session",
    .verb = "seat",
    .summary = N_("say who sits at which table"),
    .description = N_(
        "Drafts the seats of a session, and replaces an earlier draft; miraif session adopt makes it "
        "valid. A general session seats by team, with others at tables of their own.\n\nAny other "
        "session mixes: people sit with those whom they have not met, as team mates or mentors, at the "
        "adopted tables of earlier sessions (of those who came, where that was noted), or in an earlier "
        "round. The fewest "
        "pairs meet again; how many no seating could avoid is said with it. People who are separate never "
        "share a table, guests are spread over the tables, and tables are as equal as they can "
        "be.\n\nSeated is everybody who did not say no. Adopted seats stand; --repair mends "
        "them: who said no or is absent goes, who came or said yes since gets a seat, and the fewest of all "
        "others move so that tables are even again. It holds at once, without a draft."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_seating_type,
    .run = run,
};
