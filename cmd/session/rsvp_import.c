/* `miraif session rsvp import`. */
#include "cli/output.h"
#include "cli/record_import.h"

struct args {
    const char *session;
    struct import_args import;
};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the session, such as 1-1, 1-1s or 1-A-3")},
    IMPORT_FILE(struct args),
};
static const struct cli_param options[] = {
    IMPORT_ANSWERS_OPTIONS(struct args),
};
static const struct cli_example examples[] = {
    {"miraif session rsvp import 1-1s rsvp.csv", N_("what the form has gathered so far")},
};

static enum miraif_status take(struct cli *cli, const void *target, const struct miraif_import_options *form,
                               struct miraif_import_report *ret_report, struct miraif_error *err)
{
    const struct args *args = target;
    return miraif_rsvp_import(cli->store, args->session, form, cli->arena, ret_report, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return cli_import_answers(cli, &args->import, take, args, err);
}

const struct cli_command cmd_session_rsvp_import = {
    .noun = "session",
    .verb = "rsvp",
    .action = "import",
    .summary = N_("take in who comes"),
    .description =
        N_("Reads a CSV file in any encoding as a form exports it: whether people come, what they cannot "
           "eat, and notes, in Japanese or English.\n\nPeople are known by the reply code of their letter, "
           "by a number such as p12, or by e-mail address; of several answers of a person the latest counts, "
           "by the column of the time or else by the order of rows. The same file again changes nothing. "
           "Rows that say who or what in no known way are refused with line, column and reason (exit status "
           "3).\n\nWhat follows from an answer is as with miraif session rsvp."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_import_type,
    .run = run,
};
