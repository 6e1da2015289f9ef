/* Changing the vocabulary within a write. */
#ifndef MI_FLOW_VOCABULARY_MAP_H
#define MI_FLOW_VOCABULARY_MAP_H

#include "text/vocabulary.h"

/* As miraif_value_map, within a write; `*ret_changed` says whether anything was. */
enum miraif_status mi_value_map(struct miraif_store *store, enum miraif_vocabulary field, const char *value,
                                const char *target, struct miraif_arena *arena, const char **ret_target,
                                bool *ret_changed, struct miraif_error *err);

#endif
