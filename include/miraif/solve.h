/* The solvers: stateless, over integers and arrays. People are numbered from 0; equal results everywhere
 * follow from equal input, because ties are broken by number and budgets are counted in steps. */
#ifndef MIRAIF_SOLVE_H
#define MIRAIF_SOLVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "miraif/arena.h"
#include "miraif/env.h"
#include "miraif/status.h"

enum { MIRAIF_GROUP_SIZE_MOST = 40, MIRAIF_EXACT_PEOPLE_MOST = 24, MIRAIF_ALTERNATIVES_MOST = 20 };

/* What people of a group must have in common: bits that are set for all of them, say hours of days. A run of
 * k such bits, within one word, holds k × unit / length stretches, rounded down: of 90 minutes two in three
 * hours. */
struct miraif_common {
    const uint32_t *bits; /* members of the rule × words */
    uint32_t words;
    uint32_t unit;   /* of a bit, 1 to 1440 */
    uint32_t length; /* of a stretch, 1 to 1440 */
    uint32_t least;  /* stretches wanted; at most those that words full of bits hold */
};

/* A hard rule about a set of people, mostly of how many of them one group may hold. At most one of a company:
 * allowed = 0b11. Never alone: all bits but bit 1. At least k: bits k and up. `together` instead: a group
 * holds all of those present or none. `common` instead: those in one group have that much in common. Then
 * `allowed` is not looked at. */
struct miraif_rule {
    const uint32_t *member; /* ascending */
    uint32_t count;
    uint64_t allowed; /* bit k: a group may hold k of the members; k from 0 to MIRAIF_GROUP_SIZE_MOST */
    bool together;
    const struct miraif_common *common; /* null: nothing in common is asked for */
};

enum miraif_solution { MIRAIF_OPTIMAL, MIRAIF_FEASIBLE, MIRAIF_INFEASIBLE };

/* "optimal", "feasible" or "infeasible": static. */
MIRAIF_API const char *miraif_solution_name(enum miraif_solution solution);

/* What is maximised over all ways to divide the people. */
enum miraif_grouping_objective {
    /* lexicographically: the worst group's value, the total, the smallness of the best group's value, kept
       pairs */
    MIRAIF_WORST_THEN_SUM,
    MIRAIF_SUM /* the total only: maximally diverse grouping */
};

/* Divide `people` into `groups` of given sizes so that the sum of pair values within groups is good, under
 * rules. */
struct miraif_grouping {
    uint32_t people;
    uint32_t groups;
    const uint32_t
        *size; /* groups; each from 1 on, under rules to MIRAIF_GROUP_SIZE_MOST; their sum is people */
    const uint32_t *least; /* groups: a group may hold from `least` to `size` people, which then need not add
                              up; only for MIRAIF_SUM without rules and value_in. Null: exactly `size` */
    const int64_t *value;  /* people × people, symmetric, diagonal 0, each 0 to 10^12 (millionths) */
    const int64_t *const *value_in; /* groups: what counts instead within each, the same within groups of one
                                       size; null: `value` everywhere */
    const uint8_t *kept; /* people × people, symmetric: 1 where a pair stood together before; null: none */
    const struct miraif_rule *rule;
    uint32_t rules;
    enum miraif_grouping_objective objective;
    uint64_t effort; /* steps of the heuristic above MIRAIF_EXACT_PEOPLE_MOST people; 0: a default that fits
                        the size */
    uint32_t alternatives; /* how many of the next best results are wanted, too; at most
                              MIRAIF_ALTERNATIVES_MOST, and only for MIRAIF_WORST_THEN_SUM */
};

/* A set of rules that cannot hold at once, although each could without the others. */
struct miraif_clash {
    const uint32_t *rule; /* numbers of rules (and then of quotas, from `rules` on); none: the sizes alone */
    uint32_t count;
    bool proved;   /* no legal result exists; else none was found */
    bool smallest; /* leaving out any one of them makes a legal result possible */
    bool fewest;   /* no fewer of all rules and quotas clash */
};

/* A legal division that is not the result. */
struct miraif_alternative {
    const uint32_t *group; /* people; numbered as those of the result */
    int64_t worst;
    int64_t total;
    int64_t best;
};

