/* What people of a roster said in a field or under a header of the form. */
#ifndef MI_MODEL_SAID_H
#define MI_MODEL_SAID_H

#include "model/roster.h"

/* The text of everybody, in `arena`; null where there is none. MIRAIF_USAGE: no such field, and nobody's
 * answers have such a header. MIRAIF_NO_MEMORY. */
enum miraif_status mi_said_read(const struct mi_roster *roster, const char *name, struct miraif_arena *arena,
                                const char *const **ret_text, struct miraif_error *err);

#endif
