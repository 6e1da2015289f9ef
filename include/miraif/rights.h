/* A person's right over what is held on them: to see all of it. */
#ifndef MIRAIF_RIGHTS_H
#define MIRAIF_RIGHTS_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/store.h"

/* One value of a row that is held: a column and what it says. */
struct miraif_held_value {
    const char *column;
    const char *text; /* numbers, too; null: nothing, or bytes */
    bool number;
};

/* One row that concerns a person, as it is stored. */
struct miraif_held {
    const char *table;
    const struct miraif_held_value *value;
    size_t count;
};

typedef enum miraif_status miraif_held_fn(void *context, const struct miraif_held *held);

/* Records that all that is held on `person` was looked at, and calls `each` for every row of every table that
 * concerns them, notes and the office's own reasons included, then for every entry of the history that
 * changed such a row (table "history"). The record lives as long as the call. A status other than MIRAIF_OK
 * from `each` ends the walk and is returned. MIRAIF_NOT_FOUND: no such person. MIRAIF_BUSY, MIRAIF_READ_ONLY:
 * it could not be recorded, and nothing is told. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_person_disclose(struct miraif_store *store, int64_t person,
                                                     miraif_held_fn *each, void *context,
                                                     struct miraif_error *err);

/* Records that somebody looked at what is confidential about a person: `what` is "disclose" or "notes". As
 * above. */
MIRAIF_API enum miraif_status miraif_person_look(struct miraif_store *store, int64_t person, const char *what,
                                                 struct miraif_error *err);

#endif