struct miraif_grouping_result {
    enum miraif_solution solution;
    const uint32_t
        *group;    /* people: the group of each; groups of equal size are in order of their lowest person */
    int64_t worst; /* the least value of a group */
    int64_t total;
    int64_t best;  /* the greatest value of a group */
    int64_t kept;  /* pairs that stood together before and do now */
    int64_t bound; /* no legal result has a greater total under the objective (equal to total when optimal) */
    uint64_t considered; /* candidate groups examined (exact), exchanges tried (heuristic) */
    bool legal_counted;
    uint64_t legal;                               /* number of legal results, where counted */
    const struct miraif_alternative *alternative; /* the best first; equal ones in a fixed order */
    uint32_t alternatives;
    bool alternatives_proved; /* nothing but the result comes before one that is not among them; else they are
                                 the best that one exchange of two people makes */
    bool equals_counted;
    uint64_t equals; /* results with the same worst, total and best, this one among them, where counted */
    uint64_t steps;
    bool stopped;              /* by env->should_stop, before the effort was spent */
    struct miraif_clash clash; /* when infeasible */
};

/* Solves `problem`: exact up to MIRAIF_EXACT_PEOPLE_MOST people by dynamic programming over subsets, one pass
 * per criterion; above by local search, and where groups are small and of one size, up to some sixty people
 * by a set partition that mostly proves the result, criterion by criterion, too. `env` may be null (no stop,
 * seed 0). The result lives in `arena`. MIRAIF_OK also when infeasible: look at `solution`. MIRAIF_REFUSED:
 * the problem is malformed (sizes that do not add up, a value out of range), the message says where.
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_solve_grouping(const struct miraif_grouping *problem,
                                                    const struct miraif_env *env, struct miraif_arena *arena,
                                                    struct miraif_grouping_result *ret_result,
                                                    struct miraif_error *err);

/* Counts the legal results without a group worth less than `least`: `*ret_count`, where `*ret_counted`, which
 * it is for up to MIRAIF_EXACT_PEOPLE_MOST people where that takes about a second. Those of them above a
 * result's worst are better, so that its rank follows. Statuses as above; stopped by env, nothing is counted.
 */
MIRAIF_API enum miraif_status miraif_count_grouping(const struct miraif_grouping *problem, int64_t least,
                                                    const struct miraif_env *env, uint64_t *ret_count,
                                                    bool *ret_counted, struct miraif_error *err);

/* Checks a feasible `result` from the problem alone, by code that shares nothing with the solver: sizes,
 * every rule, every figure. MIRAIF_INTERNAL names the first thing that is wrong. */
MIRAIF_API enum miraif_status miraif_check_grouping(const struct miraif_grouping *problem,
                                                    const struct miraif_grouping_result *result,
                                                    struct miraif_error *err);

/* How many of a set of people may be chosen. */
struct miraif_quota {
    const uint32_t *member; /* ascending */
    uint32_t count;
    uint32_t least;
    uint32_t most;
};

enum miraif_wish { MIRAIF_FREE, MIRAIF_INCLUDE, MIRAIF_EXCLUDE };

/* Choose, of `people`, as many as the groups hold, with the highest total mark for which a legal division
 * exists. */
struct miraif_selection {
    uint32_t people;
    const int64_t *mark; /* people; millionths */
    const uint8_t *wish; /* people: enum miraif_wish; null: all free */
    uint32_t groups;
    const uint32_t *size;           /* groups */
    const struct miraif_rule *rule; /* about those chosen */
    uint32_t rules;
    const struct miraif_quota *quota;
    uint32_t quotas;
    uint64_t effort; /* steps before a result counts as merely feasible; 0: a default */
};

struct miraif_selection_result {
    enum miraif_solution solution;
    const uint8_t *chosen; /* people: 1 where chosen */
    const uint32_t *group; /* people: a legal division of the chosen; UINT32_MAX where not chosen */
    int64_t total;         /* sum of the chosen marks */
    int64_t bound;         /* no legal choice has a greater total */
    int64_t unruled;       /* the best total if there were neither rules nor quotas (wishes hold) */
    uint64_t steps;
    bool stopped;
    struct miraif_clash clash; /* when infeasible */
};

/* Solves `problem` by branch and bound with the marks in descending order (Land and Doig 1960), bounding by
 * quotas and by the rules' own limits on how many can be placed, and never choosing a set without a division
 * at hand. The result lives in `arena`. MIRAIF_OK also when infeasible; MIRAIF_REFUSED: malformed;
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_solve_selection(const struct miraif_selection *problem,
                                                     const struct miraif_env *env, struct miraif_arena *arena,
                                                     struct miraif_selection_result *ret_result,
                                                     struct miraif_error *err);

/* Checks a feasible `result` from the problem alone: number, wishes, quotas, the division, every figure.
 * MIRAIF_INTERNAL names the first thing that is wrong. */
MIRAIF_API enum miraif_status miraif_check_selection(const struct miraif_selection *problem,
                                                     const struct miraif_selection_result *result,
                                                     struct miraif_error *err);

#endif
