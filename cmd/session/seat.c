/* `miraif session seat`. */
#include "cli/output.h"
#include "cli/record_seating.h"
#include "cli/sizes.h"

struct args {
    const char *session;
    int64_t rounds;
    int64_t table_size;
    const char *sizes;
    int64_t half_life;
    int64_t effort;
    bool familiar;
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
    {.name = "sizes",
     .value = "LIST",
     CLI_INTO(struct args, sizes),
     .help = N_(
         "the seats of every table instead, such as 5,4,4 or 4x6,3x2; where they are more than people, the "
         "largest tables lose some")},
    {.name = "familiar",
     CLI_INTO(struct args, familiar),
     .help = N_("in every round, whoever knows somebody who comes finds one of them at the table")},
    {.name = "half-life",
     .value = "DAYS",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, half_life),
     .least = 1,
     .most = 36500,
     .help = N_("the days after which a meeting weighs half as much; 365 where not given")},
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
    {"miraif session seat 1-1s --sizes 6x2,4", N_("tables as they stand in the room")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct cli_sizes sizes = {0};
    struct miraif_seating seating;
    if (args->repair && (args->rounds != 0 || args->only_yes || args->sizes != NULL || args->familiar))
        return mi_fail(err, MIRAIF_USAGE, N_("--repair keeps the rounds, and who has a seat"));
    if (args->sizes != NULL && args->table_size != 0)
        return mi_fail(err, MIRAIF_USAGE, N_("“--table-size” does not go with “--sizes”"));
    if (args->sizes != NULL)
        MI_TRY(cli_sizes_read(args->sizes, MIRAIF_MIXING_PEOPLE_MOST, N_("“%s” is no list of table sizes"),
                              cli->arena, &sizes, err));
    const struct miraif_seat_options seats = {.rounds = args->rounds,
                                              .table_size = args->table_size,
                                              .size = sizes.size,
                                              .sizes = sizes.count,
                                              .familiar = args->familiar,
                                              .half_life = args->half_life,
                                              .only_yes = args->only_yes,
                                              .effort = (uint64_t)args->effort,
                                              .repair = args->repair};
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
        "adopted tables of earlier sessions (of those who came, where that was noted), in earlier mixes, in "
        "an "
        "earlier round, or before (miraif person knows; ties). A meeting of today weighs 16, a team's 32, "
        "half of it "
        "after "
        "each --half-life and 1 at the least; what is met again weighs as little as can be, and is spread "
        "evenly. How many pairs no seating could keep from meeting again is said with it. People who are "
        "separate never share a table, guests are spread over the tables, and so are the mentors among them; "
        "tables are as equal as they can "
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
