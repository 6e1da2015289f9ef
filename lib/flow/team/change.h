/* Teams changed by the office's hand: what move, swap, repair and restore share. */
#ifndef MI_FLOW_TEAM_CHANGE_H
#define MI_FLOW_TEAM_CHANGE_H

#include "flow/team/settings.h"

/* Somebody who was in a team or takes part in the cohort. */
struct mi_seat {
    int64_t person;
    const char *name;
    int64_t was;  /* the team's number before; 0: in none */
    int64_t team; /* after */
    bool stands;  /* takes part; who does not is in no team after */
};

struct mi_change {
    struct miraif_store *store;
    int64_t cohort;
    const struct miraif_team_order *order;
    struct miraif_arena *arena;
    struct miraif_error *err;
    const char *how;                  /* "move", "swap", "repair" or "restore" */
    int64_t target;                   /* the team of a move, the run of a restoration */
    bool lenient;                     /* rules that do not hold are named, and do not hinder */
    bool live;                        /* the teams are adopted */
    struct miraif_teams before;       /* as they stand */
    struct mi_team_settings settings; /* with which they were made */
    struct mi_seat *seat;             /* by person */
    size_t seats;
    struct mi_team_pool pool; /* of those who are in a team after */
    struct mi_team_problem problem;
    uint32_t *group; /* of everybody in the pool: the team's number less 1 */
    uint8_t *bar;    /* people in the pool × teams: enum mi_bar */
    int64_t considered;
};

/* Decides who sits where: sets `team` of the seats. */
typedef enum miraif_status mi_decide_fn(struct mi_change *change, void *context);

/* Opens the standing teams of the cohort, lets `decide` choose seats, and keeps what comes of it, unless a
 * rule hinders. Within a write. Statuses as of miraif_team_put. */
enum miraif_status mi_change_make(struct mi_change *change, mi_decide_fn *decide, void *context,
                                  struct miraif_team_change *ret_change);

/* The seat of somebody; null: they have none. */
struct mi_seat *mi_change_seat(const struct mi_change *change, int64_t person);

/* Whether somebody comes into the team or leaves it. */
bool mi_change_concerns(const struct mi_change *change, int64_t number);

/* Loads those who have a team, with the rules among them: `pool`, `group` and rules of `problem`. */
enum miraif_status mi_change_load(struct mi_change *change);

/* Whether the group `g` of `group` keeps the rule. */
bool mi_team_keeps(const struct miraif_rule *rule, const uint32_t *group, uint32_t g);

#endif
