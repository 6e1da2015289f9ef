/* Reasons in words, in the user's language. */
#ifndef MI_FLOW_MATCH_WORDS_H
#define MI_FLOW_MATCH_WORDS_H

#include "miraif/match.h"
#include "model/naming.h"

/* The points and the words of a stored reason, in `arena`; `text` is null where the code is unknown.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_match_words(const struct miraif_reason *reason, const struct mi_names *names,
                                  const struct miraif_env *env, struct miraif_arena *arena,
                                  struct miraif_match_reason *ret_reason, struct miraif_error *err);

#endif
