/* What commands say, handed to the back end of the format. */
#include "cli/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/back_end.h"
#include "cli/env.h"
#include "cli/report.h"
#include "text/escape.h"
#include "text/json_write.h"

static const struct cli_back_end *const back_ends[] = {
    [CLI_TABLE] = &cli_table_back_end, [CLI_JSON] = &cli_json_back_end, [CLI_JSONL] = &cli_jsonl_back_end,
    [CLI_CSV] = &cli_csv_back_end,     [CLI_TSV] = &cli_tsv_back_end,   [CLI_IDS] = &cli_ids_back_end,
};

void cli_write(struct cli *cli, const char *text)
{
    cli_env_progress_end();
    cli_sink_write(&cli->output->sink, text, strlen(text));
}

/* While a command changes the store, a failing print must not look like a failing change: it is told in the
 * end. A command that only reads stops at once. */
static enum miraif_status written(struct cli *cli, struct miraif_error *err)
{
    if (cli_need_changes(cli->command->need) || cli->changed)
        return MIRAIF_OK;
    if (cli->env.should_stop(cli->env.context))
        return mi_fail(err, MIRAIF_INTERRUPTED, N_("interrupted"));
    return cli_sink_status(&cli->output->sink, err);
}

static void look_at_terminal(struct cli *cli)
{
    struct cli_output *output = cli->output;
    struct winsize size;
    bool terminal = cli_sink_is_terminal(&output->sink);
    const char *no_color = getenv("NO_COLOR");
    if (terminal && ioctl(fileno(output->sink.stream), TIOCGWINSZ, &size) == 0)
        output->columns = size.ws_col;
    output->bold = cli->globals.color == CLI_COLOR_ALWAYS ||
                   (cli->globals.color == CLI_COLOR_AUTO && terminal && mi_text_blank(no_color) &&
                    !mi_text_is(getenv("TERM"), "dumb"));
}

static const char *schema_name(struct cli *cli)
{
    struct mi_str str = mi_str_begin(cli->arena, 200);
    mi_str_add(&str, "miraif/");
    for (size_t i = 0; cli_command_word(cli->command, i) != NULL; i++)
        mi_str_addf(&str, "%s%s", i == 0 ? "" : "-", cli_command_word(cli->command, i));
    mi_str_add(&str, "/1");
    const char *name = NULL;
    return mi_str_end(&str, &name, NULL) == MIRAIF_OK ? name : NULL;
}

enum miraif_status cli_output_begin(struct cli *cli, struct miraif_error *err)
{
    struct cli_output *output = mi_arena_alloc(cli->arena, sizeof *output);
    if (output == NULL)
        return mi_no_memory(err);
    output->back_end = back_ends[cli->globals.format];
    cli->output = output;
    output->scratch = miraif_arena_create();
    output->lines = miraif_arena_create();
    output->schema = schema_name(cli);
    output->warnings = mi_value_array(cli->arena);
    if (output->scratch == NULL || output->lines == NULL || output->schema == NULL ||
        output->warnings == NULL)
        return mi_no_memory(err);
    MI_TRY(cli_sink_open(&output->sink, cli->globals.output, cli->arena, err));
    look_at_terminal(cli);
    return MIRAIF_OK;
}

/* Warnings that no document will hold. */
static void tell_warnings(const struct cli *cli)
{
    const struct mi_value *warnings = cli->output->warnings;
    const struct mi_value *warning = warnings == NULL ? NULL : warnings->first;
    for (; warning != NULL; warning = warning->next) {
        const char *message = mi_value_get_text(warning, "message");
        cli_report_warning(cli, message == NULL ? _("out of memory") : message);
    }
}

/* What only reads has no effect but its file: a dry run leaves that alone, too. */
static bool is_rehearsed(const struct cli *cli)
{
    const struct cli_sink *sink = &cli->output->sink;
    return cli->globals.dry_run && sink->temporary != NULL &&
           (cli->command->document || !cli_need_changes(cli->command->need));
}

enum miraif_status cli_output_finish(struct cli *cli, bool complete, struct miraif_error *err)
{
    struct cli_output *output = cli->output;
    enum miraif_status status = MIRAIF_OK;
    if (output == NULL)
        return MIRAIF_OK;
    if (!complete || cli->command->document)
        tell_warnings(cli);
    else if (output->back_end->finish != NULL)
        status = output->back_end->finish(cli, err);
    bool rehearsed = is_rehearsed(cli);
    enum miraif_status closed = cli_sink_close(&output->sink, complete && status == MIRAIF_OK && !rehearsed,
                                               status == MIRAIF_OK ? err : NULL);
    if (rehearsed && status == MIRAIF_OK)
        cli_report_warning(cli, _("a dry run: the file of -o is not written"));
    for (size_t i = 0; i < output->asides; i++)
        if (output->aside[i].file != NULL)
            fclose(output->aside[i].file); /* what it held is printed or not wanted */
    miraif_arena_destroy(output->scratch);
    miraif_arena_destroy(output->lines);
    cli->output = NULL;
    return status == MIRAIF_OK ? closed : status;
}

