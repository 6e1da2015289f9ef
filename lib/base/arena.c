/* The arena: a list of malloc'd blocks, newest first, each at least twice as large as the one before. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16, FIRST_ROOM = 16, FIRST_BLOCK = 4096, LARGEST_STEP = 1 << 22 };

struct block {
    struct block *older;
    size_t size;
    size_t used;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

struct miraif_arena {
    struct block *newest;
    size_t used;
};

struct miraif_arena *miraif_arena_create(void)
{
    return calloc(1, sizeof(struct miraif_arena));
}

static void free_blocks(struct block *block)
{
    while (block != NULL) {
        struct block *older = block->older;
        free(block);
        block = older;
    }
}

void miraif_arena_reset(struct miraif_arena *arena)
{
    if (arena->newest != NULL) {
        /* The newest block is the largest: keeping it makes a loop that resets settle without further
         * mallocs. */
        free_blocks(arena->newest->older);
        arena->newest->older = NULL;
        arena->newest->used = 0;
    }
    arena->used = 0;
}

void miraif_arena_destroy(struct miraif_arena *arena)
{
    if (arena != NULL) {
        free_blocks(arena->newest);
        free(arena);
    }
}

static struct block *add_block(struct miraif_arena *arena, size_t size)
{
    size_t next = arena->newest == NULL ? FIRST_BLOCK : 2 * arena->newest->size;
    if (next > LARGEST_STEP)
        next = LARGEST_STEP;
    if (next < size)
        next = size;
    struct block *block = malloc(sizeof *block + next);
    if (block == NULL)
        return NULL;
    *block = (struct block){.older = arena->newest, .size = next};
    arena->newest = block;
    return block;
}

void *mi_arena_bytes(struct miraif_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        return NULL;
    size_t rounded = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    struct block *block = arena->newest;
    if (block == NULL || block->size - block->used < rounded)
        block = add_block(arena, rounded);
    if (block == NULL)
        return NULL;
    void *memory = block->bytes + block->used;
    block->used += rounded;
    arena->used += rounded;
    return memory;
}

void *mi_arena_alloc(struct miraif_arena *arena, size_t size)
{
    void *memory = mi_arena_bytes(arena, size);
    return memory == NULL ? NULL : memset(memory, 0, size);
}

void *mi_arena_array(struct miraif_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    return mi_arena_alloc(arena, count * size);
}

void *mi_arena_grow(struct miraif_arena *arena, void *array, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return array;
    size_t wider = *room == 0 ? FIRST_ROOM : 2 * *room;
    void *copy = mi_arena_array(arena, wider, size);
    if (copy == NULL)
        return NULL;
    if (count > 0)
        memcpy(copy, array, count * size);
    *room = wider;
    return copy;
}

char *mi_arena_copy(struct miraif_arena *arena, const char *bytes, size_t length)
{
    char *copy = length < SIZE_MAX ? mi_arena_bytes(arena, length + 1) : NULL;
    if (copy == NULL)
        return NULL;
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *mi_arena_text(struct miraif_arena *arena, const char *text)
{
    return text == NULL ? NULL : mi_arena_copy(arena, text, strlen(text));
}

char *mi_arena_printf(struct miraif_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = length < 0 ? NULL : mi_arena_bytes(arena, (size_t)length + 1);
    if (text == NULL)
        return NULL;
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}

size_t mi_arena_used(const struct miraif_arena *arena)
{
    return arena->used;
}
