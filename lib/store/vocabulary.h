/* The table of the office's vocabulary, and the values that people wrote. */
#ifndef MI_STORE_VOCABULARY_H
#define MI_STORE_VOCABULARY_H

#include "text/vocabulary.h"

/* All of it; in `arena`. */
enum miraif_status mi_vocabulary_load(struct miraif_store *store, struct miraif_arena *arena,
                                      struct mi_vocabulary *ret_vocabulary, struct miraif_error *err);

/* Adds an entry, or replaces the one of its key; `*ret_changed` is false where it says the same already. */
enum miraif_status mi_vocable_put(struct miraif_store *store, const struct mi_vocable *vocable,
                                  bool *ret_changed, struct miraif_error *err);

/* What counts as the key `from` counts as `vocable->target`. */
enum miraif_status mi_vocable_turn(struct miraif_store *store, const struct mi_vocable *vocable,
                                   struct miraif_error *err);

enum miraif_status mi_vocable_delete(struct miraif_store *store, enum miraif_vocabulary field,
                                     const char *value_key, bool *ret_deleted, struct miraif_error *err);

/* Calls `each` with every spelling of the field and how many present profiles, or applications of `cohort`,
 * have it; of themes with whole lists, and then with whole lists of offers. */
typedef enum miraif_status mi_spelling_fn(void *context, const char *text, int64_t people);
enum miraif_status mi_spelling_each(struct miraif_store *store, enum miraif_vocabulary field, int64_t cohort,
                                    mi_spelling_fn *each, void *context, struct miraif_error *err);

#endif
