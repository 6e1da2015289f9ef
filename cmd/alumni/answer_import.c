/* `miraif alumni answer import`. */
#include "cli/output.h"
#include "cli/record_import.h"

struct args {
    struct import_args import;
};

static const struct cli_param operands[] = {IMPORT_FILE(struct args)};
static const struct cli_param options[] = {IMPORT_ANSWERS_OPTIONS(struct args)};

static enum miraif_status take(struct cli *cli, const void *context,
                               const struct miraif_import_options *import_options,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    (void)context;
    return miraif_ask_import(cli->store, import_options, cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_answers(cli, &args->import, take, NULL, err);
}

const struct cli_command cmd_alumni_answer_import = {
    .noun = "alumni",
    .verb = "answer",
    .action = "import",
    .summary = N_("take in answers to asks that a form has gathered"),
    .description =
        N_("Reads a CSV file as a form exports it: the reply code of the letter, which says who answers "
           "which ask, or an e-mail address and a column with the ask; the answer; the time at which it was "
           "given. Replies to the letters that ask what came of an ask close it; so does, for the asker, a "
           "column for the outcome. A column on consent says whether the digest may quote the answer.\n\n"
           "The same file again changes nothing. Rows that say who or what in no known way are refused with "
           "line, column and reason (exit status 3)."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
