/* The tables `run` and `reason`. */
#ifndef MI_STORE_RUN_H
#define MI_STORE_RUN_H

#include "miraif/run.h"
#include "miraif/store.h"

/* Keeps `run` as the draft of its cohort and stage, dated by the store's env; an earlier draft is superseded.
 * `id`, `state`, `at` and `adopted_at` are not looked at. Within a write. */
enum miraif_status mi_run_save_draft(struct miraif_store *store, const struct miraif_run *run,
                                     int64_t *ret_id, struct miraif_error *err);

/* The draft or the adopted run of a cohort's stage: at most one is in either state. `ret_run->id` is 0 where
 * there is none. */
enum miraif_status mi_run_get(struct miraif_store *store, int64_t cohort, const char *stage,
                              const char *state, struct miraif_arena *arena, struct miraif_run *ret_run,
                              struct miraif_error *err);

/* The run `id`; `ret_run->id` is 0 where there is none. */
enum miraif_status mi_run_find(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                               struct miraif_run *ret_run, struct miraif_error *err);

/* Called with the number of a run and when it was adopted. */
typedef enum miraif_status mi_run_fn(void *context, int64_t id, int64_t adopted_at);

/* Calls `each` for the runs of a cohort's stage that were adopted and are superseded, the latest first. */
enum miraif_status mi_run_earlier_each(struct miraif_store *store, int64_t cohort, const char *stage,
                                       mi_run_fn *each, void *context, struct miraif_error *err);

/* Another run takes the place of `id`. Within a write. */
enum miraif_status mi_run_supersede(struct miraif_store *store, int64_t id, struct miraif_error *err);

/* Makes the draft `id` the adopted run of its stage. Within a write. */
enum miraif_status mi_run_adopt(struct miraif_store *store, int64_t id, struct miraif_error *err);

/* Keeps a reason: `position` orders those of one subject; `args` is a JSON object. Within a write. */
enum miraif_status mi_run_add_reason(struct miraif_store *store, int64_t run, const char *subject,
                                     int64_t position, const char *code, const char *args,
                                     struct miraif_error *err);

/* Called with a reason whose `text` is not set yet; it lives in the arena of mi_run_reasons. */
typedef enum miraif_status mi_reason_fn(void *context, const struct miraif_reason *reason);

/* Calls `each` for the reasons of `run`, by subject and position; those of one subject where `subject` is not
 * null. */
enum miraif_status mi_run_reasons(struct miraif_store *store, int64_t run, const char *subject,
                                  struct miraif_arena *arena, mi_reason_fn *each, void *context,
                                  struct miraif_error *err);

#endif
