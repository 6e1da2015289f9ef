/* The seats of a cohort after its selection: who is in, who waits, and who would fill what is left. */
#ifndef MI_FLOW_SELECT_SEATS_H
#define MI_FLOW_SELECT_SEATS_H

#include "flow/select/problem.h"

/* Somebody is in who has accepted, holds an offer, or is selected and to get one. */
struct mi_seats {
    struct mi_pool pool;                  /* its roster: those who are in, and candidates */
    struct miraif_select_options options; /* the quotas of the adopted selection */
    uint8_t *in;                          /* by place: 1 where they are in, 0 for a candidate */
    uint32_t in_count;
    uint32_t free; /* seats left, 0 where more are in than there are seats */
    int64_t status[MIRAIF_APPLICATION_STATUSES];
};

/* People who count otherwise than their state says. */
struct mi_seat_changes {
    const int64_t *out; /* as if they had gone */
    size_t outs;
    const int64_t *candidate; /* as if they waited: their offer has expired */
    size_t candidates;
};

/* Loads into `arena`, within a transaction. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_REFUSED: no selection
 * was adopted. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_seats_load(struct miraif_store *store, int64_t cohort,
                                 const struct mi_seat_changes *changes, struct miraif_arena *arena,
                                 struct mi_seats *ret_seats, struct miraif_error *err);

/* What a solver said about the seats. */
struct mi_seating {
    struct mi_problem problem;
    struct miraif_selection_result result;
};

/* Solves for the wishes (by place): see mi_problem_encode_seats. A result that is feasible has been checked.
 * MIRAIF_INTERRUPTED, MIRAIF_NO_MEMORY. */
enum miraif_status mi_seats_solve(const struct mi_seats *seats, const uint8_t *wish, uint32_t empty,
                                  bool strict, const struct miraif_env *env, struct miraif_arena *arena,
                                  struct mi_seating *ret_seating, struct miraif_error *err);

/* The wishes by place: those who are in are included, candidates get `others`. Null when out of memory. */
uint8_t *mi_seats_wish(const struct mi_seats *seats, enum miraif_wish others, struct miraif_arena *arena);

/* Refuses where no selection of the cohort was adopted; `*ret_run` is the adopted one. */
enum miraif_status mi_selection_need(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                     struct miraif_run *ret_run, struct miraif_error *err);

#endif
