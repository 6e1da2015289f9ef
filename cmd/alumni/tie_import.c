/* `miraif alumni tie import`. */
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
    return miraif_tie_import(cli->store, import_options, cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_answers(cli, &args->import, take, NULL, err);
}

const struct cli_command cmd_alumni_tie_import = {
    .noun = "alumni",
    .verb = "tie",
    .action = "import",
    .summary = N_("take in ties that a form has gathered"),
    .description = N_(
        "Reads a CSV file as a form exports it. Either people tell of a tie: who by e-mail address, the "
        "other by e-mail address, number or name, and the kind in words such as 仕事, 採用 or 友人. Or they "
        "reply to a letter that asks to confirm one: its reply code, and yes or no.\n\n"
        "The same file again changes nothing. Bad rows are refused with line, column and reason (exit "
        "status 3)."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
