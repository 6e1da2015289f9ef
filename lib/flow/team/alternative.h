/* Divisions that could be instead, as reasons say them. */
#ifndef MI_FLOW_TEAM_ALTERNATIVE_H
#define MI_FLOW_TEAM_ALTERNATIVE_H

#include "base/value.h"
#include "flow/team/problem.h"

/* The arguments of a reason "alternative": its figures, those of `result`, and who would be in another team:
 * {"place", "proved", "worst", "total", "gap", "instead":{…}, "moves":[{"person", "from", "to"}]}. Null when
 * out of memory. */
struct mi_value *mi_describe_alternative(const struct mi_team_problem *problem,
                                         const struct miraif_grouping_result *result, uint32_t number,
                                         struct miraif_arena *arena);

/* Reads them back. MIRAIF_NO_MEMORY. */
enum miraif_status mi_read_alternative(const struct mi_value *args, struct miraif_arena *arena,
                                       struct miraif_team_alternative *ret_alternative,
                                       struct miraif_error *err);

#endif
