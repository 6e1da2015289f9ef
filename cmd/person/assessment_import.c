/* `miraif person assessment import`. */
#include "cli/output.h"
#include "cli/record_import.h"

struct args {
    struct import_args import;
    const char *instrument;
};

static const struct cli_param operands[] = {IMPORT_FILE(struct args)};
static const struct cli_param options[] = {
    {.name = "instrument",
     .value = "NAME",
     CLI_INTO(struct args, instrument),
     .help = N_("what was answered; 適職診断 when not given")},
    IMPORT_ANSWERS_OPTIONS(struct args),
};
static const struct cli_example examples[] = {
    {"miraif person assessment import assessment.csv", N_("what the instrument's maker sent")},
};

static enum miraif_status take(struct cli *cli, const void *target, const struct miraif_import_options *form,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    const struct args *args = target;
    return miraif_assessment_import(
        cli->store, args->instrument != NULL ? args->instrument : MIRAIF_ASSESSMENT_INSTRUMENT, form,
        cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_answers(cli, &args->import, take, args, err);
}

const struct cli_command cmd_person_assessment_import = {
    .noun = "person",
    .verb = "assessment",
    .action = "import",
    .summary = N_("take in the results of an aptitude assessment"),
    .description =
        N_("Reads a CSV file of results: who, by number or e-mail address; the day, if there is a column for "
           "it; and a column for each scale, which is every other one that is no name, company or the like. "
           "Numbers are scores, anything else is a word, such as a type; a blank cell is no result.\n\n"
           "The results are the office's until their owner agrees that the team sees them (miraif person "
           "share p12 assessment --with team). The same file again changes nothing. Bad rows are refused "
           "with line, column and reason (exit status 3)."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
