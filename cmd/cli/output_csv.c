/* Forms for shells: CSV (RFC 4180 with LF, no BOM), tab-separated values, ids. */
#include "cli/back_end.h"

#include <string.h>

#include "base/str.h"
#include "text/csv_write.h"
#include "text/escape.h"

static bool is_column(const struct record_field *field)
{
    return (field->show & FIELD_NESTED) == 0;
}

/* Tab, line ends and the backslash itself are written \t \n \r \\. */
static void write_tsv(struct cli *cli, const char *text)
{
    for (size_t length; *text != '\0'; text += length) {
        length = strcspn(text, "\t\n\r\\");
        cli_sink_write(&cli->output->sink, text, length);
        if (text[length] == '\0')
            return;
        cli_write(cli, text[length] == '\t'   ? "\\t"
                       : text[length] == '\n' ? "\\n"
                       : text[length] == '\r' ? "\\r"
                                              : "\\\\");
        length++;
    }
}

static enum miraif_status write_csv(struct cli *cli, const char *text, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(cli->output->lines, SIZE_MAX / 4);
    const char *field;
    mi_csv_write_field(&str, text, ',', false);
    MI_TRY(mi_str_end(&str, &field, err));
    cli_write(cli, field);
    return MIRAIF_OK;
}

static enum miraif_status write_field(struct cli *cli, const char *text, bool first, struct miraif_error *err)
{
    bool tabs = cli->globals.format == CLI_TSV;
    if (!first)
        cli_write(cli, tabs ? "\t" : ",");
    if (!tabs)
        return write_csv(cli, text, err);
    write_tsv(cli, text);
    return MIRAIF_OK;
}

static enum miraif_status begin(struct cli *cli, struct miraif_error *err)
{
    bool first = true;
    for (const struct record_field *field = cli->command->record->fields; field->key != NULL; field++) {
        if (!is_column(field))
            continue;
        MI_TRY(write_field(cli, field->key, first, err));
        first = false;
    }
    cli_write(cli, "\n");
    return MIRAIF_OK;
}

static enum miraif_status item(struct cli *cli, const struct mi_value *record, struct miraif_error *err)
{
    bool first = true;
    for (const struct record_field *field = cli->command->record->fields; field->key != NULL; field++) {
        if (!is_column(field))
            continue;
        struct miraif_arena *arena = cli->output->lines;
        const char *cell = cli_cell(mi_value_get(record, field->key), field, ";", false, arena);
        const char *valid = cell == NULL ? NULL : mi_text_valid(cell, arena);
        if (valid == NULL)
            return mi_no_memory(err);
        MI_TRY(write_field(cli, valid, first, err));
        first = false;
    }
    cli_write(cli, "\n");
    return MIRAIF_OK;
}

static enum miraif_status end(struct cli *cli, struct miraif_error *err)
{
    (void)cli;
    (void)err;
    return MIRAIF_OK;
}

static enum miraif_status object(struct cli *cli, const struct mi_value *record, struct miraif_error *err)
{
    MI_TRY(begin(cli, err));
    return item(cli, record, err);
}

const struct cli_back_end cli_csv_back_end = {.begin = begin, .item = item, .end = end, .object = object};
const struct cli_back_end cli_tsv_back_end = {.begin = begin, .item = item, .end = end, .object = object};

static enum miraif_status ids_item(struct cli *cli, const struct mi_value *record, struct miraif_error *err)
{
    for (const struct record_field *field = cli->command->record->fields; field->key != NULL; field++) {
        if ((field->show & FIELD_ID) == 0)
            continue;
        const char *id = cli_cell(mi_value_get(record, field->key), field, ";", false, cli->output->lines);
        if (id == NULL)
            return mi_no_memory(err);
        cli_write(cli, id);
        cli_write(cli, "\n");
    }
    return MIRAIF_OK;
}

const struct cli_back_end cli_ids_back_end = {.begin = end, .item = ids_item, .end = end, .object = ids_item};
