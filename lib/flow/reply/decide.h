/* One reply within a write: may it follow the state, and what follows from it. */
#ifndef MI_FLOW_REPLY_DECIDE_H
#define MI_FLOW_REPLY_DECIDE_H

#include "miraif/reply.h"

/* A reply of somebody who is known. */
struct mi_answer {
    int64_t cohort;
    int64_t person;
    const char *answer; /* static: a code of MIRAIF_REPLY_LIST */
    int64_t at;
    bool timed; /* `at` was said: the very reply may be there, wherever it stands among the others */
    bool late;  /* a seat is taken after the deadline, too */
};

/* The static code of an answer; null: there is none of that name. */
const char *mi_answer_code(const char *answer);

/* Keeps the reply and gives the application its state. `*ret_reason` is set with MIRAIF_REFUSED only: a code
 * such as "too_late", never translated. In `arena`. Within a write; nothing is changed where it is refused.
 */
enum miraif_status mi_answer_decide(struct miraif_store *store, const struct mi_answer *answer,
                                    struct miraif_arena *arena, struct miraif_replied *ret_replied,
                                    const char **ret_reason, struct miraif_error *err);

#endif
