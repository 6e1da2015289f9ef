/* A seating at work: who sits where, what every pair has behind it, and what it all costs, kept up to date
 * under exchanges. */
#ifndef MI_SOLVE_MIXING_STATE_H
#define MI_SOLVE_MIXING_STATE_H

#include "solve/mixing_pairs.h"

/* What is minimised, or what it grows by: first what is broken in free rounds, in the order in which it
 * counts, then the cost of all rounds. */
struct mi_burden {
    int64_t apart;
    int64_t unfamiliar;
    int64_t uneven;
    int64_t moved;
    int64_t cost;
};

/* Below 0, 0 or above 0: the first that differs decides. */
int mi_burden_compare(const struct mi_burden *a, const struct mi_burden *b);

struct mi_mixing_state {
    const struct miraif_mixing *problem;
    uint32_t people;
    uint32_t again;
    uint32_t *start;    /* tables + 1: the first position of each table, the same in every round */
    uint32_t *table_at; /* people: the table of a position */
    uint32_t *at;       /* rounds × people: the person at a position */
    uint32_t *position; /* rounds × people: the position of a person */
    struct mi_pairs pairs;
    uint8_t kinds;     /* the bits of all kinds */
    uint32_t share[8]; /* the members of each */
    bool *lonely;      /* people: who met nobody; null unless familiar faces are asked for */
    struct mi_burden burden;
};

/* Makes the state of a problem that is well formed but for weights in sum, with nobody seated.
 * MIRAIF_REFUSED: those are out of range. MIRAIF_NO_MEMORY. */
enum miraif_status mi_mixing_state_make(const struct miraif_mixing *problem, struct miraif_arena *arena,
                                        struct mi_mixing_state *ret_state, struct miraif_error *err);

/* Unseats everybody but those of the fixed rounds. */
void mi_mixing_clear(struct mi_mixing_state *state);

/* Seats the free rounds, from the first on, as `at` says (rounds × people; those of fixed rounds are not
 * looked at), whoever sat there. */
void mi_mixing_seat(struct mi_mixing_state *state, const uint32_t *at);

/* What the burden grows by if two people at different tables change places in `round`. */
void mi_mixing_growth(struct mi_mixing_state *state, uint32_t round, uint32_t one, uint32_t other,
                      struct mi_burden *ret_growth);

/* Lets them, where the burden grows by `growth`. */
void mi_mixing_exchange(struct mi_mixing_state *state, uint32_t round, uint32_t one, uint32_t other,
                        const struct mi_burden *growth);

/* The weight with which two people met, 0 if they did not. */
uint32_t mi_mixing_met(const struct mi_mixing_state *state, uint32_t one, uint32_t other);

/* What is broken at a table whose people are `at` those positions. */
uint32_t mi_mixing_uneven(const struct mi_mixing_state *state, const uint32_t *at, uint32_t table);
uint32_t mi_mixing_unfamiliar(const struct mi_mixing_state *state, const uint32_t *at, uint32_t table);
uint32_t mi_mixing_moved(const struct mi_mixing_state *state, uint32_t round, uint32_t table);

#endif
