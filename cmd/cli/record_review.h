/* Reviews as records: criteria, packs, imports, states, reviewers. */
#ifndef CLI_RECORD_REVIEW_H
#define CLI_RECORD_REVIEW_H

#include "cli/record.h"

extern const struct record_type record_criterion_type;
extern const struct record_type record_review_pack_type;
extern const struct record_type record_review_import_type;
extern const struct record_type record_review_problem_type;
extern const struct record_type record_review_state_type;
extern const struct record_type record_reviewer_type;

/* Each builds a root in `arena`, to which it copies. */
struct mi_value *record_criterion(struct miraif_arena *arena, const struct miraif_criterion *criterion);
struct mi_value *record_review_pack(struct miraif_arena *arena, const struct miraif_review_pack *pack);
struct mi_value *record_review_import(struct miraif_arena *arena, const struct miraif_review_import *import);
struct mi_value *record_review_problem(struct miraif_arena *arena,
                                       const struct miraif_review_problem *problem);
struct mi_value *record_review_state(struct miraif_arena *arena, const struct miraif_review_state *state);
struct mi_value *record_reviewer(struct miraif_arena *arena, const struct miraif_reviewer *reviewer);

/* One reviewer's marks of one applicant. */
struct mi_value *record_review(struct miraif_arena *arena, int64_t cohort, const struct miraif_review *review,
                               const struct miraif_criteria *criteria);

#endif
