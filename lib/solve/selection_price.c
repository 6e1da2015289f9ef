/* Pricing the caps of a choice: the Lagrangian bound. */
#include "solve/selection_search.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

enum { PRICE_ROUNDS = 160 };

static bool is_before(const struct mi_choosing *search, uint32_t p, uint32_t q)
{
    return search->reduced[p] != search->reduced[q] ? search->reduced[p] > search->reduced[q] : p < q;
}

/* By reduced mark, ties by number. From one round to the next little moves, so that insertion is quick. */
static void sort_order(struct mi_choosing *search)
{
    uint32_t *order = search->order;
    for (uint32_t i = 1; i < search->open; i++) {
        uint32_t person = order[i];
        uint32_t at = i;
        for (; at > 0 && is_before(search, person, order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = person;
    }
}

/* Reduced marks at the caps' prices, the order by them, and the bound that they give. */
static int64_t price(struct mi_choosing *search, uint32_t need)
{
    int64_t bound = 0;
    search->worth = 0;
    for (uint32_t p = 0; p < search->problem->people; p++) {
        search->reduced[p] = search->choice->mark[p];
        for (uint32_t l = search->first_link[p]; l != MI_NOBODY; l = search->link[l].next) {
            const struct mi_cap *cap = &search->cap[search->link[l].cap];
            search->reduced[p] += cap->least_price - cap->most_price;
        }
        if (search->state[p] == MI_CHOSEN)
            bound += search->reduced[p];
    }
    for (uint32_t c = 0; c < search->caps; c++)
        search->worth += search->cap[c].most_price * (int64_t)search->cap[c].most -
                         search->cap[c].least_price * (int64_t)search->cap[c].least;
    sort_order(search);
    for (uint32_t i = 0; i < search->open; i++)
        search->prefix[i + 1] = search->prefix[i] + search->reduced[search->order[i]];
    return bound + search->worth + search->prefix[need];
}

static int64_t clamp(int64_t price, int64_t most)
{
    return price < 0 ? 0 : price > most ? most : price;
}

/* Moves the prices of the caps against what the best marks would take of them. */
static void move_prices(struct mi_choosing *search, uint32_t need, int64_t step, int64_t range)
{
    for (uint32_t i = 0; i < need; i++)
        search->in[search->order[i]] = 1;
    for (uint32_t c = 0; c < search->caps; c++) {
        struct mi_cap *cap = &search->cap[c];
        int64_t used = 0;
        for (uint32_t i = 0; i < cap->count; i++)
            used += search->in[cap->member[i]];
        cap->most_price += step * (used - (int64_t)cap->most);
        cap->most_price = clamp(cap->most_price, range);
        cap->least_price += step * ((int64_t)cap->least - used);
        cap->least_price = clamp(cap->least_price, range);
    }
    for (uint32_t i = 0; i < need; i++)
        search->in[search->order[i]] = 0;
}

/* Prices near the best (subgradient steps that shrink by a thirtieth each), and the bound they give. */
enum miraif_status mi_prices_find(struct mi_choosing *search, uint32_t need, int64_t *ret_bound,
                                  struct miraif_error *err)
{
    int64_t *kept = mi_arena_array(search->scratch, 2 * (size_t)search->caps, sizeof *kept);
    if (kept == NULL)
        return mi_no_memory(err);
    int64_t range = 0;
    for (uint32_t p = 0; p < search->problem->people; p++) {
        int64_t away = search->choice->mark[p] - search->choice->mark[0];
        range = away > range ? away : -away > range ? -away : range;
    }
    for (uint32_t c = 0; c < search->caps; c++)
        search->cap[c].most_price = search->cap[c].least_price = 0;
    int64_t step = range / 4;
    int64_t lowest = INT64_MAX;
    for (int round = 0; round < PRICE_ROUNDS; round++, step -= step / 30 + (step > 0)) {
        int64_t bound = price(search, need);
        for (uint32_t c = 0; bound < lowest && c < search->caps; c++) {
            kept[2 * c] = search->cap[c].most_price;
            kept[2 * c + 1] = search->cap[c].least_price;
        }
        lowest = bound < lowest ? bound : lowest;
        if (step == 0)
            break;
        move_prices(search, need, step, 2 * range);
    }
    for (uint32_t c = 0; c < search->caps; c++) {
        search->cap[c].most_price = kept[2 * c];
        search->cap[c].least_price = kept[2 * c + 1];
    }
    *ret_bound = price(search, need);
    return MIRAIF_OK;
}

/* Picks caps that share no member, those that cut most first: together they bound how many can be chosen. */
void mi_cap_family_find(struct mi_choosing *search)
{
    memset(search->family, 0, search->problem->people);
    for (uint32_t c = 0; c < search->caps; c++)
        search->cap[c].disjoint = false;
    for (;;) {
        struct mi_cap *widest = NULL;
        for (uint32_t c = 0; c < search->caps; c++) {
            struct mi_cap *cap = &search->cap[c];
            bool can = !cap->disjoint && cap->count > cap->most;
            if (!can || (widest != NULL && cap->count - cap->most <= widest->count - widest->most))
                continue;
            for (uint32_t i = 0; can && i < cap->count; i++)
                can = !search->family[cap->member[i]];
            if (can)
                widest = cap;
        }
        if (widest == NULL)
            break;
        widest->disjoint = true;
        for (uint32_t i = 0; i < widest->count; i++)
            search->family[widest->member[i]] = 1;
    }
    search->lone = 0;
    for (uint32_t i = 0; i < search->open; i++)
        search->lone += !search->family[search->order[i]];
}
