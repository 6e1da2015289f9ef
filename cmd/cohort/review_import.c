/* `miraif cohort review import`. */
#include "cli/output.h"
#include "cli/record_review.h"

struct args {
    int64_t cohort;
    const char *file;
    const char *reviewer;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
    {.name = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, file),
     .required = true,
     .help = N_("the score sheet; - is standard input")},
};
static const struct cli_param options[] = {
    {.name = "reviewer",
     .value = "WHO",
     CLI_INTO(struct args, reviewer),
     .help = N_("who marked, where the sheet does not say: a name, p12 or an e-mail address")},
};
static const struct cli_example examples[] = {
    {"miraif cohort review import 1 scores-furuno.csv", N_("take in a filled sheet")},
};

static enum miraif_status show(struct cli *cli, const struct miraif_review_import *import,
                               struct miraif_error *err)
{
    for (size_t i = 0; i < import->warnings; i++)
        if (import->warning[i].line > 0)
            cli_warn(cli, import->warning[i].reason, _("line %llu: %s"),
                     (unsigned long long)import->warning[i].line, import->warning[i].message);
        else
            cli_warn(cli, import->warning[i].reason, "%s", import->warning[i].message);
    cli_say(cli,
            _("%llu rows: %llu new reviews, %llu changed, %llu unchanged, %llu not marked, %zu refused."),
            (unsigned long long)import->records, (unsigned long long)import->created,
            (unsigned long long)import->updated, (unsigned long long)import->unchanged,
            (unsigned long long)import->blank, import->rejected_count);
    MI_TRY(cli_data(cli, record_review_import(cli->arena, import), err));
    if (import->rejected_count == 0)
        return MIRAIF_OK;
    struct mi_value *rows = mi_value_array(cli->arena);
    for (size_t i = 0; i < import->rejected_count; i++)
        mi_put_value(rows, NULL, record_review_problem(cli->arena, &import->rejected[i]));
    cli_say(cli, "%s", "");
    return cli_table(cli, &record_review_problem_type, rows, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_review_import import;
    enum miraif_status status =
        miraif_review_import(cli->store, args->cohort, args->file, args->reviewer, cli->arena, &import, err);
    if (status != MIRAIF_OK && status != MIRAIF_PARTIAL)
        return status;
    MI_TRY(show(cli, &import, err));
    return status;
}

const struct cli_command cmd_cohort_review_import = {
    .noun = "cohort",
    .verb = "review",
    .action = "import",
    .summary = N_("take in a filled score sheet"),
    .description =
        N_("Reads a score sheet in any encoding and with any delimiter that spreadsheets write. The columns "
           "are found by their headers: the applicant (p12 or an e-mail address), the reviewer, one column "
           "for each criterion, a comment, and the name, which is only compared.\n\n"
           "Sound rows are stored, bad ones are reported with line, column and reason (exit status 3). "
           "Later marks replace earlier ones; an empty cell leaves what is stored, so that a half-filled "
           "sheet can come in twice. The same sheet again changes nothing.\n\n"
           "Refused are: unknown applicants, marks that are no number or not on the scale, rows whose name "
           "is not the applicant's (the sheet was sorted by half), and marks for applicants whom the "
           "reviewer must not judge."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_review_import_type,
    .run = run,
};
