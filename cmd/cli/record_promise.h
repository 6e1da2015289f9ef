/* The promise as records. */
#ifndef CLI_RECORD_PROMISE_H
#define CLI_RECORD_PROMISE_H

#include "cli/record.h"

extern const struct record_type record_promise_type;
extern const struct record_type record_promiser_type;

/* Build roots in `arena`, to which they copy. `lines` beside an earlier version may be null. */
struct mi_value *record_promise(struct miraif_arena *arena, const struct miraif_promise *promise,
                                const struct miraif_promise_line *line, size_t lines);
struct mi_value *record_promiser(struct miraif_arena *arena, const struct miraif_promiser *promiser);

#endif
