/* The tables of presentations, visions and messages to presenters. */
#ifndef MI_STORE_PRESENTATION_H
#define MI_STORE_PRESENTATION_H

#include "miraif/presentation.h"

/* Removes the order of a session's presentations, and adds to it. Within a write. */
enum miraif_status mi_presentation_clear(struct miraif_store *store, const char *session,
                                         struct miraif_error *err);
enum miraif_status mi_presentation_add(struct miraif_store *store, const char *session, int64_t person,
                                       int64_t position, struct miraif_error *err);

/* The place of a person in that order; 0: none. */
enum miraif_status mi_presentation_position(struct miraif_store *store, const char *session, int64_t person,
                                            int64_t *ret_position, struct miraif_error *err);

enum miraif_status mi_presenter_each(struct miraif_store *store, const struct miraif_session *session,
                                     miraif_presenter_fn *each, void *context, struct miraif_error *err);

/* The latest vision of a person in a cohort (0: in any); `version` is 0 where none is sealed. */
enum miraif_status mi_vision_latest(struct miraif_store *store, int64_t cohort, int64_t person,
                                    struct miraif_arena *arena, struct miraif_vision *ret_vision,
                                    struct miraif_error *err);
enum miraif_status mi_vision_add(struct miraif_store *store, const struct miraif_vision *vision,
                                 struct miraif_error *err);

/* Keeps a message; says whether it is new or another. Within a write. */
enum miraif_status mi_cheer_put(struct miraif_store *store, const char *session, int64_t person,
                                int64_t sender, const char *text, int64_t at, bool *ret_added,
                                bool *ret_changed, struct miraif_error *err);
enum miraif_status mi_cheer_each(struct miraif_store *store, const char *session, int64_t person,
                                 miraif_cheer_fn *each, void *context, struct miraif_error *err);

#endif
