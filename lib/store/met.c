/* The set: open addressing, at most three quarters full. */
#include "store/met.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBER_BITS = 20, NUMBER_MOST = (1 << NUMBER_BITS) - 1 };
enum { PLACES_LEAST = 1 << 10, PLACES_MOST = 1 << (NUMBER_BITS + 1) };

bool mi_met_begin(struct mi_met *met, uint64_t expected)
{
    size_t places = PLACES_LEAST;
    while (places < PLACES_MOST && places / 4 * 3 < expected)
        places *= 2;
    *met = (struct mi_met){.place = calloc(places, sizeof *met->place), .places = places};
    return met->place != NULL;
}

void mi_met_end(struct mi_met *met)
{
    free(met->place);
    *met = (struct mi_met){0};
}

bool mi_met_is_full(const struct mi_met *met)
{
    return met->count >= NUMBER_MOST || met->count >= met->places / 4 * 3;
}

struct mi_met_search mi_met_search(const struct mi_met *met, const char *key)
{
    const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
    size_t length = strlen(key);
    uint64_t hash = length;
    for (uint64_t word = 0; length > 0; key += sizeof word) {
        size_t size = length < sizeof word ? length : sizeof word;
        word = 0;
        memcpy(&word, key, size);
        hash = (hash ^ word) * factor;
        hash ^= hash >> 32;
        length -= size;
    }
    hash *= factor;
    return (struct mi_met_search){(size_t)(hash >> 30) & (met->places - 1), (uint32_t)(hash >> 52)
                                                                                << NUMBER_BITS};
}

uint32_t mi_met_next(const struct mi_met *met, struct mi_met_search *search)
{
    for (;;) {
        uint32_t place = met->place[search->at];
        if (place == 0)
            return 0;
        search->at = (search->at + 1) & (met->places - 1);
        if ((place & ~(uint32_t)NUMBER_MOST) == search->mark)
            return place & NUMBER_MOST;
    }
}

void mi_met_add(struct mi_met *met, const char *key)
{
    struct mi_met_search search = mi_met_search(met, key);
    while (met->place[search.at] != 0)
        search.at = (search.at + 1) & (met->places - 1);
    met->place[search.at] = search.mark | ++met->count;
}
