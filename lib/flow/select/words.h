/* Reasons in words, in the user's language. */
#ifndef MI_FLOW_SELECT_WORDS_H
#define MI_FLOW_SELECT_WORDS_H

#include "miraif/run.h"
#include "model/naming.h"

/* Sets `reason->text` from its code and arguments, in `arena`; null where the code is unknown.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_reason_words(struct miraif_reason *reason, const struct mi_names *names,
                                   const struct miraif_env *env, struct miraif_arena *arena,
                                   struct miraif_error *err);

#endif
