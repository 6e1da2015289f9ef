/* Allocation inside an arena. Blocks come from malloc, double in size, and are freed together. */
#ifndef MI_BASE_ARENA_H
#define MI_BASE_ARENA_H

#include <stddef.h>

#include "miraif/arena.h"

/* `size` zeroed bytes, aligned for any type; null when out of memory. `size` 0 gives a valid pointer. */
void *mi_arena_alloc(struct miraif_arena *arena, size_t size);

/* The same, not zeroed: for bytes that are written at once. */
void *mi_arena_bytes(struct miraif_arena *arena, size_t size);

/* `count` zeroed elements of `size` bytes; null when out of memory or when the product overflows. */
void *mi_arena_array(struct miraif_arena *arena, size_t count, size_t size);

/* Room for one element of `size` bytes behind the `count` of `array`, which has room for `*room`: `array`
 * itself, or a copy with twice the room. Null when out of memory; then nothing is changed. */
void *mi_arena_grow(struct miraif_arena *arena, void *array, size_t count, size_t *room, size_t size);

/* A copy of `length` bytes with a NUL behind them. */
char *mi_arena_copy(struct miraif_arena *arena, const char *bytes, size_t length);

/* A copy of a NUL-terminated text; null for null. */
char *mi_arena_text(struct miraif_arena *arena, const char *text);

/* A formatted text. */
char *mi_arena_printf(struct miraif_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Bytes handed out since creation or reset, for bounds and tests. */
size_t mi_arena_used(const struct miraif_arena *arena);

#endif
