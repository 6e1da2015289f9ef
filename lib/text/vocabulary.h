/* What people wrote as what it counts as, in the office's vocabulary. */
#ifndef MI_TEXT_VOCABULARY_H
#define MI_TEXT_VOCABULARY_H

#include <stddef.h>

#include "miraif/person.h"
#include "miraif/vocabulary.h"

struct mi_vocable {
    enum miraif_vocabulary field;
    const char *value_key;
    const char *value;
    const char *target_key;
    const char *target;
};

/* Ordered by field and key; zeroed: everything counts as itself. */
struct mi_vocabulary {
    const struct mi_vocable *item;
    size_t count;
};

/* The entry of a value by its key; null: it counts as itself. */
const struct mi_vocable *mi_vocabulary_find(const struct mi_vocabulary *vocabulary,
                                            enum miraif_vocabulary field, const char *key);

/* Replaces `*text` (null is left alone) by what it counts as; of themes each part, each once. Where nothing
 * counts as anything else it stays as it is. New texts live in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_vocabulary_apply(const struct mi_vocabulary *vocabulary, enum miraif_vocabulary field,
                                       const char **text, struct miraif_arena *arena,
                                       struct miraif_error *err);

/* The same for all fields of a profile. */
enum miraif_status mi_vocabulary_profile(const struct mi_vocabulary *vocabulary,
                                         struct miraif_profile *profile, struct miraif_arena *arena,
                                         struct miraif_error *err);

#endif
