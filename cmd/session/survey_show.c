/* `miraif session survey show`. */
#include "cli/output.h"
#include "cli/record_voice.h"
#include "text/reference.h"

struct args {
    const char *what;
};

static const struct cli_param operands[] = {
    {.name = "WHAT",
     CLI_INTO(struct args, what),
     .required = true,
     .help = N_("a session (1-1), or a cohort (1) for all that were asked about")},
};
static const struct cli_example examples[] = {
    {"miraif session survey show 1-1", N_("how the first general session was")},
    {"miraif session survey show 1", N_("satisfaction from session to session")},
};

static const struct record_field fields[] = {
    {"surveys", N_("surveys"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_surveys = {"surveys", fields};

static enum miraif_status add(void *context, const struct miraif_survey *survey)
{
    struct mi_value *surveys = context;
    mi_put_value(surveys, NULL, record_survey(surveys->arena, survey));
    return MIRAIF_OK;
}

static enum miraif_status show_one(struct cli *cli, const char *session, struct mi_value *surveys,
                                   struct miraif_error *err)
{
    struct miraif_survey survey;
    MI_TRY(miraif_survey_get(cli->store, session, cli->arena, &survey, err));
    mi_put_value(surveys, NULL, record_survey(cli->arena, &survey));
    cli_say(cli, "%s  %s  %s", survey.session->id, survey.session->title, survey.session->date);
    return record_say_voices(cli, &survey.voices, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct mi_reference reference;
    struct mi_value *record = mi_value_object(cli->arena);
    struct mi_value *surveys = mi_put_array(record, "surveys");
    if (!mi_reference_parse(args->what, &reference) || reference.kind != MI_REFERENCE_COHORT) {
        MI_TRY(show_one(cli, args->what, surveys, err));
    } else {
        struct mi_value *rows = mi_value_array(cli->arena);
        MI_TRY(miraif_survey_each(cli->store, reference.cohort, add, rows, err));
        MI_TRY(cli_table(cli, &record_survey_type, rows, err));
        mi_put_value(record, "surveys", rows);
    }
    return cli_data(cli, record, err);
}

const struct cli_command cmd_session_survey_show = {
    .noun = "session",
    .verb = "survey",
    .action = "show",
    .summary = N_("show what people say of sessions"),
    .description =
        N_("Shows for a session how many answered, the mean and the distribution of every scale, what was "
           "said freely, and who has not answered; for a cohort the means from session to session.\n\n"
           "Results are shown from five answers on, and renewed when at least five are new or changed, so "
           "that nobody's can be told by comparing two results. Nothing says who said what."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_surveys,
    .run = run,
};
