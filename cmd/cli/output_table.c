/* Text for people: lists as tables, one record as a sheet. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/table.h"
#include "text/escape.h"
#include "text/width.h"

static enum miraif_status begin(struct cli *cli, struct miraif_error *err)
{
    cli->output->table = cli_table_begin(cli, cli->command->record);
    return cli->output->table == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

static enum miraif_status item(struct cli *cli, const struct mi_value *record, struct miraif_error *err)
{
    return cli_table_add(cli, cli->output->table, record, err);
}

static enum miraif_status end(struct cli *cli, struct miraif_error *err)
{
    if (cli->output->items == 0)
        cli_say(cli, "%s", _("nothing to list"));
    return cli_table_end(cli, cli->output->table, err);
}

/* Values of several lines go on below each other, behind the titles. */
static enum miraif_status write_value(struct cli *cli, const char *text, size_t indent,
                                      struct miraif_error *err)
{
    for (;;) {
        size_t length = strcspn(text, "\n");
        const char *line = mi_arena_copy(cli->output->lines, text, length);
        const char *escaped = line == NULL ? NULL : mi_text_escape(line, cli->output->lines);
        if (escaped == NULL)
            return mi_no_memory(err);
        cli_write(cli, escaped);
        cli_write(cli, "\n");
        text += length;
        if (*text == '\0')
            return MIRAIF_OK;
        text++;
        for (size_t i = 0; i < indent; i++)
            cli_write(cli, " ");
    }
}

static enum miraif_status write_line(struct cli *cli, const struct record_field *field,
                                     const struct mi_value *member, size_t indent, struct miraif_error *err)
{
    const char *title = _(field->title);
    const char *text = cli_cell(member, field, ", ", true, cli->output->lines);
    if (text == NULL)
        return mi_no_memory(err);
    if (cli->output->bold)
        cli_write(cli, "\033[1m");
    cli_write(cli, title);
    if (cli->output->bold)
        cli_write(cli, "\033[0m");
    if (*text != '\0')
        for (size_t i = mi_text_width(title); i < indent; i++)
            cli_write(cli, " ");
    return write_value(cli, text, indent, err);
}

static enum miraif_status object(struct cli *cli, const struct mi_value *record, struct miraif_error *err)
{
    size_t indent = 0;
    for (const struct record_field *field = cli->command->record->fields; field->key != NULL; field++) {
        size_t width = (field->show & FIELD_TABLE) != 0 ? mi_text_width(_(field->title)) + 2 : 0;
        indent = width > indent ? width : indent;
    }
    for (const struct record_field *field = cli->command->record->fields; field->key != NULL; field++)
        if ((field->show & FIELD_TABLE) != 0)
            MI_TRY(write_line(cli, field, mi_value_get(record, field->key), indent, err));
    miraif_arena_reset(cli->output->lines);
    return MIRAIF_OK;
}

const struct cli_back_end cli_table_back_end = {.begin = begin, .item = item, .end = end, .object = object};

static enum miraif_status print_rows(struct cli *cli, const struct record_type *type,
                                     const struct mi_value *rows, struct miraif_error *err)
{
    struct cli_table *table = cli_table_begin(cli, type);
    if (table == NULL)
        return mi_no_memory(err);
    for (const struct mi_value *row = rows->first; row != NULL; row = row->next)
        MI_TRY(cli_table_add(cli, table, row, err));
    MI_TRY(cli_table_end(cli, table, err));
    miraif_arena_reset(cli->output->lines);
    return MIRAIF_OK;
}

enum miraif_status cli_table(struct cli *cli, const struct record_type *type, const struct mi_value *rows,
                             struct miraif_error *err)
{
    if (rows == NULL || mi_value_failed(rows->root))
        return mi_no_memory(err);
    return cli->globals.format == CLI_TABLE ? print_rows(cli, type, rows, err) : MIRAIF_OK;
}
