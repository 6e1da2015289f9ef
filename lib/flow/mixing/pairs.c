/* Pairs of people from a text file: who met before, who is to be kept apart. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "io/source.h"
#include "miraif/mixing.h"

enum { FIRST_ROOM = 64, NUMBERS = 3 };

struct list {
    struct miraif_arena *arena;
    struct miraif_mixing_pair *pair;
    uint32_t count;
    uint32_t room;
};

static enum miraif_status append(struct list *list, struct miraif_mixing_pair pair, struct miraif_error *err)
{
    if (list->count == list->room) {
        uint32_t room = list->room == 0 ? FIRST_ROOM : 2 * list->room;
        struct miraif_mixing_pair *grown = mi_arena_array(list->arena, room, sizeof *grown);
        if (grown == NULL || room < list->room)
            return mi_no_memory(err);
        if (list->count > 0)
            memcpy(grown, list->pair, list->count * sizeof *grown);
        list->pair = grown;
        list->room = room;
    }
    list->pair[list->count++] = pair;
    return MIRAIF_OK;
}

static bool parts_numbers(char byte)
{
    return memchr(" \t,;\r\n", byte, 6) != NULL;
}

/* Reads up to NUMBERS numbers below 2^31; false for anything else in the line. */
static bool read_numbers(const struct mi_line *line, uint32_t number[NUMBERS], uint32_t *ret_count)
{
    uint32_t count = 0;
    bool within = false;
    for (size_t i = 0; !line->too_long && i < line->length && line->bytes[i] != '#'; i++) {
        char byte = line->bytes[i];
        bool digit = byte >= '0' && byte <= '9';
        if (!digit && !parts_numbers(byte))
            return false;
        if (digit && !within && count++ == NUMBERS)
            return false;
        if (digit && !within)
            number[count - 1] = 0;
        if (digit && number[count - 1] > (INT32_MAX - 9) / 10)
            return false;
        if (digit)
            number[count - 1] = number[count - 1] * 10 + (uint32_t)(byte - '0');
        within = digit;
    }
    *ret_count = count;
    return !line->too_long;
}

static enum miraif_status read_line(const struct mi_line *line, uint32_t people, struct list *list,
                                    struct miraif_error *err)
{
    uint32_t number[NUMBERS];
    uint32_t count;
    if (!read_numbers(line, number, &count))
        return mi_fail(err, MIRAIF_BAD_INPUT, N_("this line is no pair of people"));
    if (count == 0)
        return MIRAIF_OK;
    if (count == 1)
        return mi_fail(err, MIRAIF_BAD_INPUT, N_("this line names one person, not two"));
    if (number[0] >= people || number[1] >= people || number[0] == number[1])
        return mi_fail(err, MIRAIF_BAD_INPUT, N_("these are not two people from 0 to %u"), people - 1);
    return append(list, (struct miraif_mixing_pair){number[0], number[1], count == NUMBERS ? number[2] : 1},
                  err);
}

static enum miraif_status read_lines(struct mi_source *source, uint32_t people, struct list *list,
                                     struct miraif_error *err)
{
    for (uint64_t number = 1;; number++) {
        struct mi_line line;
        bool more;
        MI_TRY(mi_source_line(source, &line, &more, err));
        if (!more)
            return MIRAIF_OK;
        enum miraif_status status = read_line(&line, people, list, err);
        if (status == MIRAIF_BAD_INPUT) {
            mi_hint(err, N_("a line is two numbers and, if you like, a weight: 0 5 2"));
            mi_locate(err, mi_source_name(source), number, 0, NULL);
        }
        MI_TRY(status);
    }
}

enum miraif_status miraif_mixing_read_pairs(const char *path, uint32_t people, struct miraif_arena *arena,
                                            const struct miraif_mixing_pair **ret_pairs, uint32_t *ret_count,
                                            struct miraif_error *err)
{
    struct list list = {.arena = arena};
    struct mi_source *source;
    MI_TRY(mi_source_open(path, arena, &source, err));
    enum miraif_status status = read_lines(source, people, &list, err);
    mi_source_close(source);
    MI_TRY(status);
    *ret_pairs = list.pair;
    *ret_count = list.count;
    return MIRAIF_OK;
}
