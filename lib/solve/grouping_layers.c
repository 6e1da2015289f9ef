/* States of exact grouping: sets of people placed, by layer, each a contiguous array. */
#include "solve/grouping_parts.h"

#include "base/arena.h"
#include "base/error.h"

uint32_t mi_choose_of(uint32_t n, uint32_t k)
{
    uint64_t product = 1;
    if (k > n)
        return 0;
    for (uint32_t i = 0; i < k; i++)
        product = product * (n - i) / (i + 1);
    return (uint32_t)product;
}

static enum miraif_status rank_words(struct mi_exact *exact, struct miraif_arena *scratch,
                                     struct miraif_error *err)
{
    for (uint32_t bits = 0; bits <= MI_HALF_BITS; bits++) {
        exact->word[bits] = mi_arena_array(scratch, mi_choose_of(MI_HALF_BITS, bits), sizeof **exact->word);
        if (exact->word[bits] == NULL)
            return mi_no_memory(err);
    }
    for (uint32_t word = 0; word < MI_HALF; word++) {
        uint32_t bits = mi_bits_of(word);
        exact->rank[word] = exact->words[bits];
        exact->word[bits][exact->words[bits]++] = (uint16_t)word;
    }
    return MIRAIF_OK;
}

/* The distinct sizes and how many groups have each. */
static void count_sizes(struct mi_exact *exact)
{
    for (uint32_t size = 1; size <= MIRAIF_EXACT_PEOPLE_MOST; size++) {
        uint32_t groups = 0;
        for (uint32_t g = 0; g < exact->problem->groups; g++)
            groups += exact->problem->size[g] == size;
        if (groups > 0) {
            exact->size[exact->sizes] = size;
            exact->available[exact->sizes++] = groups;
        }
    }
    exact->scale = 1;
    for (uint32_t d = 0; d < exact->sizes; d++) {
        int64_t a = exact->scale;
        int64_t b = exact->size[d];
        while (b != 0) {
            int64_t rest = a % b;
            a = b;
            b = rest;
        }
        exact->scale = exact->scale / a * exact->size[d];
    }
}

enum miraif_status mi_ranking_make(struct mi_ranking *ranking, uint32_t length, uint32_t set,
                                   struct miraif_arena *scratch, struct miraif_error *err)
{
    uint32_t low_bits = length < MI_HALF_BITS ? length : MI_HALF_BITS;
    ranking->high_words = UINT32_C(1) << (length - low_bits);
    ranking->base = mi_arena_array(scratch, ranking->high_words, sizeof *ranking->base);
    if (ranking->base == NULL)
        return mi_no_memory(err);
    for (uint32_t high = 0; high < ranking->high_words; high++) {
        ranking->base[high] = ranking->words;
        if (mi_bits_of(high) <= set)
            ranking->words += mi_choose_of(low_bits, set - mi_bits_of(high));
    }
    return MIRAIF_OK;
}

static enum miraif_status make_layer(struct mi_exact *exact, uint32_t index, struct miraif_arena *scratch,
                                     struct miraif_error *err)
{
    struct mi_layer *layer = &exact->layer[index];
    for (uint32_t d = 0; d < exact->sizes; d++) {
        layer->used[d] = (uint8_t)(index / exact->stride[d] % (exact->available[d] + 1));
        layer->groups += layer->used[d];
        layer->placed += layer->used[d] * exact->size[d];
    }
    MI_TRY(mi_ranking_make(&layer->ranking, exact->problem->people - layer->groups,
                           layer->placed - layer->groups, scratch, err));
    layer->state = mi_arena_array(scratch, layer->ranking.words, sizeof *layer->state);
    layer->team = mi_arena_array(scratch, layer->ranking.words, sizeof *layer->team);
    return layer->state == NULL || layer->team == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

enum miraif_status mi_layers_make(struct mi_exact *exact, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    count_sizes(exact);
    MI_TRY(rank_words(exact, scratch, err));
    exact->layers = 1;
    for (uint32_t d = 0; d < exact->sizes; d++) {
        exact->stride[d] = exact->layers;
        exact->layers *= exact->available[d] + 1;
    }
    exact->layer = mi_arena_array(scratch, exact->layers, sizeof *exact->layer);
    if (exact->layer == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < exact->layers; i++)
        MI_TRY(make_layer(exact, i, scratch, err));
    return MIRAIF_OK;
}
