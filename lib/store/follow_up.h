/* The table of answers to the questions that are asked again and again, and who is asked. */
#ifndef MI_STORE_FOLLOW_UP_H
#define MI_STORE_FOLLOW_UP_H

#include "miraif/follow_up.h"

/* Somebody who is followed up in a cohort. */
struct mi_followed {
    int64_t person;
    const char *name;
    const char *email;
    int64_t cohort;
    const char *start;     /* of the cohort, YYYY-MM-DD */
    const char *first;     /* the day of its first general session; null: none is planned */
    const char *graduated; /* YYYY-MM-DD; null: not yet */
    const char *concern;   /* as in the application */
};

typedef enum miraif_status mi_followed_fn(void *context, const struct mi_followed *followed);

/* Calls `each` for the people of `cohort` and `person` (0: of all), by cohort, reading, name and id. */
enum miraif_status mi_followed_each(struct miraif_store *store, int64_t cohort, int64_t person,
                                    mi_followed_fn *each, void *context, struct miraif_error *err);

/* What was asked and answered at the stage that `follow_up` names; fills the members from asked_at on, texts
 * in `arena`. */
enum miraif_status mi_follow_up_get(struct miraif_store *store, struct miraif_follow_up *follow_up,
                                    struct miraif_arena *arena, struct miraif_error *err);

/* Keeps an answer in the place of an earlier one. Within a write. */
enum miraif_status mi_follow_up_put(struct miraif_store *store, const struct miraif_follow_up *follow_up,
                                    struct miraif_error *err);

/* The item of the outbox that asks somebody at a stage: what it is about, and its key. */
enum { MI_FOLLOW_UP_TEXT = 80 };
void mi_follow_up_object(const struct miraif_follow_up *follow_up, char object[MI_FOLLOW_UP_TEXT]);
void mi_follow_up_key(const struct miraif_follow_up *follow_up, int64_t occurrence,
                      char key[MI_FOLLOW_UP_TEXT]);

#endif
