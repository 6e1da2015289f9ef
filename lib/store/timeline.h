/* What happened to a person, from all tables that know. */
#ifndef MI_STORE_TIMELINE_H
#define MI_STORE_TIMELINE_H

#include "miraif/timeline.h"

typedef enum miraif_status mi_event_fn(void *context, const struct miraif_event *event);

/* Calls `each` for what happened to a person, by time. The record lives as long as the call. */
enum miraif_status mi_event_each(struct miraif_store *store, int64_t person, mi_event_fn *each, void *context,
                                 struct miraif_error *err);

/* The person's first application: when, and the profile it came with. `*ret_at` is 0 where there is none. */
enum miraif_status mi_application_first(struct miraif_store *store, int64_t person,
                                        struct miraif_arena *arena, struct miraif_profile *ret_profile,
                                        int64_t *ret_at, struct miraif_error *err);

#endif
