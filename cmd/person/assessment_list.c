/* `miraif person assessment list`. */
#include "cli/output.h"
#include "cli/record_assessment.h"

struct args {
    const char *person;
    int64_t cohort;
};

static const struct cli_param operands[] = {
    {.name = "PERSON", .kind = CLI_PERSON, CLI_INTO(struct args, person), .help = N_("only of this person")},
};
static const struct cli_param options[] = {
    {.name = "cohort",
     .value = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("of those who take part in it, and who of them has no result")},
};
static const struct cli_example examples[] = {
    {"miraif person assessment list --cohort 1", N_("who has results, and who lets the team see them")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_assessment *assessment)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_assessment(cli_scratch(listing->cli), assessment), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person = {0};
    if (args->person != NULL && args->cohort != 0)
        return mi_fail(err, MIRAIF_USAGE, N_("either a person or “--cohort”"));
    if (args->person != NULL)
        MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(cli_list(cli, err));
    MI_TRY(
        miraif_assessment_each(cli->store, person.id, args->cohort, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_person_assessment_list = {
    .noun = "person",
    .verb = "assessment",
    .action = "list",
    .summary = N_("list results of aptitude assessments"),
    .description = N_("Lists the latest result of each instrument by person: for the office, which reads all "
                      "of them. With --cohort everybody who takes part is there, with a result or without."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_assessment_type,
    .list = true,
    .run = run,
};
