/* `miraif completion`: scripts for shells, made from the command tables. */
#include "cli/complete.h"
#include "cli/output.h"

enum { MOST = 1 << 20 };

struct args {
    const char *shell;
};

static const char *const shells[] = {"bash", "zsh", "fish", NULL};

static const struct cli_param operands[] = {
    {.name = "SHELL",
     .kind = CLI_CHOICE,
     .choices = shells,
     CLI_INTO(struct args, shell),
     .required = true,
     .help = N_("the shell to write for")},
};

static const struct cli_example examples[] = {
    {"miraif completion bash", N_("put it under /etc/bash_completion.d, or source it")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct mi_str str = mi_str_begin(cli->arena, MOST);
    const char *script;
    if (mi_text_is(args->shell, "bash"))
        cli_complete_bash(&str);
    else if (mi_text_is(args->shell, "zsh"))
        cli_complete_zsh(&str);
    else
        cli_complete_fish(&str);
    MI_TRY(mi_str_end(&str, &script, err));
    MI_TRY(cli_text(cli, script, err));
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "shell", args->shell);
    mi_put_text(record, "script", script);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_completion = {
    .verb = "completion",
    .summary = N_("print a completion script for a shell"),
    .description =
        N_("Prints a script that completes commands, options, choices and file names in bash, zsh or "
           "fish, and the numbers of cohorts, people and teams from the store."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .args_size = sizeof(struct args),
    .run = run,
};
