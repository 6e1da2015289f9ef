/* Problems of mixing, made and solved by the tests. */
#ifndef MIXING_FIXTURE_H
#define MIXING_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "miraif/mixing.h"

enum { MOST = 64, PAIRS = 200, ROUNDS = 12 };

struct instance {
    struct miraif_mixing problem;
    uint32_t size[MOST];
    struct miraif_mixing_pair met[PAIRS];
    struct miraif_mixing_pair avoid[PAIRS];
    struct miraif_mixing_pair apart[PAIRS];
    uint32_t origin[MOST];
    uint32_t fixed[ROUNDS * MOST];
    uint8_t kind[MOST];
    uint32_t stay[ROUNDS * MOST];
};

static inline void begin(struct instance *in, uint32_t people, uint32_t tables, uint32_t rounds)
{
    memset(in, 0, sizeof *in);
    in->problem = (struct miraif_mixing){.people = people, .tables = tables, .rounds = rounds};
    for (uint32_t p = 0; p < people; p++)
        in->size[p % tables]++;
    in->problem.size = in->size;
    in->problem.met = in->met;
    in->problem.avoid = in->avoid;
    in->problem.apart = in->apart;
    in->problem.fixed = in->fixed;
}

static inline void add_met(struct instance *in, uint32_t one, uint32_t other, uint32_t weight)
{
    in->met[in->problem.mets++] = (struct miraif_mixing_pair){one, other, weight};
}

static inline void add_apart(struct instance *in, uint32_t one, uint32_t other)
{
    in->apart[in->problem.aparts++] = (struct miraif_mixing_pair){.one = one, .other = other};
}

/* Everybody of the first teams × size people has met the team. */
static inline void add_teams(struct instance *in, uint32_t teams, uint32_t size)
{
    for (uint32_t one = 0; one < teams * size; one++)
        for (uint32_t other = one + 1; other < (one / size + 1) * size; other++)
            add_met(in, one, other, 1);
}

/* Solves, checks, and hands out the result, which lives in `arena`. */
static inline struct miraif_mixing_result solve(const struct instance *in, uint64_t seed,
                                                struct miraif_arena *arena)
{
    struct miraif_env env = {.seed = seed};
    struct miraif_error err = {0};
    struct miraif_mixing_result result;
    if (miraif_solve_mixing(&in->problem, &env, arena, &result, &err) != MIRAIF_OK ||
        miraif_check_mixing(&in->problem, &result, &err) != MIRAIF_OK)
        fail_msg("%s", err.message);
    return result;
}

#endif
