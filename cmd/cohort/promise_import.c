/* `miraif cohort promise import`. */
#include "cli/output.h"
#include "cli/record_import.h"

struct args {
    struct import_args import;
};

static const struct cli_param operands[] = {IMPORT_FILE(struct args)};
static const struct cli_param options[] = {IMPORT_ANSWERS_OPTIONS(struct args)};
static const struct cli_example examples[] = {
    {"miraif cohort promise import promise.csv", N_("what the form has gathered so far")},
};

static enum miraif_status take(struct cli *cli, const void *context,
                               const struct miraif_import_options *import_options,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    (void)context;
    return miraif_promise_import(cli->store, import_options, cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_answers(cli, &args->import, take, NULL, err);
}

const struct cli_command cmd_cohort_promise_import = {
    .noun = "cohort",
    .verb = "promise",
    .action = "import",
    .summary = N_("take in who accepted the promise"),
    .description =
        N_("Reads a CSV file in any encoding as a form exports it: the reply code of the letter or an e-mail "
           "address, whether they agree, and when they answered. The code says which version was asked for; "
           "without one it is the version that was in force when they answered. Other columns are not "
           "read.\n\n"
           "The same file again changes nothing. A row that does not agree is refused with the reason "
           "“not_accepted”, so that somebody talks with them (exit status 3)."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
