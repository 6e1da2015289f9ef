/* Whom an import has added, by the key of their address: a set in little memory, four bytes a place. It tells
 * for certain who is not in it, and names the one or few who may be meant where somebody is. */
#ifndef MI_STORE_MET_H
#define MI_STORE_MET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mi_met {
    uint32_t *place; /* twelve bits of the hash and a number of twenty; 0: empty */
    size_t places;   /* a power of two */
    uint32_t count;
};

/* Makes an empty set for about `expected` people; false when out of memory. */
bool mi_met_begin(struct mi_met *met, uint64_t expected);
void mi_met_end(struct mi_met *met);

/* Whether nobody more may be added. */
bool mi_met_is_full(const struct mi_met *met);

/* Adds somebody, whose number is then met->count. */
void mi_met_add(struct mi_met *met, const char *key);

/* Where the search for a key stands. */
struct mi_met_search {
    size_t at;
    uint32_t mark;
};
struct mi_met_search mi_met_search(const struct mi_met *met, const char *key);

/* The next number that may be meant; 0 behind the last. */
uint32_t mi_met_next(const struct mi_met *met, struct mi_met_search *search);

#endif
