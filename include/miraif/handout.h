/* What was written for somebody and left the store: exports, sheets, packs and backups. The store notes that
 * they were made, so that the office knows where people's data may lie. */
#ifndef MIRAIF_HANDOUT_H
#define MIRAIF_HANDOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "miraif/status.h"
#include "miraif/store.h"

struct miraif_handout {
    int64_t id;
    int64_t at;           /* Unix seconds */
    const char *who;      /* made it */
    const char *kind;     /* the words of the command: "export csv" */
    const char *audience; /* for whom: "office", "public", "alumni", "1-A", "p7", a reviewer */
    int64_t cohort;       /* 0: all */
    const char *file;     /* its name without its folder; null: it went to standard output */
};

/* Notes that `handout` was made now by the env's user (its `id`, `at` and `who` are not read), outside the
 * history: no undo calls a file back. `*ret_noted` is false, and nothing is wrong, where the store cannot be
 * written to, is a backup read where it lies, or the env asks for a dry run. A store opened for reading will
 * do, within a read, too. MIRAIF_BUSY, MIRAIF_IO, MIRAIF_NO_MEMORY: it is not noted. */
MIRAIF_API enum miraif_status miraif_handout_note(struct miraif_store *store,
                                                  const struct miraif_handout *handout, bool *ret_noted,
                                                  struct miraif_error *err);

typedef enum miraif_status miraif_handout_fn(void *context, const struct miraif_handout *handout);

/* Calls `each` for the handouts that may hold `person`, by the order in which they were made: those made
 * since they came in, of all people or of a cohort that they have to do with, but for those that name nobody
 * (calendars, reports for the public). The record lives as long as the call. A status other than MIRAIF_OK
 * from `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_handout_each(struct miraif_store *store, int64_t person,
                                                  miraif_handout_fn *each, void *context,
                                                  struct miraif_error *err);

#endif
