/* A pool as arrays for the solver: what wants a mentor are rows, mentors are columns. */
#ifndef MI_FLOW_MATCH_PROBLEM_H
#define MI_FLOW_MATCH_PROBLEM_H

#include "flow/match/pool.h"
#include "miraif/assignment.h"
#include "model/match.h"

/* A team or a person: the people whose points count. */
struct mi_match_row_members {
    int64_t team;           /* number; 0: one person */
    const uint32_t *member; /* places in the roster */
    uint32_t count;
};

struct mi_match_problem {
    const struct mi_match_pool *pool;
    struct miraif_match_options options;
    struct miraif_assignment solver;
    uint32_t *column_capacity;  /* the solver's */
    uint32_t *column_least;     /* the solver's, where the options give one */
    const int64_t *avoidance;   /* rows × mentors: costs without points */
    const int64_t *grief;       /* rows × mentors: points below 0 */
    const int64_t *row_opinion; /* rows × mentors: what each side thinks, as costs */
    const int64_t *mentor_opinion;
    const struct mi_match_row_members *row;    /* teams by number, then people by e-mail key */
    const struct mi_match_standing **standing; /* of each row what it has now; null: nothing */
    const struct mi_match_side *mentee;        /* of the roster */
    const struct mi_match_side *mentor;
    const int64_t (*points)[MI_MATCH_PARTS]; /* people × mentors */
    const int64_t (*team_wish)[2];           /* rows × mentors: points of a team's own wishes, and of those
                                                of mentors for it; below 0: those of its members count */
    const uint8_t *ruled;                    /* rows × mentors: enum mi_ruling */
    const uint8_t *between;                  /* people × mentors: enum mi_between */
    uint32_t people;
    uint32_t mentors;
    int64_t limit; /* of matches of one mentor, as solved */
};

/* What a dearer solution costs: points of all matches, more pairs that are to be avoided, and more matches
 * that do not stay as they were. */
struct mi_match_price {
    int64_t points;
    int64_t avoided;
    int64_t changed;
};
struct mi_match_price mi_match_price(int64_t cost);

/* What the office says of a row and a mentor. */
enum mi_ruling { MI_RULING_NONE, MI_RULING_PIN, MI_RULING_BAN };

/* Encodes; everything lives in `arena` or is the pool's. MIRAIF_NO_MEMORY. */
enum miraif_status mi_match_encode(const struct mi_match_pool *pool,
                                   const struct miraif_match_options *options, struct miraif_arena *arena,
                                   struct mi_match_problem *ret_problem, struct miraif_error *err);

/* The points of a row with a mentor, part by part: the mean over its members; and their sum. */
int64_t mi_match_row_points(const struct mi_match_problem *problem, uint32_t row, uint32_t mentor,
                            int64_t points[MI_MATCH_PARTS]);

/* The strictest that stands between a mentor and a member of the row; what the office bans is forbidden. */
enum mi_between mi_match_row_between(const struct mi_match_problem *problem, uint32_t row, uint32_t mentor);

/* Whether the row would keep its mentor, and how many of a result do. */
bool mi_match_keeps(const struct mi_match_problem *problem, uint32_t row, uint32_t mentor);
uint32_t mi_match_kept(const struct mi_match_problem *problem, const struct miraif_assignment_result *result);

/* Sets what each mentor takes at most to their room, or `limit` where that is less, and at least to what the
 * options say, or that where it is less. */
void mi_match_limit(struct mi_match_problem *problem, int64_t limit);

#endif
