/* What a value might count as: words that mean nearly the same, by field. */
#ifndef MI_FLOW_VOCABULARY_SUGGEST_H
#define MI_FLOW_VOCABULARY_SUGGEST_H

#include <stddef.h>

#include "miraif/vocabulary.h"

/* One value of a list, with what is known of it. */
struct mi_value_item {
    const char *key;
    const char *text;
    int64_t people;
    const char *target_key; /* null: it counts as itself */
    const char *target;
    int64_t counted; /* of itself, unless it counts as another */
    const char *suggestion;
};

/* Fills `suggestion` of the items that count as themselves, where something comes to mind: of a group of
 * words that mean nearly the same the one that most people count as, or the group's own name; else a value
 * that is part of it. Texts live in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_values_suggest(enum miraif_vocabulary field, struct mi_value_item *item, size_t count,
                                     struct miraif_arena *arena, struct miraif_error *err);

#endif
