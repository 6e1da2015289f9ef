/* miraif: find the command, parse its arguments, provide what it needs, run it, finish its output. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "cli/back_end.h"
#include "cli/env.h"
#include "cli/handout.h"
#include "cli/messages.h"
#include "cli/parse.h"
#include "cli/report.h"

/* -h is `miraif help` with the words before it. */
static enum miraif_status turn_to_help(struct cli *cli, struct cli_line *line, struct miraif_error *err)
{
    struct cli_texts *words = mi_arena_alloc(cli->arena, sizeof *words);
    const char **item = mi_arena_array(cli->arena, line->path.count + 1, sizeof *item);
    if (words == NULL || item == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < line->path.count; i++)
        item[i] = line->path.word[i];
    *words = (struct cli_texts){.item = item, .count = line->path.count};
    line->path.command = &cmd_help;
    line->args = words;
    line->globals.format = cli->globals.format; /* what was said behind -h counts, too */
    line->globals.output = NULL;
    return MIRAIF_OK;
}

static enum miraif_status check_format(const struct cli *cli, struct miraif_error *err)
{
    enum cli_format format = cli->globals.format;
    if (cli->command->list || format == CLI_TABLE || format == CLI_JSON)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_USAGE, N_("“--format %s” is for lists"), cli_format_name(format));
    mi_hint(err, N_("use --json"));
    return MIRAIF_USAGE;
}

/* Whether the output stands as it is, although the command has more to say by its status. */
static bool is_complete(const struct cli *cli, enum miraif_status status)
{
    if (cli->output != NULL && cli->output->state == CLI_IN_LIST)
        return false;
    return status == MIRAIF_OK || status == MIRAIF_PARTIAL || status == MIRAIF_ATTENTION ||
           (cli->output != NULL && cli->output->state == CLI_WHOLE);
}

/* A change that cannot be reported is still a change. */
static enum miraif_status finish(struct cli *cli, enum miraif_status status, struct miraif_error *err)
{
    bool writes = cli_need_changes(cli->command->need) || cli->changed;
    bool changed = writes && !cli->globals.dry_run &&
                   (status == MIRAIF_OK || status == MIRAIF_PARTIAL || status == MIRAIF_ATTENTION);
    struct miraif_error second = {.env = &cli->env};
    cli_env_progress_end();
    if (status == MIRAIF_OK && !is_complete(cli, status))
        status = mi_fail(err, MIRAIF_INTERNAL, N_("the command did not end its list"));
    enum miraif_status finished = cli_output_finish(cli, is_complete(cli, status), &second);
    if (finished == MIRAIF_OK || (status != MIRAIF_OK && !changed))
        return status;
    *err = second;
    if (changed && err->message[0] == '\0')
        mi_fail(err, finished, N_("nobody read the report"));
    if (changed)
        mi_hint(err, N_("the change is stored; only its report was not printed"));
    return finished;
}

/* A rehearsal reads like the act: what it was is said last. */
static void say_dry_run(struct cli *cli)
{
    if (cli->globals.dry_run && cli_need_changes(cli->command->need))
        cli_say(cli, _("a dry run: nothing is stored"));
}

static enum miraif_status run(struct cli *cli, const void *args, struct miraif_error *err)
{
    enum miraif_status status = cli_output_begin(cli, err);
    if (status == MIRAIF_OK)
        status = cli_provide(cli, err);
    if (status == MIRAIF_OK)
        status = cli->command->run(cli, args, err);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL)
        say_dry_run(cli);
    status = finish(cli, status, err);
    if (status == MIRAIF_OK)
        cli_handout_note(cli);
    return status;
}

static enum miraif_status start(struct cli *cli, int argc, char **argv, struct cli_line *line,
                                struct miraif_error *err)
{
    MI_TRY(cli_parse(argc, argv, cli->arena, line, err));
    if (line->globals.help)
        MI_TRY(turn_to_help(cli, line, err));
    cli->globals = line->globals;
    cli->command = line->path.command;
    cli_messages_begin(cli->globals.language);
    MI_TRY(check_format(cli, err));
    MI_TRY(cli_env_fill(cli, argc, argv, err));
    return run(cli, line->args, err);
}

/* Whether there is something to tell: PARTIAL and ATTENTION may have been told by the output, and a reader
 * who went away is not told. */
static bool is_worth_telling(enum miraif_status status, const struct miraif_error *err)
{
    if (status == MIRAIF_OK)
        return false;
    bool told = status == MIRAIF_PARTIAL || status == MIRAIF_ATTENTION || status == MIRAIF_IO;
    return !told || err->message[0] != '\0';
}

int main(int argc, char **argv)
{
    struct cli cli = {.globals = {.now = INT64_MIN, .seed = -1}};
    struct cli_line line = {.path = cli_path_begin()};
    cli_env_descriptors();
    cli_env_signals();
    cli_globals_glance(argc, argv, &cli.globals);
    cli_messages_begin(cli.globals.language);
    cli_env_begin(&cli);
    struct miraif_error err = {.env = &cli.env};
    cli.arena = miraif_arena_create();
    enum miraif_status status = cli.arena == NULL ? mi_no_memory(&err) : start(&cli, argc, argv, &line, &err);
    miraif_store_close(cli.store);
    err.status = status;
    if (is_worth_telling(status, &err))
        cli_report(&cli, &line.path, &err);
    miraif_arena_destroy(cli.arena);
    return miraif_status_exit(status);
}
