/* `miraif match prefer import`. */
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

static enum miraif_status take(struct cli *cli, const void *target, const struct miraif_import_options *form,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    const struct args *args = target;
    return miraif_preference_import(cli->store, args->cohort, form, cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_answers(cli, &args->import, take, args, err);
}

const struct cli_command cmd_match_prefer_import = {
    .noun = "match",
    .verb = "prefer",
    .action = "import",
    .summary = N_("take in whom people, teams and mentors wish for"),
    .description = N_(
        "Reads a CSV file in any encoding that says who wishes for whom: a row of a mentor names teams and "
        "people, a row of a team (column チーム or team: 1-A, or A) or of an applicant names mentors.\n\n"
        "Wishes are in columns 第1希望 to 第5希望 (choice1 to choice5), or in one column 希望 (ranking) "
        "parted by commas, the dearest first; or each row is one wish, with the columns whom and rank. "
        "Those who are wished for are named by number, e-mail address or name.\n\n"
        "Who wishes is known by number or e-mail address; of several rows of one the latest counts, by "
        "the column of the time or else by the order of rows, and takes the place of what was there. The "
        "same file again changes nothing. Rows that name nobody known, or nobody who can be matched with "
        "them, are refused with line, column and reason (exit status 3)."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