/* A formatted text in the command's arena, or null. */
static const char *format_text(struct cli *cli, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = length < 0 ? NULL : mi_arena_alloc(cli->arena, (size_t)length + 1);
    if (text != NULL)
        vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

/* A sentence may have several lines; everything else that steers a terminal is escaped. */
static void write_escaped_lines(struct cli *cli, const char *text)
{
    for (;;) {
        size_t length = strcspn(text, "\n");
        const char *line = mi_arena_copy(cli->arena, text, length);
        const char *escaped = line == NULL ? NULL : mi_text_escape(line, cli->arena);
        if (escaped == NULL)
            cli->output->sink.error = ENOMEM;
        else
            cli_write(cli, escaped);
        cli_write(cli, "\n");
        if (text[length] == '\0')
            return;
        text += length + 1;
    }
}

void cli_say(struct cli *cli, const char *format, ...)
{
    if (cli->globals.format != CLI_TABLE || cli->globals.quiet)
        return;
    va_list arguments;
    va_start(arguments, format);
    const char *text = format_text(cli, format, arguments);
    va_end(arguments);
    if (text == NULL)
        cli->output->sink.error = ENOMEM;
    else
        write_escaped_lines(cli, text);
}

void cli_warn(struct cli *cli, const char *code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *message = format_text(cli, format, arguments);
    va_end(arguments);
    if (message == NULL)
        message = _("out of memory");
    if (cli->globals.format != CLI_JSON) {
        cli_report_warning(cli, message);
        return;
    }
    struct mi_value *warning = mi_put_object(cli->output->warnings, NULL);
    mi_put_text(warning, "code", code);
    mi_put_text(warning, "message", message);
}

struct miraif_arena *cli_scratch(struct cli *cli)
{
    return cli->output->scratch;
}

static enum miraif_status expect(const struct cli *cli, int state, struct miraif_error *err)
{
    if ((int)cli->output->state == state)
        return MIRAIF_OK;
    return mi_fail(err, MIRAIF_INTERNAL, N_("the output was called in the wrong order"));
}

enum miraif_status cli_list(struct cli *cli, struct miraif_error *err)
{
    MI_TRY(expect(cli, CLI_NO_DATA, err));
    cli->output->state = CLI_IN_LIST;
    return MIRAIF_OK;
}

/* The head of a list is printed with its first item, so that a list that fails at once prints nothing. */
static enum miraif_status begin_list(struct cli *cli, struct miraif_error *err)
{
    if (cli->output->begun)
        return MIRAIF_OK;
    cli->output->begun = true;
    return cli->output->back_end->begin(cli, err);
}

enum miraif_status cli_item(struct cli *cli, const struct mi_value *record, struct miraif_error *err)
{
    struct cli_output *output = cli->output;
    MI_TRY(expect(cli, CLI_IN_LIST, err));
    if (mi_value_failed(record))
        return mi_no_memory(err);
    MI_TRY(begin_list(cli, err));
    MI_TRY(output->back_end->item(cli, record, err));
    output->items++;
    miraif_arena_reset(output->scratch);
    miraif_arena_reset(output->lines);
    return written(cli, err);
}

enum miraif_status cli_list_end(struct cli *cli, struct miraif_error *err)
{
    MI_TRY(expect(cli, CLI_IN_LIST, err));
    MI_TRY(begin_list(cli, err));
    MI_TRY(cli->output->back_end->end(cli, err));
    cli->output->state = CLI_WHOLE;
    return written(cli, err);
}

enum miraif_status cli_object(struct cli *cli, const struct mi_value *record, struct miraif_error *err)
{
    MI_TRY(expect(cli, CLI_NO_DATA, err));
    if (mi_value_failed(record))
        return mi_no_memory(err);
    MI_TRY(cli->output->back_end->object(cli, record, err));
    cli->output->state = CLI_WHOLE;
    return written(cli, err);
}

enum miraif_status cli_data(struct cli *cli, const struct mi_value *record, struct miraif_error *err)
{
    if (cli->globals.format != CLI_TABLE)
        return cli_object(cli, record, err);
    if (mi_value_failed(record))
        return mi_no_memory(err);
    cli->output->state = CLI_WHOLE; /* what cli_say and cli_table say is the data */
    return MIRAIF_OK;
}

static struct cli_aside *find_aside(struct cli_output *output, const char *key)
{
    for (size_t i = 0; i < output->asides; i++)
        if (mi_text_is(output->aside[i].key, key))
            return &output->aside[i];
    if (output->asides == CLI_ASIDES)
        return NULL;
    output->aside[output->asides].key = key;
    return &output->aside[output->asides++];
}

static enum miraif_status set_aside(struct cli *cli, const char *key, const struct mi_value *item,
                                    struct miraif_error *err)
{
    const char *text;
    struct cli_aside *aside = find_aside(cli->output, key);
    if (aside == NULL)
        return mi_fail(err, MIRAIF_INTERNAL, N_("the output was called in the wrong order"));
    MI_TRY(mi_json_write(item, cli->output->scratch, &text, err));
    bool first = aside->file == NULL;
    if (first)
        aside->file = tmpfile();
    if (aside->file == NULL || (!first && putc(',', aside->file) == EOF) || fputs(text, aside->file) == EOF)
        return mi_fail(err, MIRAIF_IO, N_("a temporary file cannot be written: %s"), strerror(errno));
    return MIRAIF_OK;
}

enum miraif_status cli_aside(struct cli *cli, const char *key, const struct mi_value *item,
                             struct miraif_error *err)
{
    enum miraif_status status = MIRAIF_OK;
    if (cli->globals.format == CLI_JSON || cli->globals.format == CLI_JSONL)
        status = set_aside(cli, key, item, err);
    miraif_arena_reset(cli->output->scratch);
    return status;
}

enum miraif_status cli_text(struct cli *cli, const char *text, struct miraif_error *err)
{
    if (cli->globals.format == CLI_TABLE || cli->command->document)
        cli_write(cli, text);
    return written(cli, err);
}
