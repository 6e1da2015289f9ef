/* `miraif cohort promise set`. */
#include "cli/output.h"
#include "cli/record_promise.h"
#include "cli/text_file.h"

struct args {
    const char *file;
};

static const struct cli_param operands[] = {
    {.name = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, file),
     .required = true,
     .help = N_("the whole text in UTF-8; “-” is standard input")},
};
static const struct cli_example examples[] = {
    {"echo ここで聞いた話は外に出しません。 | miraif cohort promise set "
     "-",
     N_("the first version, or a new one")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_promise_set set;
    const char *text;
    MI_TRY(cli_text_file(cli, args->file, &text, err));
    MI_TRY(miraif_promise_set(cli->store, text, cli->arena, &set, err));
    long long version = (long long)set.promise.version;
    if (set.repeated)
        cli_say(cli, _("version %lld of the promise says the same; nothing is changed"), version);
    else
        cli_say(cli, _("version %lld of the promise is in force; letters queued: %lld"), version,
                (long long)set.queued);
    struct mi_value *record = record_promise(cli->arena, &set.promise, NULL, 0);
    mi_put_bool(record, "repeated", set.repeated);
    mi_put_int(record, "queued", set.queued);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_cohort_promise_set = {
    .noun = "cohort",
    .verb = "promise",
    .action = "set",
    .summary = N_("set the community's promise, or a new version of it"),
    .description =
        N_("The promise (お約束) is one text for the whole community, which everybody accepts: participants, "
           "graduates, mentors, staff. Whoever accepted no version gets a letter with all of it; whoever "
           "accepted an earlier one is asked for the lines only that have changed since then. Letters about "
           "the version before, which have not left, are cancelled. The same text again changes nothing."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_promise_type,
    .run = run,
};
