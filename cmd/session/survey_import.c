/* `miraif session survey import`. */
#include "cli/output.h"
#include "cli/record_import.h"

struct args {
    const char *session;
    struct import_args import;
};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the session, such as 1-1, 1-1s or 1-A-3")},
    IMPORT_FILE(struct args),
};
static const struct cli_param options[] = {IMPORT_ANSWERS_OPTIONS(struct args)};
static const struct cli_example examples[] = {
    {"miraif session survey import 1-1 survey.csv", N_("what the form has gathered so far")},
};

static enum miraif_status take(struct cli *cli, const void *context,
                               const struct miraif_import_options *import_options,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    return miraif_survey_import(cli->store, context, import_options, cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_answers(cli, &args->import, take, args->session, err);
}

const struct cli_command cmd_session_survey_import = {
    .noun = "session",
    .verb = "survey",
    .action = "import",
    .summary = N_("take in what people say of a session"),
    .description =
        N_("Reads a CSV file in any encoding as a form exports it: the reply code of the letter or an e-mail "
           "address, and the answers, whose columns are known by the texts of the questions. On a scale the "
           "number counts that a cell begins with.\n\n"
           "Answers are anonymous: they are kept apart from who answered, without time or order, and not in "
           "the history. So the answers of one person cannot be exchanged: a file in which everybody is who "
           "has answered before, as forms export it, takes the place of all that is stored, and of any other "
           "file those are added who have not answered yet. The same file again changes nothing. The file "
           "itself says who said what: delete it when it is taken in."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
