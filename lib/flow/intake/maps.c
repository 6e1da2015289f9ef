/* Maps of columns, saved and from files. */
#include "flow/intake/maps.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "io/source.h"
#include "store/column_map.h"
#include "text/utf8.h"

enum { FILE_MOST = 64 * 1024, NAMES_MOST = 400 };

struct maps {
    struct miraif_store *store;
    const struct miraif_import_options *options;
    struct miraif_arena *arena;
    struct miraif_error *err;
    const char **map;
    size_t count;
    size_t room;
};

static enum miraif_status add(struct maps *maps, const char *map)
{
    const char **list = mi_arena_grow(maps->arena, maps->map, maps->count, &maps->room, sizeof *list);
    if (list == NULL || map == NULL)
        return mi_no_memory(maps->err);
    maps->map = list;
    maps->map[maps->count++] = map;
    return MIRAIF_OK;
}

/* Whether one of the caller's own maps says what this field or this header is. */
static bool is_overruled(const struct maps *maps, const char *map)
{
    enum mi_field field;
    enum mi_field other;
    const char *header;
    const char *said;
    if (!mi_column_map_is(map, &field, &header))
        return false;
    for (size_t i = 0; i < maps->options->map_count; i++)
        if (mi_column_map_is(maps->options->maps[i], &other, &said) &&
            ((other == field && field != MI_FIELD_NONE) || strcmp(said, header) == 0))
            return true;
    return false;
}

static enum miraif_status add_saved(void *context, const char *name, const char *field, const char *header)
{
    struct maps *maps = context;
    (void)name;
    const char *map = mi_arena_printf(maps->arena, "%s=%s", field, header);
    return map != NULL && is_overruled(maps, map) ? MIRAIF_OK : add(maps, map);
}

static enum miraif_status add_line(struct maps *maps, const char *bytes, size_t length, uint64_t number)
{
    enum mi_field field;
    const char *header;
    const char *line = mi_arena_copy(maps->arena, bytes, length);
    if (line == NULL)
        return mi_no_memory(maps->err);
    line = mi_utf8_trim(line, &length);
    line = mi_arena_copy(maps->arena, line, length);
    if (line == NULL)
        return mi_no_memory(maps->err);
    if (*line == '\0' || *line == '#' ||
        (mi_column_map_is(line, &field, &header) && is_overruled(maps, line)))
        return MIRAIF_OK;
    if (mi_column_map_is(line, &field, &header))
        return add(maps, line);
    mi_fail(maps->err, MIRAIF_BAD_INPUT, N_("“%s” does not name a field and a header"), line);
    mi_hint(maps->err, N_("miraif cohort import COHORT FILE --guess-map prints a map to begin with"));
    mi_locate(maps->err, maps->options->use_map, number, 0, NULL);
    return MIRAIF_BAD_INPUT;
}

