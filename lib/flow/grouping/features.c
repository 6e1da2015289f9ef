/* Features from a CSV file, as integers. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/value.h"
#include "io/source.h"
#include "miraif/grouping.h"

enum { CELL_MOST = 64, MILLION = 1000000 };

static const int64_t VALUE_MOST = INT64_C(1000000000000);

struct sheet {
    struct mi_source *source;
    struct miraif_arena *arena;
    struct miraif_error *err;
    uint64_t number; /* of the line */
    uint32_t columns;
    uint32_t left_out; /* the column called id, counted from 1; 0: none */
    int64_t *value;    /* millionths */
    size_t values;
    size_t room;
    uint32_t people;
};

/* One cell, without padding and quotes. */
struct cell {
    char text[CELL_MOST];
    uint32_t column; /* from 1 */
    size_t end;      /* where the next one begins; beyond the line: there is none */
};

static enum miraif_status at(const struct sheet *sheet, uint32_t column, enum miraif_status status)
{
    mi_locate(sheet->err, mi_source_name(sheet->source), sheet->number, column, NULL);
    return status;
}

static bool is_padding(char byte)
{
    return byte == ' ' || byte == '"' || byte == '\r' || byte == '\n';
}

/* Takes the cell that begins at `cell->end`. One that is too long is "?", which is no number. */
static void next_cell(const char *bytes, size_t length, struct cell *cell)
{
    size_t start = cell->end;
    size_t end = start;
    while (end < length && bytes[end] != ',' && bytes[end] != ';' && bytes[end] != '\t')
        end++;
    cell->end = end + 1;
    cell->column++;
    while (start < end && is_padding(bytes[start]))
        start++;
    while (end > start && is_padding(bytes[end - 1]))
        end--;
    bool fits = end - start < CELL_MOST;
    memcpy(cell->text, fits ? bytes + start : "?", fits ? end - start : 1);
    cell->text[fits ? end - start : 1] = '\0';
}

/* Whether a line is a header; then its column `id` is noted. */
static bool take_header(struct sheet *sheet, const char *bytes, size_t length)
{
    struct cell cell = {.end = 0};
    bool header = false;
    while (cell.end <= length) {
        int64_t value;
        next_cell(bytes, length, &cell);
        header = header || !mi_decimal_parse(cell.text, &value);
        if (strcmp(cell.text, "id") == 0 || strcmp(cell.text, "ID") == 0)
            sheet->left_out = cell.column;
    }
    sheet->columns = cell.column;
    return header;
}

