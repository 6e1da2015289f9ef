/* Why a mentor and a team or person are matched, as codes and arguments. */
#ifndef MI_FLOW_MATCH_REASON_H
#define MI_FLOW_MATCH_REASON_H

#include "base/value.h"
#include "flow/match/decode.h"

/* Adds a reason to the draft; `args` is a root. MIRAIF_NO_MEMORY. */
enum miraif_status mi_match_add_reason(struct mi_match_draft *draft, const char *subject, const char *code,
                                       const struct mi_value *args, struct miraif_arena *arena,
                                       struct miraif_error *err);

/* Adds all reasons for which a row has its mentor, and what others would cost: `extra`, rows × mentors, as
 * mi_exchange_solve says; null: not known. */
enum miraif_status mi_match_reasons(const struct mi_match_problem *problem, uint32_t row, uint32_t mentor,
                                    const int64_t *extra, const char *subject, struct miraif_arena *arena,
                                    struct mi_match_draft *draft, struct miraif_error *err);

#endif
