/* A pairing from a file: the JSON that `solve assignment --json` prints, or only its list of rows. */
#include "base/arena.h"
#include "base/error.h"
#include "base/value.h"
#include "io/json_read.h"
#include "io/source.h"
#include "miraif/assignment.h"

#define SIZE_MOST (UINT64_C(1) << 28)

struct pairing {
    uint32_t rows;
    uint32_t columns;
    uint32_t *first;
    uint32_t *column;
    uint32_t pairs;
    size_t room;
    struct miraif_arena *arena;
    struct miraif_error *err;
};

static enum miraif_status read_text(const char *path, struct miraif_arena *arena, char **ret_text,
                                    size_t *ret_length, struct miraif_error *err)
{
    struct mi_source *source;
    MI_TRY(mi_source_open(path, arena, &source, err));
    uint64_t size = mi_source_size(source);
    char *text = size < SIZE_MOST ? mi_arena_bytes(arena, (size_t)size) : NULL;
    enum miraif_status status =
        text == NULL ? mi_no_memory(err) : mi_source_read(source, 0, text, (size_t)size, ret_length, err);
    mi_source_close(source);
    *ret_text = text;
    return status;
}

static enum miraif_status wrong(const struct pairing *pairing, uint32_t row)
{
    return mi_fail(pairing->err, MIRAIF_BAD_INPUT,
                   "row %u is no column, list of columns below %u, or null", row, pairing->columns);
}

/* Keeps the columns of a row ascending. */
static enum miraif_status add(struct pairing *pairing, uint32_t row, const struct mi_value *value)
{
    if (value->kind != MI_INT || value->number < 0 || value->number >= pairing->columns)
        return wrong(pairing, row);
    uint32_t *column =
        mi_arena_grow(pairing->arena, pairing->column, pairing->pairs, &pairing->room, sizeof *column);
    if (column == NULL)
        return mi_no_memory(pairing->err);
    uint32_t place = pairing->pairs++;
    for (; place > pairing->first[row] && column[place - 1] > value->number; place--)
        column[place] = column[place - 1];
    column[place] = (uint32_t)value->number;
    pairing->column = column;
    return MIRAIF_OK;
}

static enum miraif_status add_row(struct pairing *pairing, uint32_t row, const struct mi_value *value)
{
    pairing->first[row] = pairing->pairs;
    if (value->kind == MI_INT)
        return add(pairing, row, value);
    if (value->kind != MI_ARRAY && value->kind != MI_NULL)
        return wrong(pairing, row);
    for (const struct mi_value *one = value->first; one != NULL; one = one->next)
        MI_TRY(add(pairing, row, one));
    return MIRAIF_OK;
}

/* The list itself, or where a document has it. */
static const struct mi_value *find_list(const struct mi_value *value)
{
    if (value->kind == MI_OBJECT && mi_value_get(value, "data") != NULL)
        value = mi_value_get(value, "data");
    if (value->kind == MI_OBJECT)
        value = mi_value_get(value, "assignment");
    return value != NULL && value->kind == MI_ARRAY ? value : NULL;
}

enum miraif_status miraif_pairing_read(const char *path, uint32_t rows, uint32_t columns,
                                       struct miraif_arena *arena, struct miraif_pairing *ret_pairing,
                                       struct miraif_error *err)
{
    struct pairing pairing = {.rows = rows, .columns = columns, .arena = arena, .err = err};
    struct mi_value *value;
    char *text;
    size_t length;
    uint32_t row = 0;
    MI_TRY(read_text(path, arena, &text, &length, err));
    MI_TRY(mi_json_read(text, length, arena, &value, err));
    const struct mi_value *list = find_list(value);
    if (list == NULL)
        return mi_fail(err, MIRAIF_BAD_INPUT, "there is no “assignment” in it");
    pairing.first = mi_arena_array(arena, (size_t)rows + 1, sizeof *pairing.first);
    if (pairing.first == NULL)
        return mi_no_memory(err);
    for (const struct mi_value *one = list->first; one != NULL && row <= rows; one = one->next, row++)
        if (row < rows)
            MI_TRY(add_row(&pairing, row, one));
    if (row != rows)
        return mi_fail(err, MIRAIF_BAD_INPUT, "the assignment does not have %u rows", rows);
    pairing.first[rows] = pairing.pairs;
    *ret_pairing = (struct miraif_pairing){pairing.first, pairing.column, pairing.pairs, 0};
    return MIRAIF_OK;
}