static enum miraif_status add_lines(struct maps *maps, const char *bytes, size_t length)
{
    static const char mark[] = "\xEF\xBB\xBF";
    uint64_t number = 0;
    if (!mi_utf8_valid(bytes, length) || memchr(bytes, '\0', length) != NULL) {
        mi_fail(maps->err, MIRAIF_BAD_INPUT, N_("a map is a text file in UTF-8"));
        mi_locate(maps->err, maps->options->use_map, 0, 0, NULL);
        return MIRAIF_BAD_INPUT;
    }
    if (length >= 3 && memcmp(bytes, mark, 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    while (length > 0) {
        const char *end = memchr(bytes, '\n', length);
        size_t size = end == NULL ? length : (size_t)(end - bytes);
        MI_TRY(add_line(maps, bytes, size, ++number));
        size += end != NULL;
        bytes += size;
        length -= size;
    }
    return MIRAIF_OK;
}

static enum miraif_status list_name(void *context, const char *name, const char *field, const char *header)
{
    struct mi_str *list = context;
    (void)field;
    (void)header;
    mi_str_addf(list, "%s%s", list->length == 0 ? "" : ", ", name);
    return MIRAIF_OK;
}

/* There is neither a saved map nor a file: says which maps there are. */
static enum miraif_status no_such_map(struct maps *maps)
{
    const char *names = "";
    struct mi_str list = mi_str_begin(maps->arena, NAMES_MOST);
    MI_TRY(mi_column_map_names(maps->store, list_name, &list, maps->err));
    mi_fail(maps->err, MIRAIF_NOT_FOUND, N_("there is no saved map “%s”, and no file of that name"),
            maps->options->use_map);
    if (list.length > 0 && mi_str_end(&list, &names, NULL) == MIRAIF_OK)
        mi_hint(maps->err, N_("saved are: %s"), names);
    else
        mi_hint(maps->err, N_("--save-map saves one with an import"));
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status add_file(struct maps *maps)
{
    struct mi_source *source;
    size_t length = 0;
    char *bytes = mi_arena_bytes(maps->arena, FILE_MOST);
    if (bytes == NULL)
        return mi_no_memory(maps->err);
    enum miraif_status status = mi_source_open(maps->options->use_map, maps->arena, &source, maps->err);
    if (status != MIRAIF_OK)
        return status == MIRAIF_NOT_FOUND ? no_such_map(maps) : status;
    if (mi_source_size(source) > FILE_MOST) {
        status =
            mi_fail(maps->err, MIRAIF_BAD_INPUT, N_("“%s” is too long for a map"), maps->options->use_map);
    } else {
        status = mi_source_read(source, 0, bytes, FILE_MOST, &length, maps->err);
    }
    mi_source_close(source);
    return status == MIRAIF_OK ? add_lines(maps, bytes, length) : status;
}

enum miraif_status mi_maps_gather(struct miraif_store *store, const struct miraif_import_options *options,
                                  struct miraif_arena *arena, const char *const **ret_maps, size_t *ret_count,
                                  struct miraif_error *err)
{
    struct maps maps = {.store = store, .options = options, .arena = arena, .err = err};
    if (options->use_map != NULL) {
        MI_TRY(mi_column_map_each(store, options->use_map, add_saved, &maps, err));
        if (maps.count == 0)
            MI_TRY(add_file(&maps));
    }
    for (size_t i = 0; i < options->map_count; i++)
        MI_TRY(add(&maps, options->maps[i]));
    *ret_maps = maps.map;
    *ret_count = maps.count;
    return MIRAIF_OK;
}

/* Compares what is saved with what was read, column by column. */
struct comparison {
    const struct mi_columns *columns;
    size_t at;
    bool differs;
};

static const char *field_of(const struct mi_columns *columns, size_t column)
{
    const char *code = mi_field_code(columns->fields[column]);
    return code == NULL ? MI_COLUMN_ANSWER : code;
}

static enum miraif_status compare(void *context, const char *name, const char *field, const char *header)
{
    struct comparison *comparison = context;
    const struct mi_columns *columns = comparison->columns;
    size_t at = comparison->at++;
    (void)name;
    comparison->differs = comparison->differs || at >= columns->count ||
                          !mi_text_is(field, field_of(columns, at)) ||
                          !mi_text_is(header, columns->names[at]);
    return MIRAIF_OK;
}

enum miraif_status mi_maps_save(struct miraif_store *store, const char *name,
                                const struct mi_columns *columns, struct miraif_arena *arena,
                                struct miraif_error *err)
{
    struct comparison comparison = {.columns = columns};
    size_t length;
    name = mi_utf8_trim(name, &length);
    name = mi_arena_copy(arena, name, length);
    if (name == NULL)
        return mi_no_memory(err);
    if (length == 0)
        return mi_fail(err, MIRAIF_USAGE, N_("a map needs a name"));
    MI_TRY(mi_column_map_each(store, name, compare, &comparison, err));
    if (!comparison.differs && comparison.at == columns->count)
        return MIRAIF_OK;
    MI_TRY(mi_column_map_clear(store, name, err));
    for (size_t i = 0; i < columns->count; i++)
        MI_TRY(mi_column_map_add(store, name, (int64_t)i + 1, field_of(columns, i), columns->names[i], err));
    return MIRAIF_OK;
}
