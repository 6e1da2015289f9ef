/* Who of some people met before, and how much that weighs: one past for seats and mixes. */
#ifndef MI_MODEL_PAST_H
#define MI_MODEL_PAST_H

#include "miraif/mixing.h"
#include "miraif/separation.h"

/* A meeting of today weighs so much, half of it after a half-life, and 1 at the least; acquaintances that
 * were declared do not fade. A pair that is rather to be kept apart weighs as so many meetings of today. */
enum {
    MI_PAST_NEWEST = 16,
    MI_PAST_TEAM = 2 * MI_PAST_NEWEST,
    MI_PAST_AVOIDED = 4 * MI_PAST_NEWEST,
    MI_PAST_MOST = MIRAIF_MIXING_WEIGHT_MOST - MI_PAST_AVOIDED, /* of a pair, in sum */
    MI_PAST_HALF_LIFE = 365,                                    /* days, where no other is given */
    MI_PAST_HALF_LIFE_MOST = 36500
};

/* A past that is being collected: members are its own. */
struct mi_past {
    struct miraif_arena *arena;
    struct miraif_error *err;
    uint32_t people;
    int64_t today; /* days since 1970-01-01 */
    int64_t half_life;
    struct mi_past_number *number; /* by person */
    struct miraif_mixing_pair *pair;
    size_t pairs;
    size_t room;
    int64_t sitting; /* that is being read */
    int64_t table;
    uint32_t *at_table;
    uint32_t count;
};

/* Begins the past of `person` (`people` ids, which the solver numbers in this order) as seen from `date`
 * (YYYY-MM-DD), `half_life` in days. MIRAIF_INTERNAL: no such day. MIRAIF_NO_MEMORY. */
enum miraif_status mi_past_begin(struct mi_past *past, const int64_t *person, uint32_t people,
                                 const char *date, int64_t half_life, struct miraif_arena *arena,
                                 struct miraif_error *err);

/* Hears of somebody who was of a table, on a day; those of one table of one sitting follow one another. Of
 * others than the people it is none. `past` is a struct mi_past. MIRAIF_NO_MEMORY. */
enum miraif_status mi_past_sat(void *past, int64_t sitting, int64_t table, int64_t person, int64_t day);

/* Hears of two people who know one another. As above. */
enum miraif_status mi_past_known(void *past, int64_t low, int64_t high);

/* The pairs that met, each once, in order; they live in the arena. */
uint32_t mi_past_end(struct mi_past *past, const struct miraif_mixing_pair **ret_pairs);

/* The pairs that must not be together, and those that rather should not. */
struct mi_past_apart {
    struct miraif_mixing_pair *apart;
    uint32_t aparts;
    struct miraif_mixing_pair *avoid;
    uint32_t avoids;
};

/* What `count` separations make of pairs, by the numbers of those who were asked for. MIRAIF_NO_MEMORY. */
enum miraif_status mi_past_separate(const struct miraif_separation *separation, uint32_t count,
                                    struct miraif_arena *arena, struct mi_past_apart *ret_apart,
                                    struct miraif_error *err);

#endif
