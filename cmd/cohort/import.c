/* `miraif cohort import`. */
#include "cli/output.h"
#include "cli/record_import.h"

struct args {
    int64_t cohort;
    struct import_args import;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort that the people apply to")},
    IMPORT_FILE(struct args),
};
static const struct cli_param options[] = {
    IMPORT_OPTIONS(struct args,
                   N_("a row that differs from the stored application: skip (the usual), latest or fail")),
};
static const struct cli_example examples[] = {
    {"miraif cohort import 1 applicants.csv", N_("any list of applicants, as it comes")},
    {"miraif cohort import 1 applicants.csv --dry-run", N_("what would happen")},
    {"miraif cohort import 1 applicants.csv --rejects mend.csv", N_("the bad rows, to be mended")},
};

static enum miraif_status take(struct cli *cli, const void *target,
                               const struct miraif_import_options *import_options,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    const struct args *args = target;
    return miraif_import_applicants(cli->store, args->cohort, import_options, cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_run(cli, &args->import, MIRAIF_DUPLICATE_SKIP, take, args, err);
}

const struct cli_command cmd_cohort_import = {
    .noun = "cohort",
    .verb = "import",
    .summary = N_("take in applicants from a CSV file"),
    .description =
        N_("Reads a list of applicants in UTF-8, CP932 (Shift_JIS) or UTF-16, separated by commas, tabs or "
           "semicolons. Columns are known by their headers, in Japanese or English; what maps to no field is "
           "kept with the application as an answer.\n\n"
           "Good rows go in, bad rows are told of, with line, column and reason, and the exit status is 3. "
           "The same file again changes nothing. A person is known by e-mail address; one who applied to an "
           "earlier cohort gets a new application with what they say of themselves now."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
