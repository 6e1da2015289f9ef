/* `miraif team move`. */
#include "cli/output.h"
#include "cli/record_team_change.h"

struct args {
    const char *person;
    const char *to;
    bool force;
    const char *reason;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("p12 or an e-mail address")},
};
static const struct cli_param options[] = {
    {.name = "to",
     .value = "TEAM",
     .kind = CLI_TEAM,
     CLI_INTO(struct args, to),
     .required = true,
     .help = N_("the team, such as 1-B")},
    {.name = "force",
     CLI_INTO(struct args, force),
     .help = N_("even where rules do not hold then; needs --reason")},
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .help = N_("why; for the office alone")},
};
static const struct cli_example examples[] = {
    {"miraif team move p4 --to 1-B --dry-run", N_("what it would do")},
    {"miraif team move p4 --to 1-B", N_("and do it")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_team_order order = {args->force, args->reason};
    struct miraif_team_change change;
    MI_TRY(miraif_team_put(cli->store, args->person, args->to, &order, cli->arena, &change, err));
    return record_finish_team_change(cli, &change, err);
}

const struct cli_command cmd_team_move = {
    .noun = "team",
    .verb = "move",
    .summary = N_("put somebody into another team"),
    .description =
        N_("Puts somebody into a team, out of another or out of none, and says what that does: the diversity "
           "of the "
           "teams before and after, and rules that would not hold any more, which it refuses unless forced. "
           "Adopted "
           "teams that have had their first peer session stay together; that, too, has to be forced.\n\n"
           "Without adopted teams it is the draft that changes. Of adopted ones, turns to come and reminders "
           "follow, "
           "and teams that were told of hear who is in them now. The earlier teams are kept: miraif team "
           "restore."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_team_change_type,
    .run = run,
};
