/* What was done to a store, by whom, when, and how it is taken back. */
#ifndef MIRAIF_HISTORY_H
#define MIRAIF_HISTORY_H

#include "miraif/store.h"

struct miraif_history_entry {
    int64_t id;
    int64_t at; /* Unix seconds */
    const char *who;
    const char *command; /* what was called */
    int64_t changes;     /* rows inserted, updated and deleted */
    int64_t undoes;      /* the entry that this one takes back; 0: none */
    int64_t undone_by;   /* the entry that took this one back; 0: it stands */
    bool final;          /* it cannot be taken back: it held somebody who was forgotten, or no copy is kept */
};

typedef enum miraif_status miraif_history_fn(void *context, const struct miraif_history_entry *entry);

/* Calls `each` for the newest `most` entries (0: all), newest first. The record lives as long as the call. A
 * status other than MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_history_each(struct miraif_store *store, int64_t most,
                                                  miraif_history_fn *each, void *context,
                                                  struct miraif_error *err);

/* The entry `id`; its texts live in `arena`. MIRAIF_NOT_FOUND: no such entry. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_history_get(struct miraif_store *store, int64_t id,
                                                 struct miraif_arena *arena,
                                                 struct miraif_history_entry *ret_entry,
                                                 struct miraif_error *err);

/* One row that an entry changed. */
struct miraif_change {
    const char *object; /* such as "person p12" or "team 1-A" */
    const char *kind;   /* "insert", "update" or "delete" */
    const char *change; /* column: old → new, …; for people */
};

typedef enum miraif_status miraif_change_fn(void *context, const struct miraif_change *change);

/* Calls `each` for every row that the entry `id` changed. MIRAIF_NOT_FOUND: no such entry. Else as above. */
MIRAIF_API enum miraif_status miraif_history_changes(struct miraif_store *store, int64_t id,
                                                     miraif_change_fn *each, void *context,
                                                     struct miraif_error *err);

/* Takes back the entry `id` (0: the newest that stands and is no undo), as a new entry that can itself be
 * taken back, and returns that in `*ret_entry`, whose texts live in `arena`. MIRAIF_NOT_FOUND: nothing to
 * take back. MIRAIF_REFUSED: it was taken back already. MIRAIF_CONFLICT: later changes stand on it, the
 * message names one. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO. On failure the store is as before. */
MIRAIF_API enum miraif_status miraif_history_undo(struct miraif_store *store, int64_t id,
                                                  struct miraif_arena *arena,
                                                  struct miraif_history_entry *ret_entry,
                                                  struct miraif_error *err);

#endif
