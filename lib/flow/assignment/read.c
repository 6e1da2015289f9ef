/* A matrix of costs from a CSV file without a header. It is read cell by cell, because here an empty row says
 * something: that it has no partner at all. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/value.h"
#include "io/source.h"
#include "miraif/assignment.h"

#define FORBIDDEN INT64_MAX /* no number in millionths is that */

enum { MILLION = 1000000, CELL_MOST = 64 };

struct matrix {
    struct miraif_arena *arena;
    struct miraif_error *err;
    const char *name;
    uint64_t line;
    int64_t *cost; /* millionths */
    size_t cells;
    size_t room;
    uint32_t rows;
    uint32_t columns;
    uint32_t blank; /* lines without anything since the last row */
    bool decimal;
};

/* Adds the place to the failure just recorded. */
static enum miraif_status at(const struct matrix *matrix, uint32_t column, enum miraif_status status)
{
    mi_locate(matrix->err, matrix->name, matrix->line, column, NULL);
    return status;
}

static enum miraif_status add_cell(struct matrix *matrix, int64_t cost)
{
    int64_t *list = mi_arena_grow(matrix->arena, matrix->cost, matrix->cells, &matrix->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(matrix->err);
    matrix->cost = list;
    list[matrix->cells++] = cost;
    return MIRAIF_OK;
}

static bool is_padding(char byte)
{
    return byte == ' ' || byte == '"';
}

/* One cell; quotes around it do not matter. */
static enum miraif_status read_cell(struct matrix *matrix, const char *bytes, size_t length, uint32_t column)
{
    char text[CELL_MOST];
    int64_t cost;
    while (length > 0 && is_padding(*bytes))
        bytes++, length--;
    while (length > 0 && is_padding(bytes[length - 1]))
        length--;
    if (length == 0)
        return add_cell(matrix, FORBIDDEN);
    if (length < sizeof text) {
        memcpy(text, bytes, length);
        text[length] = '\0';
    }
    if (length >= sizeof text || !mi_decimal_parse(text, &cost))
        return at(matrix, column,
                  mi_fail(matrix->err, MIRAIF_BAD_INPUT, "this cell is no number of at most six places"));
    if (cost > MILLION * MIRAIF_COST_MOST || cost < -MILLION * MIRAIF_COST_MOST)
        return at(matrix, column,
                  mi_fail(matrix->err, MIRAIF_BAD_INPUT, "integers go up to a million millions"));
    matrix->decimal = matrix->decimal || cost % MILLION != 0;
    return add_cell(matrix, cost);
}

static enum miraif_status read_row(struct matrix *matrix, const char *bytes, size_t length)
{
    uint32_t column = 0;
    size_t start = 0;
    for (size_t at = 0; at <= length; at++) {
        if (at < length && bytes[at] != ',' && bytes[at] != ';' && bytes[at] != '\t')
            continue;
        MI_TRY(read_cell(matrix, bytes + start, at - start, ++column));
        start = at + 1;
    }
    if (matrix->rows++ == 0)
        matrix->columns = column;
    if (column == matrix->columns)
        return MIRAIF_OK;
    return at(matrix, 0,
              mi_fail(matrix->err, MIRAIF_BAD_INPUT, "this line has %u cells, the first has %u", column,
                      matrix->columns));
}

/* Lines without anything count where more comes: with one column they are rows. */
static enum miraif_status take_line(struct matrix *matrix, const struct mi_line *line)
{
    size_t length = line->length;
    const char *bytes = line->bytes;
    matrix->line++;
    if (line->too_long)
        return at(matrix, 0, mi_fail(matrix->err, MIRAIF_BAD_INPUT, "this line is too long"));
    if (matrix->line == 1 && length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        bytes += 3, length -= 3;
    while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r'))
        length--;
    if (length == 0) {
        matrix->blank++;
        return MIRAIF_OK;
    }
    for (; matrix->blank > 0 && matrix->columns <= 1; matrix->blank--)
        MI_TRY(read_row(matrix, bytes, 0));
    if (matrix->blank > 0)
        return at(matrix, 0, mi_fail(matrix->err, MIRAIF_BAD_INPUT, "there is an empty line above this one"));
    return read_row(matrix, bytes, length);
}

static enum miraif_status read_lines(struct mi_source *source, struct matrix *matrix)
{
    struct mi_line line;
    bool more;
    matrix->name = mi_source_name(source);
    for (;;) {
        MI_TRY(mi_source_line(source, &line, &more, matrix->err));
        if (!more)
            return MIRAIF_OK;
        MI_TRY(take_line(matrix, &line));
        if (matrix->rows > MIRAIF_ASSIGNMENT_SIDE_MOST || matrix->columns > MIRAIF_ASSIGNMENT_SIDE_MOST)
            return at(matrix, 0,
                      mi_fail(matrix->err, MIRAIF_BAD_INPUT, "there are too many rows or columns"));
    }
}

/* Integers stay integers, which may be larger. */
static enum miraif_status scale(struct matrix *matrix)
{
    for (size_t i = 0; i < matrix->cells; i++) {
        int64_t *cost = &matrix->cost[i];
        if (*cost == FORBIDDEN)
            *cost = MIRAIF_FORBIDDEN;
        else if (!matrix->decimal)
            *cost /= MILLION;
        else if (*cost < -MIRAIF_COST_MOST || *cost > MIRAIF_COST_MOST)
            return mi_fail(
                matrix->err, MIRAIF_BAD_INPUT,
                "in row %zu, column %zu: where some numbers have decimals, none is above a million",
                i / matrix->columns, i % matrix->columns);
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_assignment_read(const char *path, struct miraif_arena *arena,
                                          struct miraif_assignment *ret_problem, bool *ret_decimal,
                                          struct miraif_error *err)
{
    struct matrix matrix = {.arena = arena, .err = err};
    struct mi_source *source;
    MI_TRY(mi_source_open(path, arena, &source, err));
    enum miraif_status status = read_lines(source, &matrix);
    if (status == MIRAIF_OK && matrix.rows == 0)
        status = at(&matrix, 0, mi_fail(err, MIRAIF_EMPTY_FILE, "there are no costs"));
    mi_source_close(source);
    MI_TRY(status);
    MI_TRY(scale(&matrix));
    *ret_problem =
        (struct miraif_assignment){.rows = matrix.rows, .columns = matrix.columns, .cost = matrix.cost};
    *ret_decimal = matrix.decimal;
    return MIRAIF_OK;
}
