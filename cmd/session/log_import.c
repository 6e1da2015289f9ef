/* `miraif session log import`. */
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
     .help = N_("number of the cohort")},
    IMPORT_FILE(struct args),
};
static const struct cli_param options[] = {
    IMPORT_ANSWERS_OPTIONS(struct args),
};
static const struct cli_example examples[] = {
    {"miraif session log import 1 logs.csv", N_("what the teams reported")},
};

static enum miraif_status take(struct cli *cli, const void *target, const struct miraif_import_options *form,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    const struct args *args = target;
    return miraif_session_log_import(cli->store, args->cohort, form, cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_answers(cli, &args->import, take, args, err);
}

const struct cli_command cmd_session_log_import = {
    .noun = "session",
    .verb = "log",
    .action = "import",
    .summary = N_("take in which sessions took place"),
    .description =
        N_("Reads a CSV file in any encoding as a form exports it: a column that names the session (1-A-3), "
           "and where there are such columns, the time, the kind, the minutes, the theme and the mentee. "
           "Whoever filled in the form was there. What was said has no column: other columns are not "
           "read.\n\nPeople are known by the reply code of their letter, by a number such as p12, or by "
           "e-mail address; of several answers of a person the latest counts, by the column of the time or "
           "else by the order of rows. The same file again changes nothing. Rows that say who or what in no "
           "known way are refused with line, column and reason (exit status 3)."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
