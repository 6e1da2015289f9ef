/* `miraif session pulse import`. */
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
static const struct cli_param options[] = {IMPORT_ANSWERS_OPTIONS(struct args)};
static const struct cli_example examples[] = {
    {"miraif session pulse import 1 pulse.csv -n", N_("what the form has gathered so far")},
};

static enum miraif_status take(struct cli *cli, const void *context,
                               const struct miraif_import_options *import_options,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    const struct args *args = context;
    return miraif_pulse_import(cli->store, args->cohort, import_options, cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_answers(cli, &args->import, take, args, err);
}

const struct cli_command cmd_session_pulse_import = {
    .noun = "session",
    .verb = "pulse",
    .action = "import",
    .summary = N_("take in the answers to the pulse"),
    .description =
        N_("Reads a CSV file in any encoding as a form exports it: the reply code of the letter or an e-mail "
           "address, the seven answers from 1 to 7, and, if there is such a column, who would like to talk "
           "with the office (運営と話したい). The code says which round a row is of, else its time, so that "
           "one form can gather all rounds.\n\n"
           "Whoever ticks that they would like to talk is told of at once, by a letter to the community "
           "manager, even where the rest of the row is refused. The answers themselves are anonymous, as "
           "those of the survey: see `miraif session survey import`."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
