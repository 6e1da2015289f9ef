/* From the solver's arrays back to people, with codes and arguments that say why. */
#ifndef MI_FLOW_MATCH_DECODE_H
#define MI_FLOW_MATCH_DECODE_H

#include "flow/match/problem.h"
#include "store/match.h"

/* A draft before it is stored. */
struct mi_match_draft {
    struct miraif_run run; /* without id, state and instants */
    struct mi_match_row *row;
    size_t rows;
    struct miraif_reason *reason; /* those of one subject together; without words */
    size_t reasons;
    size_t reason_room;
};

/* Decodes a result; whom it leaves out is told. Everything lives in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_matches_decode(const struct mi_match_problem *problem,
                                     const struct miraif_assignment_result *result,
                                     const struct miraif_env *env, struct miraif_arena *arena,
                                     struct mi_match_draft *ret_draft, struct miraif_error *err);

/* What is said of a result that leaves something without a mentor: figures and whom. */
enum miraif_status mi_matches_short(const struct mi_match_problem *problem,
                                    const struct miraif_assignment_result *result, struct miraif_arena *arena,
                                    struct miraif_matches *ret_matches, struct miraif_error *err);

#endif
