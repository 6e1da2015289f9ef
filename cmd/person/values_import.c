/* `miraif person values import`. */
#include "cli/output.h"
#include "cli/record_import.h"
#include "cli/record_value.h"

struct args {
    const char *field;
    struct import_args import;
};

static const struct cli_param operands[] = {
    {.name = "FIELD",
     .kind = CLI_CHOICE,
     .choices = cli_vocabulary_fields,
     CLI_INTO(struct args, field),
     .required = true,
     .help = N_("industry, occupation, place, or themes (which people bring and mentors offer)")},
    IMPORT_FILE(struct args),
};
static const struct cli_param options[] = {
    IMPORT_ANSWERS_OPTIONS(struct args),
};
static const struct cli_example examples[] = {
    {"miraif person values import occupation map.csv", N_("what miraif person values printed, edited")},
};

static enum miraif_status take(struct cli *cli, const void *target,
                               const struct miraif_import_options *import_options,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    const struct args *args = target;
    return miraif_value_import(cli->store, cli_vocabulary_field(args->field), import_options, cli->arena,
                               ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_answers(cli, &args->import, take, args, err);
}

const struct cli_command cmd_person_values_import = {
    .noun = "person",
    .verb = "values",
    .action = "import",
    .summary = N_("take in a sheet of what counts as what"),
    .description =
        N_("Reads a CSV file in any encoding with the columns value and counts_as, as miraif person values "
           "prints it with --format csv; other columns are not read. A row whose counts_as is blank lets the "
           "value count as itself. Values that are not in the sheet stay as they are; the same file again "
           "changes nothing."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
