/* How failures are told. Everything is escaped, for names in messages come from other people's files. */
#include "cli/report.h"

#include <stdio.h>

#include "base/str.h"
#include "cli/help.h"
#include "text/escape.h"
#include "text/json_write.h"

/* `text` as a terminal may see it; what cannot be escaped for want of memory is left out. */
static const char *safe(const struct cli *cli, const char *text)
{
    if (cli->arena == NULL)
        return text; /* before anything foreign was read */
    const char *escaped = mi_text_escape(text, cli->arena);
    return escaped == NULL ? "?" : escaped;
}

static void report_place(const struct cli *cli, const struct miraif_error *err)
{
    if (err->file[0] == '\0')
        return;
    fprintf(stderr, "%s:", safe(cli, err->file));
    if (err->line > 0)
        fprintf(stderr, "%llu:", (unsigned long long)err->line);
    if (err->line > 0 && err->column > 0)
        fprintf(stderr, "%llu:", (unsigned long long)err->column);
    fputc(' ', stderr);
}

static void report_usage(const struct cli *cli, const struct cli_path *path)
{
    const char *words = cli_path_text(path, cli->arena);
    const char *usage = path->command == NULL ? NULL : cli_usage(path->command, cli->arena);
    if (usage != NULL)
        fprintf(stderr, _("usage: %s\n"), usage);
    if (words != NULL)
        fprintf(stderr, _("see `%s -h`\n"), words);
}

static void report_text(const struct cli *cli, const struct cli_path *path, const struct miraif_error *err)
{
    fputs("miraif: ", stderr);
    report_place(cli, err);
    fprintf(stderr, "%s\n",
            err->message[0] == '\0' ? _(miraif_status_meaning(err->status)) : safe(cli, err->message));
    if (err->hint[0] != '\0')
        fprintf(stderr, _("miraif: hint: %s\n"), safe(cli, err->hint));
    if (err->status == MIRAIF_USAGE && path != NULL)
        report_usage(cli, path);
}

static void put_text(struct mi_value *object, const char *key, const char *text)
{
    mi_put_text(object, key, text[0] == '\0' ? NULL : text);
}

static void put_number(struct mi_value *object, const char *key, uint64_t number)
{
    if (number == 0)
        mi_put_null(object, key);
    else
        mi_put_int(object, key, (int64_t)number);
}

static bool report_json(const struct cli *cli, const struct miraif_error *err)
{
    struct mi_value *root = mi_value_object(cli->arena);
    struct mi_value *error = mi_put_object(root, "error");
    mi_put_text(error, "code", miraif_status_slug(err->status));
    mi_put_int(error, "exit", miraif_status_exit(err->status));
    mi_put_text(error, "message",
                err->message[0] == '\0' ? _(miraif_status_meaning(err->status)) : err->message);
    put_text(error, "hint", err->hint);
    put_text(error, "file", err->file);
    put_number(error, "line", err->line);
    put_number(error, "column", err->column);
    put_text(error, "field", err->field);
    const char *text;
    if (mi_json_write(root, cli->arena, &text, NULL) != MIRAIF_OK)
        return false;
    fprintf(stderr, "%s\n", text);
    return true;
}

void cli_report(const struct cli *cli, const struct cli_path *path, const struct miraif_error *err)
{
    bool json = cli->globals.format == CLI_JSON || cli->globals.format == CLI_JSONL;
    if (json && cli->arena != NULL && report_json(cli, err))
        return;
    report_text(cli, cli->arena == NULL ? NULL : path, err);
}

void cli_report_warning(const struct cli *cli, const char *message)
{
    fprintf(stderr, _("miraif: warning: %s\n"), safe(cli, message));
}
