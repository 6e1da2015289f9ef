/* A seating at work: who sits where, what every pair has behind it, and what it all costs, kept up to date
 * under exchanges. */
#ifndef MI_SOLVE_MIXING_STATE_H
#define MI_SOLVE_MIXING_STATE_H

#include <stddef.h>

#include "miraif/mixing.h"

/* What breaking a wish weighs in the burden that is minimised: a person who was to stay elsewhere, a member
 * of a kind too many or too few, a person without a familiar face, a separated pair at one table. A meeting
 * weighs what it is charged, which is a few as a rule, and MIRAIF_MIXING_WEIGHT_MOST at the worst. */
enum { MI_MOVED = 2000, MI_UNEVEN = 2 * MI_MOVED, MI_UNFAMILIAR = 4 * MI_MOVED, MI_APART = 20 * MI_MOVED };

struct mi_mixing_state {
    const struct miraif_mixing *problem;
    uint32_t people;
    uint32_t again;
    uint32_t *start;    /* tables + 1: the first position of each table, the same in every round */
    uint32_t *table_at; /* people: the table of a position */
    uint32_t *at;       /* rounds × people: the person at a position */
    uint32_t *position; /* rounds × people: the position of a person */
    uint16_t *before;   /* people × people: the weight of `met`, MI_APART where separated */
    uint16_t *charge;   /* people × people: what one more meeting would be charged, MI_APART besides */
    uint32_t *share;    /* kinds: the members of each; kind 0 is nobody's */
    uint32_t kinds;
    int64_t burden; /* what is minimised: cost, and what is broken in free rounds */
};

/* Makes the state of a problem that is well formed, with nobody seated. MIRAIF_NO_MEMORY. */
enum miraif_status mi_mixing_state_make(const struct miraif_mixing *problem, struct miraif_arena *arena,
                                        struct mi_mixing_state *ret_state, struct miraif_error *err);

/* Unseats everybody but those of the fixed rounds. */
void mi_mixing_clear(struct mi_mixing_state *state);

/* Seats the free rounds, from the first on, as `at` says (rounds × people; those of fixed rounds are not
 * looked at), whoever sat there. */
void mi_mixing_seat(struct mi_mixing_state *state, const uint32_t *at);

/* What the burden grows by if two people at different tables change places in `round`. */
int64_t mi_mixing_growth(struct mi_mixing_state *state, uint32_t round, uint32_t one, uint32_t other);

/* Makes them change places; `growth` is what mi_mixing_growth said. */
void mi_mixing_exchange(struct mi_mixing_state *state, uint32_t round, uint32_t one, uint32_t other,
                        int64_t growth);

/* Members of kinds too many or too few, people without a familiar face, and people who were to stay
 * elsewhere, at one table; `at` is the round's row. */
uint32_t mi_mixing_uneven(const struct mi_mixing_state *state, const uint32_t *at, uint32_t table);
uint32_t mi_mixing_unfamiliar(const struct mi_mixing_state *state, const uint32_t *at, uint32_t table);
uint32_t mi_mixing_moved(const struct mi_mixing_state *state, uint32_t round, uint32_t table);

/* The weight of `met` between two people. */
uint32_t mi_mixing_met(const struct mi_mixing_state *state, uint32_t one, uint32_t other);

#endif
