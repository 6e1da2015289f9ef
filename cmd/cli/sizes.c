/* Sizes on the command line. */
#include "cli/sizes.h"

#include "base/arena.h"
#include "base/error.h"

/* A number from 1 on; 0 when there is none. */
static uint32_t read_number(const char **text, uint32_t most)
{
    uint64_t number = 0;
    for (; **text >= '0' && **text <= '9' && number <= most; (*text)++)
        number = number * 10 + (uint32_t)(**text - '0');
    return number <= most ? (uint32_t)number : 0;
}

/* One entry of the list, such as 4x6. */
static bool read_entry(const char **text, uint32_t most, uint32_t *ret_size, uint32_t *ret_times)
{
    *ret_size = read_number(text, most);
    *ret_times = 1;
    if (**text == 'x') {
        ++*text;
        *ret_times = read_number(text, most);
    }
    return *ret_size > 0 && *ret_times > 0 && (**text == ',' || **text == '\0');
}

enum miraif_status cli_sizes_read(const char *list, uint32_t most, const char *complaint,
                                  struct miraif_arena *arena, struct cli_sizes *ret_sizes,
                                  struct miraif_error *err)
{
    struct cli_sizes sizes = {0};
    size_t room = 0;
    for (const char *rest = list;; rest++) {
        uint32_t size;
        uint32_t times;
        if (!read_entry(&rest, most, &size, &times) || (uint64_t)size * times > most - sizes.people)
            return mi_fail(err, MIRAIF_USAGE, complaint, list);
        sizes.people += size * times;
        for (; times > 0; times--) {
            uint32_t *grown = mi_arena_grow(arena, sizes.size, sizes.count, &room, sizeof *grown);
            if (grown == NULL)
                return mi_no_memory(err);
            sizes.size = grown;
            sizes.size[sizes.count++] = size;
        }
        if (*rest == '\0')
            break;
    }
    *ret_sizes = sizes;
    return MIRAIF_OK;
}
