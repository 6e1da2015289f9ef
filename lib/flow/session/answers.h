/* What people write in a form about coming to a session, as codes. */
#ifndef MI_FLOW_SESSION_ANSWERS_H
#define MI_FLOW_SESSION_ANSWERS_H

#include "miraif/arena.h"

/* "yes", "no" or "maybe"; null where `text` says none of them. Static. MIRAIF_NO_MEMORY. */
enum miraif_status mi_rsvp_read(const char *text, struct miraif_arena *arena, const char **ret_answer,
                                struct miraif_error *err);

/* "present", "late", "left-early", "absent", "excused" or "online", as above. */
enum miraif_status mi_attendance_read(const char *text, struct miraif_arena *arena, const char **ret_status,
                                      struct miraif_error *err);

/* "peer", "listen", "advise" or "cheer", as above. */
enum miraif_status mi_log_kind_read(const char *text, struct miraif_arena *arena, const char **ret_kind,
                                    struct miraif_error *err);

#endif
