/* `miraif cohort edit`. */
#include "cli/output.h"
#include "cli/record_cohort.h"

struct args {
    int64_t cohort;
    const char *name;
    const char *start;
    int64_t teams;
    int64_t team_size;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "name", .value = "NAME", CLI_INTO(struct args, name), .help = N_("what people call it")},
    {.name = "start",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, start),
     .help = N_("day of the first general session, a Friday")},
    {.name = "teams",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, teams),
     .least = 1,
     .most = MIRAIF_TEAMS_MOST,
     .help = N_("number of teams")},
    {.name = "team-size",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, team_size),
     .least = 2,
     .most = MIRAIF_TEAM_SIZE_MOST,
     .help = N_("people in a team")},
};
static const struct cli_example examples[] = {
    {"miraif cohort edit 1 --name 第1期", N_("another name")},
    {"miraif cohort edit 1 --teams 5 --dry-run", N_("see what a fifth team would change")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_cohort change = {.id = args->cohort,
                                   .name = args->name,
                                   .start_date = args->start,
                                   .teams = args->teams,
                                   .team_size = args->team_size};
    struct miraif_cohort cohort;
    struct miraif_cohort_state state;
    if (args->name == NULL && args->start == NULL && args->teams == 0 && args->team_size == 0) {
        mi_fail(err, MIRAIF_USAGE, N_("nothing to change"));
        mi_hint(err, N_("say what: --name, --start, --teams or --team-size"));
        return MIRAIF_USAGE;
    }
    MI_TRY(miraif_cohort_edit(cli->store, &change, cli->arena, &cohort, err));
    if (args->start != NULL)
        record_warn_of_start(cli, &cohort);
    MI_TRY(miraif_cohort_state(cli->store, cohort.id, &state, err));
    return cli_object(cli, record_cohort(cli->arena, &cohort, &state), err);
}

const struct cli_command cmd_cohort_edit = {
    .noun = "cohort",
    .verb = "edit",
    .summary = N_("change a cohort's name, start or sizes"),
    .description = N_("Changes what is given and leaves the rest. Once teams are adopted their sizes stand."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_cohort_sheet_type,
    .run = run,
};
