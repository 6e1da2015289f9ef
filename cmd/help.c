/* `miraif help`, which is also what -h shows, and with --json the whole command table for other programs. */
#include "cli/help.h"
#include "base/str.h"
#include "cli/describe.h"
#include "cli/output.h"

struct args {
    struct cli_texts words;
};

static const struct cli_param operands[] = {
    {.name = "COMMAND",
     CLI_INTO(struct args, words),
     .help = N_("the words of a command; none: an overview")},
};

static const struct cli_example examples[] = {
    {"miraif help", N_("an overview")},
    {"miraif help version", N_("one command")},
    {"miraif help --json", N_("every command, operand, option and record, for programs")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct cli_path path = cli_path_begin();
    for (size_t i = 0; i < args->words.count; i++) {
        bool taken = false;
        MI_TRY(cli_path_add(&path, args->words.item[i], &taken, err));
        if (!taken)
            return mi_fail(err, MIRAIF_USAGE, N_("“%s” is no part of a command"), args->words.item[i]);
    }
    const char *text;
    MI_TRY(cli_help_text(&path, cli->arena, &text, err));
    MI_TRY(cli_text(cli, text, err));
    return cli_data(cli, cli_describe(&path, cli->arena), err);
}

const struct cli_command cmd_help = {
    .verb = "help",
    .summary = N_("show help"),
    .description =
        N_("Shows help for a command, for the verbs of a noun, or an overview. With --json: the table "
           "of all commands with their operands, options, types and records, and all exit statuses, "
           "from which completions and manual pages are made."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .args_size = sizeof(struct args),
    .run = run,
};
