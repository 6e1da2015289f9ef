/* `miraif cohort create`. */
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
     .help = N_("number of the new cohort; numbers never shift")},
};
static const struct cli_param options[] = {
    {.name = "start",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, start),
     .required = true,
     .help = N_("day of the first general session, a Friday")},
    {.name = "name",
     .value = "NAME",
     CLI_INTO(struct args, name),
     .help = N_("what people call it; the number and 期 when not given")},
    {.name = "teams",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, teams),
     .preset = 4,
     .least = 1,
     .most = MIRAIF_TEAMS_MOST,
     .help = N_("number of teams")},
    {.name = "team-size",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, team_size),
     .preset = 4,
     .least = 2,
     .most = MIRAIF_TEAM_SIZE_MOST,
     .help = N_("people in a team")},
};
static const struct cli_example examples[] = {
    {"miraif cohort create 2 --start 2027-04-16", N_("four teams of four")},
    {"miraif cohort create 3 --name 夏の期 --start 2027-07-16 --teams 6", N_("six teams of four")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_cohort wanted = {.id = args->cohort,
                                   .name = args->name,
                                   .start_date = args->start,
                                   .teams = args->teams,
                                   .team_size = args->team_size};
    struct miraif_cohort cohort;
    struct miraif_cohort_state state = {0};
    MI_TRY(miraif_cohort_create(cli->store, &wanted, cli->arena, &cohort, err));
    record_warn_of_start(cli, &cohort);
    return cli_object(cli, record_cohort(cli->arena, &cohort, &state), err);
}

const struct cli_command cmd_cohort_create = {
    .noun = "cohort",
    .verb = "create",
    .summary = N_("open a new cohort"),
    .description = N_("Opens a cohort with a number of your choice. Name, start and, until teams are "
                      "adopted, the sizes can be changed later with miraif cohort edit."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_cohort_sheet_type,
    .run = run,
};
