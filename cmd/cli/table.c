/* Tables: headings, cells, and how columns share a terminal. */
#include "cli/table.h"

#include <string.h>

#include "base/arena.h"
#include "text/escape.h"
#include "text/width.h"

enum { HELD_ROWS = 1000, GAP = 2, NARROWEST = 6 };

struct column {
    const struct record_field *field;
    const char *title;
    size_t width; /* first the heading's */
    size_t least; /* for a narrow terminal */
};

struct row {
    const char **cell;
    struct row *next;
};

struct cli_table {
    struct column *column;
    size_t columns;
    struct row *first; /* held */
    struct row *last;
    size_t held;
    bool started; /* the widths are decided and the headings printed */
};

struct cli_table *cli_table_begin(struct cli *cli, const struct record_type *type)
{
    size_t fields = 0;
    while (type->fields[fields].key != NULL)
        fields++;
    struct cli_table *table = mi_arena_alloc(cli->arena, sizeof *table);
    if (table == NULL)
        return NULL;
    table->column = mi_arena_array(cli->arena, fields, sizeof *table->column);
    if (table->column == NULL)
        return NULL;
    for (const struct record_field *field = type->fields; field->key != NULL; field++) {
        if ((field->show & FIELD_TABLE) == 0)
            continue;
        const char *title = _(field->title);
        table->column[table->columns++] =
            (struct column){.field = field, .title = title, .width = mi_text_width(title)};
    }
    return table;
}

static void write_spaces(struct cli *cli, size_t count)
{
    static const char spaces[] = "                                ";
    for (; count > 0; count -= count < sizeof spaces - 1 ? count : sizeof spaces - 1)
        cli_sink_write(&cli->output->sink, spaces, count < sizeof spaces - 1 ? count : sizeof spaces - 1);
}

/* Texts may be cut on a terminal; a cut number, date or id would be another one. */
static bool may_be_cut(const struct record_field *field)
{
    return (field->show & FIELD_ID) == 0 &&
           (strcmp(field->type, "string") == 0 || strcmp(field->type, "array") == 0);
}

/* One cell. `*gap` spaces are still owed from the cells before, so that no line ends with spaces. */
static void write_cell(struct cli *cli, const struct column *column, const char *text, bool cuttable,
                       size_t *gap)
{
    size_t width = mi_text_width(text);
    size_t length = strlen(text);
    bool cut = cuttable && cli->output->columns > 0 && width > column->width;
    if (cut) {
        length = mi_text_fit(text, column->width - 1, &width);
        width++;
    }
    size_t space = width < column->width ? column->width - width : 0;
    bool right = (column->field->show & FIELD_RIGHT) != 0;
    if (width > 0)
        write_spaces(cli, *gap + (right ? space : 0));
    cli_sink_write(&cli->output->sink, text, length);
    if (cut)
        cli_write(cli, "…");
    *gap = GAP + (width == 0 ? *gap + space : right ? 0 : space);
}

static void write_row(struct cli *cli, const struct cli_table *table, const char *const *cell)
{
    size_t gap = 0;
    for (size_t i = 0; i < table->columns; i++)
        write_cell(cli, &table->column[i], cell[i], may_be_cut(table->column[i].field), &gap);
    cli_write(cli, "\n");
}

static void write_headings(struct cli *cli, const struct cli_table *table)
{
    size_t gap = 0;
    if (cli->output->bold)
        cli_write(cli, "\033[1m");
    for (size_t i = 0; i < table->columns; i++)
        write_cell(cli, &table->column[i], table->column[i].title, true, &gap);
    cli_write(cli, cli->output->bold ? "\033[0m\n" : "\n");
}

/* Takes columns from the widest until all fit, but leaves each what it needs. */
static void fit(const struct cli_table *table, size_t terminal)
{
    size_t total = table->columns == 0 ? 0 : (table->columns - 1) * GAP;
    for (size_t i = 0; i < table->columns; i++)
        total += table->column[i].width;
    while (total > terminal) {
        struct column *widest = NULL;
        for (size_t i = 0; i < table->columns; i++) {
            struct column *column = &table->column[i];
            if (column->width > column->least && (widest == NULL || column->width > widest->width))
                widest = column;
        }
        if (widest == NULL)
            return;
        widest->width--;
        total--;
    }
}

/* Widths by headings and cells; where texts may be cut, a few columns are enough. */
static void measure(const struct cli_table *table)
{
    for (size_t i = 0; i < table->columns; i++) {
        struct column *column = &table->column[i];
        size_t cells = 1;
        for (const struct row *row = table->first; row != NULL; row = row->next) {
            size_t width = mi_text_width(row->cell[i]);
            cells = width > cells ? width : cells;
        }
        column->width = cells > column->width ? cells : column->width;
        column->least = may_be_cut(column->field) && cells > NARROWEST ? NARROWEST : cells;
    }
}

static void start(struct cli *cli, struct cli_table *table)
{
    measure(table);
    if (cli->output->columns > 0)
        fit(table, cli->output->columns);
    write_headings(cli, table);
    for (const struct row *row = table->first; row != NULL; row = row->next)
        write_row(cli, table, row->cell);
    table->first = table->last = NULL;
    table->started = true;
}

/* The cells of a record in `arena`; null when out of memory. */
static const char **make_cells(const struct cli_table *table, const struct mi_value *record,
                               struct miraif_arena *arena)
{
    const char **cell = mi_arena_array(arena, table->columns, sizeof *cell);
    for (size_t i = 0; cell != NULL && i < table->columns; i++) {
        const struct record_field *field = table->column[i].field;
        const char *text = cli_cell(mi_value_get(record, field->key), field, ", ", true, arena);
        text = text == NULL ? NULL : mi_text_escape(text, arena);
        if (text == NULL)
            return NULL;
        cell[i] = text;
    }
    return cell;
}

/* Keeps a row: its texts must outlive the record. */
static enum miraif_status hold(struct cli *cli, struct cli_table *table, const char **cell,
                               struct miraif_error *err)
{
    struct row *row = mi_arena_alloc(cli->arena, sizeof *row);
    const char **copy = mi_arena_array(cli->arena, table->columns, sizeof *copy);
    if (row == NULL || copy == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < table->columns; i++) {
        copy[i] = mi_arena_text(cli->arena, cell[i]);
        if (copy[i] == NULL)
            return mi_no_memory(err);
    }
    row->cell = copy;
    if (table->first == NULL)
        table->first = row;
    else
        table->last->next = row;
    table->last = row;
    table->held++;
    return MIRAIF_OK;
}

enum miraif_status cli_table_add(struct cli *cli, struct cli_table *table, const struct mi_value *record,
                                 struct miraif_error *err)
{
    const char **cell = make_cells(table, record, cli->output->lines);
    if (cell == NULL)
        return mi_no_memory(err);
    if (!table->started && table->held < HELD_ROWS)
        return hold(cli, table, cell, err);
    if (!table->started)
        start(cli, table);
    write_row(cli, table, cell);
    return MIRAIF_OK;
}

enum miraif_status cli_table_end(struct cli *cli, struct cli_table *table, struct miraif_error *err)
{
    (void)err;
    if (!table->started && table->first != NULL)
        start(cli, table);
    return MIRAIF_OK;
}
