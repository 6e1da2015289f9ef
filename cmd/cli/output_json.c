/* JSON: one document, or one record a line. */
#include "cli/back_end.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "text/json_write.h"

static void write_file(struct cli *cli, FILE *file)
{
    char bytes[1 << 14];
    struct cli_sink *sink = &cli->output->sink;
    rewind(file);
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
        cli_sink_write(sink, bytes, got);
    if (ferror(file) && sink->error == 0)
        sink->error = EIO;
}

/* The list that was set aside and comes first in the rest of a record, and in `*ret_place` where its items
 * belong. A quote within a text has a backslash before it, so that no text looks like a key. */
static const struct cli_aside *next_aside(const struct cli_output *output, const char *text,
                                          const char **ret_place)
{
    const struct cli_aside *next = NULL;
    for (size_t i = 0; i < output->asides; i++) {
        char key[64];
        snprintf(key, sizeof key, "\"%s\":[]", output->aside[i].key);
        const char *found = strstr(text, key);
        const char *place = found == NULL ? NULL : found + strlen(key) - 1;
        if (place == NULL || output->aside[i].file == NULL || (next != NULL && place > *ret_place))
            continue;
        next = &output->aside[i];
        *ret_place = place;
    }
    return next;
}

static void write_whole(struct cli *cli, const char *text)
{
    const char *place = NULL;
    const struct cli_aside *aside;
    while ((aside = next_aside(cli->output, text, &place)) != NULL) {
        cli_sink_write(&cli->output->sink, text, (size_t)(place - text));
        write_file(cli, aside->file);
        text = place;
    }
    cli_write(cli, text);
}

static enum miraif_status write_record(struct cli *cli, const struct mi_value *record,
                                       struct miraif_error *err)
{
    const char *text;
    MI_TRY(mi_json_write(record, cli->output->lines, &text, err));
    write_whole(cli, text);
    return MIRAIF_OK;
}

static void write_head(struct cli *cli)
{
    cli_write(cli, "{\"schema\":\"");
    cli_write(cli, cli->output->schema);
    cli_write(cli, "\",\"data\":");
}

static enum miraif_status json_begin(struct cli *cli, struct miraif_error *err)
{
    (void)err;
    write_head(cli);
    cli_write(cli, "[");
    return MIRAIF_OK;
}

static enum miraif_status json_item(struct cli *cli, const struct mi_value *record, struct miraif_error *err)
{
    cli_write(cli, cli->output->items == 0 ? "\n" : ",\n");
    return write_record(cli, record, err);
}

static enum miraif_status json_end(struct cli *cli, struct miraif_error *err)
{
    (void)err;
    cli_write(cli, cli->output->items == 0 ? "]" : "\n]");
    return MIRAIF_OK;
}

static enum miraif_status json_object(struct cli *cli, const struct mi_value *record,
                                      struct miraif_error *err)
{
    return mi_json_write(record, cli->arena, &cli->output->document, err);
}

/* The warnings come last, since they may be found while a list is printed. */
static enum miraif_status json_finish(struct cli *cli, struct miraif_error *err)
{
    const struct cli_output *output = cli->output;
    const char *warnings;
    MI_TRY(mi_json_write(output->warnings, cli->arena, &warnings, err));
    if (output->document != NULL || output->state == CLI_NO_DATA) {
        write_head(cli);
        write_whole(cli, output->document == NULL ? "null" : output->document);
    }
    cli_write(cli, ",\"warnings\":");
    cli_write(cli, warnings);
    cli_write(cli, "}\n");
    return MIRAIF_OK;
}

const struct cli_back_end cli_json_back_end = {
    .begin = json_begin, .item = json_item, .end = json_end, .object = json_object, .finish = json_finish};

static enum miraif_status jsonl_begin(struct cli *cli, struct miraif_error *err)
{
    (void)cli;
    (void)err;
    return MIRAIF_OK;
}

static enum miraif_status jsonl_item(struct cli *cli, const struct mi_value *record, struct miraif_error *err)
{
    MI_TRY(write_record(cli, record, err));
    cli_write(cli, "\n");
    return MIRAIF_OK;
}

/* So that a cut is seen. */
static enum miraif_status jsonl_end(struct cli *cli, struct miraif_error *err)
{
    (void)err;
    char line[48];
    snprintf(line, sizeof line, "{\"end\":%llu}\n", (unsigned long long)cli->output->items);
    cli_write(cli, line);
    return MIRAIF_OK;
}

static enum miraif_status jsonl_object(struct cli *cli, const struct mi_value *record,
                                       struct miraif_error *err)
{
    MI_TRY(jsonl_item(cli, record, err));
    cli->output->items = 1;
    return jsonl_end(cli, err);
}

const struct cli_back_end cli_jsonl_back_end = {
    .begin = jsonl_begin, .item = jsonl_item, .end = jsonl_end, .object = jsonl_object};
