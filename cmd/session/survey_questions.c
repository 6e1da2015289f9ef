/* `miraif session survey questions`. */
#include "cli/output.h"
#include "cli/record_voice.h"

struct args {
    const char *file;
    bool pulse;
};

static const struct cli_param operands[] = {
    {.name = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, file),
     .help = N_("a CSV file with the columns code, scale, ja, en; without, the questions are listed")},
};
static const struct cli_param options[] = {
    {.name = "pulse",
     CLI_INTO(struct args, pulse),
     .help = N_("list the seven items of the pulse, which cannot be changed")},
};
static const struct cli_example examples[] = {
    {"miraif session survey questions", N_("what people are asked after a session")},
    {"miraif session survey questions --format csv -o questions.csv", N_("to be changed and taken in again")},
};

static enum miraif_status set(struct cli *cli, const char *file, struct miraif_error *err)
{
    const struct miraif_import_options import = {.path = file};
    size_t count;
    MI_TRY(miraif_questions_set(cli->store, &import, cli->arena, &count, err));
    cli->changed = true;
    if (count == 0)
        cli_say(cli, _("there are none in the file: these hold again"));
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_question *list = miraif_pulse_items();
    size_t count = MIRAIF_PULSE_ITEMS;
    bool preset;
    if (args->pulse && args->file != NULL)
        return mi_fail(err, MIRAIF_USAGE, "the items of the pulse cannot be changed");
    if (args->file != NULL)
        MI_TRY(set(cli, args->file, err));
    if (!args->pulse)
        MI_TRY(miraif_questions_get(cli->store, cli->arena, &list, &count, &preset, err));
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < count; i++)
        MI_TRY(cli_item(cli, record_question(cli_scratch(cli), &list[i]), err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_session_survey_questions = {
    .noun = "session",
    .verb = "survey",
    .action = "questions",
    .summary = N_("list or set what people are asked after a session"),
    .description =
        N_("Lists the questions of the survey, or takes them from a CSV file: a code, by which answers are "
           "kept; a scale such as 1-5, blank for free text; and the text in Japanese and English, by which "
           "the columns of the form are known. “satisfaction” and “recommend” are the codes that summaries "
           "and reports show. What --format csv prints is taken in again. A file without rows brings back "
           "the questions that miraif comes with."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_EITHER,
    .args_size = sizeof(struct args),
    .record = &record_question_type,
    .list = true,
    .run = run,
};
