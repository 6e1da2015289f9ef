/* `miraif alumni update import`. */
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
    return miraif_update_import(cli->store, import_options, cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_answers(cli, &args->import, take, NULL, err);
}

const struct cli_command cmd_alumni_update_import = {
    .noun = "alumni",
    .verb = "update",
    .action = "import",
    .summary = N_("take in the news that a form has gathered"),
    .description =
        N_("Reads a CSV file as a form exports it: an e-mail address, or the reply code of a letter that "
           "follows up; what is new; and, where there are columns for them, the kind, whether the digest may "
           "tell it, and the time. Kinds are known by words such as 転職, 起業 or 挑戦; others are other.\n\n"
           "The same file again changes nothing; a row that says the same with another kind or consent "
           "changes these. Bad rows are refused with line, column and reason (exit status 3)."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