static enum miraif_status take_cell(struct sheet *sheet, const struct cell *cell)
{
    int64_t value;
    if (!mi_decimal_parse(cell->text, &value))
        return at(sheet, cell->column,
                  mi_fail(sheet->err, MIRAIF_BAD_INPUT, "this cell is no number of at most six places"));
    if (value > VALUE_MOST || value < -VALUE_MOST)
        return at(sheet, cell->column,
                  mi_fail(sheet->err, MIRAIF_BAD_INPUT, "a feature is at most a million"));
    int64_t *list = mi_arena_grow(sheet->arena, sheet->value, sheet->values, &sheet->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(sheet->err);
    sheet->value = list;
    list[sheet->values++] = value;
    return MIRAIF_OK;
}

static enum miraif_status take_person(struct sheet *sheet, const char *bytes, size_t length)
{
    struct cell cell = {.end = 0};
    while (cell.end <= length) {
        next_cell(bytes, length, &cell);
        if (cell.column != sheet->left_out && cell.column <= sheet->columns)
            MI_TRY(take_cell(sheet, &cell));
    }
    if (cell.column != sheet->columns)
        return at(sheet, 0,
                  mi_fail(sheet->err, MIRAIF_BAD_INPUT, "this line has %u cells, the first has %u",
                          cell.column, sheet->columns));
    if (++sheet->people > MIRAIF_FEATURE_PEOPLE_MOST)
        return at(sheet, 0, mi_fail(sheet->err, MIRAIF_BAD_INPUT, "there are too many people"));
    return MIRAIF_OK;
}

static enum miraif_status take_line(struct sheet *sheet, const struct mi_line *line)
{
    const char *bytes = line->bytes;
    size_t length = line->length;
    sheet->number++;
    if (line->too_long)
        return at(sheet, 0, mi_fail(sheet->err, MIRAIF_BAD_INPUT, "this line is too long"));
    if (sheet->number == 1 && length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        bytes += 3, length -= 3;
    while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r'))
        length--;
    if (length == 0)
        return MIRAIF_OK;
    if (sheet->columns == 0 && take_header(sheet, bytes, length)) {
        if (sheet->columns - (sheet->left_out > 0) > MIRAIF_FEATURES_MOST)
            return at(sheet, 0, mi_fail(sheet->err, MIRAIF_BAD_INPUT, "there are too many features"));
        return MIRAIF_OK;
    }
    return take_person(sheet, bytes, length);
}

static enum miraif_status read_lines(struct sheet *sheet)
{
    for (;;) {
        struct mi_line line;
        bool more;
        MI_TRY(mi_source_line(sheet->source, &line, &more, sheet->err));
        if (!more)
            break;
        MI_TRY(take_line(sheet, &line));
    }
    if (sheet->values == 0)
        return at(sheet, 0, mi_fail(sheet->err, MIRAIF_EMPTY_FILE, "there are no features"));
    return MIRAIF_OK;
}

/* `value` in units, rounded half away from nothing. */
static int64_t in_units(int64_t value, int64_t unit)
{
    return (value + (value < 0 ? -unit : unit) / 2) / unit;
}

/* Whether totals can be told when features are counted in such units of a millionth. */
static bool unit_fits(const struct sheet *sheet, uint32_t features, int64_t unit, uint32_t greatest_size)
{
    uint64_t room = (UINT64_C(1) << 61) / sheet->people / greatest_size;
    for (uint32_t f = 0; f < features; f++) {
        int64_t least = INT64_MAX;
        int64_t most = INT64_MIN;
        for (size_t i = f; i < sheet->values; i += features) {
            least = sheet->value[i] < least ? sheet->value[i] : least;
            most = sheet->value[i] > most ? sheet->value[i] : most;
        }
        uint64_t range = (uint64_t)((most - least) / unit) + 1;
        if (most / unit > INT32_MAX / 2 || least / unit < INT32_MIN / 2 || range * range > room)
            return false;
        room -= range * range;
    }
    return true;
}

static enum miraif_status quantise(const struct sheet *sheet, uint32_t greatest_size,
                                   struct miraif_balancing *problem, uint32_t *ret_places)
{
    int64_t unit = MILLION;
    uint32_t places = 0;
    int32_t *feature = mi_arena_bytes(sheet->arena, sheet->values * sizeof *feature);
    if (feature == NULL)
        return mi_no_memory(sheet->err);
    for (size_t i = 0; i < sheet->values; i++)
        for (; sheet->value[i] % unit != 0; places++)
            unit /= 10;
    for (; places > 0 && !unit_fits(sheet, problem->features, unit, greatest_size); places--)
        unit *= 10;
    for (size_t i = 0; i < sheet->values; i++)
        feature[i] = (int32_t)in_units(sheet->value[i], unit);
    problem->feature = feature;
    *ret_places = places;
    return MIRAIF_OK;
}

enum miraif_status miraif_features_read(const char *path, uint32_t greatest_size, struct miraif_arena *arena,
                                        struct miraif_balancing *ret_problem, uint32_t *ret_places,
                                        struct miraif_error *err)
{
    struct sheet sheet = {.arena = arena, .err = err};
    struct miraif_balancing problem = {0};
    MI_TRY(mi_source_open(path, arena, &sheet.source, err));
    enum miraif_status status = read_lines(&sheet);
    mi_source_close(sheet.source);
    MI_TRY(status);
    problem.people = sheet.people;
    problem.features = sheet.columns - (sheet.left_out > 0);
    MI_TRY(quantise(&sheet, greatest_size, &problem, ret_places));
    *ret_problem = problem;
    return MIRAIF_OK;
}

enum miraif_status miraif_balancing_matrix(const struct miraif_balancing *problem, struct miraif_arena *arena,
                                           struct miraif_grouping *ret_problem, struct miraif_error *err)
{
    size_t n = problem->people;
    if (n > MIRAIF_MATRIX_PEOPLE_MOST)
        return mi_fail(err, MIRAIF_REFUSED, "there are too many people for a matrix of distances");
    int64_t *value = mi_arena_array(arena, n * n, sizeof *value);
    if (value == NULL)
        return mi_no_memory(err);
    for (size_t p = 0; p < n; p++) {
        for (size_t q = 0; q < p; q++) {
            int64_t square = 0;
            for (size_t f = 0; f < problem->features; f++) {
                int64_t apart = (int64_t)problem->feature[p * problem->features + f] -
                                problem->feature[q * problem->features + f];
                square += apart * apart;
            }
            value[p * n + q] = value[q * n + p] = square;
        }
    }
    *ret_problem = (struct miraif_grouping){
        .people = problem->people, .groups = problem->groups, .size = problem->size, .value = value};
    return MIRAIF_OK;
}
