/* From the solver's arrays back to people, with codes and arguments that say why. */
#ifndef MI_FLOW_SELECT_DECODE_H
#define MI_FLOW_SELECT_DECODE_H

#include "base/value.h"
#include "flow/select/problem.h"

/* What came out, before it is stored: `choice` in the order of the roster, reasons without words. The run's
 * id, state and instants are not set. Everything lives in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_selection_decode(const struct mi_problem *problem,
                                       const struct miraif_selection_result *result,
                                       const struct miraif_env *env, struct miraif_arena *arena,
                                       struct miraif_selected *ret_selected, struct miraif_error *err);

/* Adds what a rule or quota (by the numbers of a clash) says to the array `rules`: its kind, companies or
 * quota, and the ids of its people, those chosen only where `chosen` is not null. */
void mi_describe_rule(const struct mi_problem *problem, uint32_t number, const uint8_t *chosen,
                      struct mi_value *rules, struct miraif_arena *arena);

#endif
