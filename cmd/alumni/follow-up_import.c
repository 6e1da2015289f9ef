/* `miraif alumni follow-up import`. */
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
    return miraif_follow_up_import(cli->store, import_options, cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_answers(cli, &args->import, take, NULL, err);
}

const struct cli_command cmd_alumni_follow_up_import = {
    .noun = "alumni",
    .verb = "follow-up",
    .action = "import",
    .summary = N_("take in how people are, as a form has gathered it"),
    .description =
        N_("Reads a CSV file as a form exports it: the reply code of the letter, which says who answers at "
           "which stage, or an e-mail address, which answers the stage of that time; what became of the "
           "worry (晴れた, 軽くなった, 変わらない, 重くなった); the satisfaction from 1 to 5; a comment; and "
           "what is new, with whether the digest may tell it, which is kept as an update.\n\n"
           "Of several answers at a stage the latest counts; the same file again changes nothing. Who has "
           "answered is not reminded. Bad rows are refused with line, column and reason (exit status 3)."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
