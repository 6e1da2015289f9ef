/* Two texts beside each other. */
#include "text/diff.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum miraif_status mi_text_lines(const char *text, struct miraif_arena *arena, const char *const **ret_line,
                                 size_t *ret_count, struct miraif_error *err)
{
    size_t count = 0;
    size_t most = 1;
    for (const char *c = text; *c != '\0'; c++)
        most += *c == '\n';
    const char **line = mi_arena_array(arena, most, sizeof *line);
    if (line == NULL)
        return mi_no_memory(err);
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        size_t kept = length > 0 && text[length - 1] == '\r' ? length - 1 : length;
        line[count] = mi_arena_copy(arena, text, kept);
        if (line[count++] == NULL)
            return mi_no_memory(err);
        text += length + (text[length] == '\n');
    }
    *ret_line = line;
    *ret_count = count;
    return MIRAIF_OK;
}

/* What differs between the two, without the lines that both begin and end with. */
struct middle {
    const char *const *a;
    const char *const *b;
    size_t a_count, b_count;
    uint32_t *common; /* [i][j]: of the lines from i and from j on */
    struct mi_diff_line *line;
    size_t count;
};

static uint32_t *at(const struct middle *middle, size_t i, size_t j)
{
    return &middle->common[i * (middle->b_count + 1) + j];
}

static void count_common(const struct middle *middle)
{
    for (size_t i = middle->a_count; i-- > 0;)
        for (size_t j = middle->b_count; j-- > 0;) {
            uint32_t down = *at(middle, i + 1, j);
            uint32_t right = *at(middle, i, j + 1);
            if (mi_text_is(middle->a[i], middle->b[j]))
                *at(middle, i, j) = *at(middle, i + 1, j + 1) + 1;
            else
                *at(middle, i, j) = down >= right ? down : right;
        }
}

static void put(struct middle *middle, char sign, const char *text)
{
    middle->line[middle->count++] = (struct mi_diff_line){sign, text};
}

static void walk(struct middle *middle)
{
    size_t i = 0;
    size_t j = 0;
    while (i < middle->a_count || j < middle->b_count) {
        bool both = i < middle->a_count && j < middle->b_count;
        if (both && mi_text_is(middle->a[i], middle->b[j])) {
            put(middle, ' ', middle->a[i++]);
            j++;
        } else if (i < middle->a_count && (!both || *at(middle, i + 1, j) >= *at(middle, i, j + 1))) {
            put(middle, '-', middle->a[i++]);
        } else {
            put(middle, '+', middle->b[j++]);
        }
    }
}

enum miraif_status mi_text_diff(const char *before, const char *after, struct miraif_arena *arena,
                                const struct mi_diff_line **ret_line, size_t *ret_count,
                                struct miraif_error *err)
{
    struct middle middle = {0};
    size_t head = 0;
    size_t tail = 0;
    MI_TRY(mi_text_lines(before, arena, &middle.a, &middle.a_count, err));
    MI_TRY(mi_text_lines(after, arena, &middle.b, &middle.b_count, err));
    size_t least = middle.a_count < middle.b_count ? middle.a_count : middle.b_count;
    middle.line = mi_arena_array(arena, middle.a_count + middle.b_count, sizeof *middle.line);
    if (middle.line == NULL)
        return mi_no_memory(err);
    while (head < least && mi_text_is(middle.a[head], middle.b[head]))
        put(&middle, ' ', middle.a[head++]);
    while (head + tail < least &&
           mi_text_is(middle.a[middle.a_count - tail - 1], middle.b[middle.b_count - tail - 1]))
        tail++;
    const char *const *rest = middle.a + middle.a_count - tail;
    middle.a += head;
    middle.b += head;
    middle.a_count -= head + tail;
    middle.b_count -= head + tail;
    middle.common = mi_arena_array(arena, (middle.a_count + 1) * (middle.b_count + 1), sizeof *middle.common);
    if (middle.common == NULL)
        return mi_no_memory(err);
    count_common(&middle);
    walk(&middle);
    for (size_t i = 0; i < tail; i++)
        put(&middle, ' ', rest[i]);
    *ret_line = middle.line;
    *ret_count = middle.count;
    return MIRAIF_OK;
}
