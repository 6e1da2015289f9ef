/* Blotting out who somebody is. */
#ifndef MI_FLOW_REVIEW_BLIND_H
#define MI_FLOW_REVIEW_BLIND_H

#include "miraif/person.h"

/* `text` with every place blotted out where the person's name or a part of it, reading, company,
 * e-mail address or phone number stands as written; in `arena`. Null for null. MIRAIF_NO_MEMORY. */
enum miraif_status mi_blind(const char *text, const struct miraif_person *person, struct miraif_arena *arena,
                            const char **ret_text, struct miraif_error *err);

#endif
