/* Following up as records. */
#ifndef CLI_RECORD_FOLLOW_UP_H
#define CLI_RECORD_FOLLOW_UP_H

#include "cli/record.h"

extern const struct record_type record_follow_up_type;
extern const struct record_type record_follow_up_result_type;

/* Each builds a root in `arena`, to which it copies. */
struct mi_value *record_follow_up(struct miraif_arena *arena, const struct miraif_follow_up *follow_up);
struct mi_value *record_follow_up_result(struct miraif_arena *arena,
                                         const struct miraif_follow_up_result *result);

#endif
