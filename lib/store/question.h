/* The office's questions, and the rounds of the pulse. */
#ifndef MI_STORE_QUESTION_H
#define MI_STORE_QUESTION_H

#include "miraif/voice.h"

/* The questions in order; `*ret_count` 0: there are none. In `arena`. */
enum miraif_status mi_question_load(struct miraif_store *store, struct miraif_arena *arena,
                                    const struct miraif_question **ret_list, size_t *ret_count,
                                    struct miraif_error *err);

/* Puts `list` in the place of what is there; rows that stay as they are are not touched. Within a write. */
enum miraif_status mi_question_replace(struct miraif_store *store, const struct miraif_question *list,
                                       size_t count, struct miraif_error *err);

struct mi_round {
    int64_t number; /* 0: none */
    const char *date;
};

/* The last round of a cohort asked until `date` (null: ever); or the round `number`, where it is not 0. */
enum miraif_status mi_round_find(struct miraif_store *store, int64_t cohort, int64_t number, const char *date,
                                 struct miraif_arena *arena, struct mi_round *ret_round,
                                 struct miraif_error *err);
enum miraif_status mi_round_insert(struct miraif_store *store, int64_t cohort, const struct mi_round *round,
                                   struct miraif_error *err);

#endif
