/* What people of a group have in common. */
#include "solve/common.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

enum { WORD_BITS = 32, LENGTH_MOST = 1440 };

enum miraif_status mi_commons_make(const struct miraif_rule *rule, uint32_t rules, const uint8_t *active,
                                   uint32_t people, struct miraif_arena *arena,
                                   struct mi_commons *ret_commons, struct miraif_error *err)
{
    struct mi_commons commons = {.item = mi_arena_array(arena, rules, sizeof *commons.item)};
    if (commons.item == NULL)
        return mi_no_memory(err);
    for (uint32_t r = 0; r < rules; r++)
        commons.words += rule[r].common != NULL && (active == NULL || active[r]) ? rule[r].common->words : 0;
    size_t all = (size_t)people * commons.words;
    commons.bits = mi_arena_array(arena, all, sizeof *commons.bits);
    if (commons.bits == NULL)
        return mi_no_memory(err);
    memset(commons.bits, 0xFF, all * sizeof *commons.bits);
    uint32_t at = 0;
    for (uint32_t r = 0; r < rules; r++) {
        const struct miraif_common *common = rule[r].common;
        if (common == NULL || (active != NULL && !active[r]))
            continue;
        for (uint32_t i = 0; i < rule[r].count; i++)
            memcpy(&commons.bits[(size_t)rule[r].member[i] * commons.words + at],
                   &common->bits[(size_t)i * common->words], common->words * sizeof *common->bits);
        commons.item[commons.count++] = common;
        at += common->words;
    }
    *ret_commons = commons;
    return MIRAIF_OK;
}

static uint32_t count_stretches(const struct miraif_common *common, const uint32_t *bits, uint32_t words)
{
    uint32_t stretches = 0;
    for (uint32_t w = 0; w < words; w++) {
        for (uint64_t rest = bits[w]; rest != 0;) {
            rest >>= __builtin_ctzll(rest);
            uint32_t run = (uint32_t)__builtin_ctzll(~rest);
            stretches += run * common->unit / common->length;
            rest >>= run;
        }
    }
    return stretches;
}

uint32_t mi_commons_shortage(const struct mi_commons *commons, const uint32_t *shared)
{
    uint32_t shortage = 0;
    for (uint32_t i = 0; i < commons->count; i++) {
        const struct miraif_common *common = commons->item[i];
        uint32_t stretches = count_stretches(common, shared, common->words);
        shortage += stretches < common->least ? common->least - stretches : 0;
        shared += common->words;
    }
    return shortage;
}

bool mi_common_holds(const struct miraif_rule *rule, mi_is_in_fn *is_in, const void *context)
{
    const struct miraif_common *common = rule->common;
    uint32_t stretches = 0;
    bool any = false;
    for (uint32_t w = 0; w < common->words; w++) {
        uint32_t shared = UINT32_MAX;
        for (uint32_t i = 0; i < rule->count; i++) {
            if (!is_in(context, rule->member[i]))
                continue;
            any = true;
            shared &= common->bits[(size_t)i * common->words + w];
        }
        stretches += count_stretches(common, &shared, 1);
    }
    return !any || stretches >= common->least;
}

bool mi_common_usable(const struct miraif_common *common)
{
    return common == NULL || (common->unit >= 1 && common->unit <= LENGTH_MOST && common->length >= 1 &&
                              common->length <= LENGTH_MOST &&
                              common->least <= common->words * (WORD_BITS * common->unit / common->length));
}
