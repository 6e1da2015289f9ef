/* `miraif cohort reply import`. */
#include "cli/output.h"
#include "cli/record_import.h"
#include "cli/record_offer.h"

struct args {
    int64_t cohort;
    struct import_args import;
    bool late;
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
    {.name = "late", CLI_INTO(struct args, late), .help = N_("accept after the deadline, too")},
    IMPORT_ANSWERS_OPTIONS(struct args),
};
static const struct cli_example examples[] = {
    {"miraif cohort reply import 1 replies.csv", N_("what the form has gathered so far")},
};

/* What the import is for, and where it says through whom seats became free. */
struct target {
    const struct args *args;
    const int64_t **out;
    size_t *outs;
};

static enum miraif_status take(struct cli *cli, const void *context,
                               const struct miraif_import_options *import_options,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    const struct target *target = context;
    return miraif_reply_import(cli->store, target->args->cohort, target->args->late, import_options,
                               cli->arena, ret_report, target->out, target->outs, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_waitlist waitlist;
    const int64_t *out = NULL;
    size_t outs = 0;
    MI_TRY(record_warn_of_overdue(cli, args->cohort, err));
    enum miraif_status status =
        cli_import_answers(cli, &args->import, take, &(struct target){args, &out, &outs}, err);
    if (outs == 0)
        return status;
    /* What was only rehearsed is not stored: those people are counted out by name. */
    MI_TRY(miraif_waitlist_get(cli->store, args->cohort, out, cli->env.dry_run ? outs : 0, false, cli->arena,
                               &waitlist, err));
    MI_TRY(record_say_step_in(cli, &waitlist, err));
    return status;
}

const struct cli_command cmd_cohort_reply_import = {
    .noun = "cohort",
    .verb = "reply",
    .action = "import",
    .summary = N_("take in the replies that a form has gathered"),
    .description =
        N_("Reads a CSV file in any encoding as a form exports it: the reply code of the letter or an e-mail "
           "address, the answer in Japanese or English, and the time at which it was given (now where there "
           "is none). Other columns are not read.\n\n"
           "Of several answers of a person the latest counts; the same file again changes nothing, so that "
           "the whole form can be taken in every day. Rows that say who or what in no known way, and replies "
           "that the state does not allow, are refused with line, column and reason (exit status 3). Which "
           "answer may follow which state is in miraif-cohort(1)."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
