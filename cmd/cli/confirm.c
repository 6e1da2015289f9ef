/* Asking before something that cannot be taken back by looking again. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/back_end.h"
#include "text/escape.h"

static bool is_yes(const char *answer)
{
    static const char *const words[] = {"y\n", "Y\n", "yes\n", "YES\n", "はい\n"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(answer, words[i]) == 0)
            return true;
    return false;
}

static enum miraif_status ask(struct cli *cli, const char *question, struct miraif_error *err)
{
    char answer[64] = "";
    const char *safe = mi_text_escape(question, cli->arena);
    if (safe == NULL)
        return mi_no_memory(err);
    if (fflush(cli->output->sink.stream) != 0 && cli->output->sink.error == 0)
        cli->output->sink.error = errno; /* what is asked about was not seen */
    MI_TRY(cli_sink_status(&cli->output->sink, err));
    fprintf(stderr, _("%s [y/N] "), safe);
    if (fgets(answer, sizeof answer, stdin) == NULL)
        fputc('\n', stderr);
    if (cli->env.should_stop(cli->env.context))
        return mi_fail(err, MIRAIF_INTERRUPTED, N_("interrupted"));
    return is_yes(answer) ? MIRAIF_OK : mi_fail(err, MIRAIF_NEEDS_YES, N_("cancelled, nothing was changed"));
}

enum miraif_status cli_confirm(struct cli *cli, struct miraif_error *err, const char *format, ...)
{
    if (cli->globals.yes || cli->globals.dry_run)
        return MIRAIF_OK;
    char question[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(question, sizeof question, format, arguments);
    va_end(arguments);
    mi_cut_at_character(question);
    if (!cli->globals.no_input && isatty(STDIN_FILENO) && isatty(STDERR_FILENO))
        return ask(cli, question, err);
    mi_fail(err, MIRAIF_NEEDS_YES, "%s", question);
    mi_hint(err, N_("there is nobody to ask; add --yes to do it"));
    return MIRAIF_NEEDS_YES;
}
