/* Forgetting a person: what the flow that erases needs of the store beside personal.h and mention.h. */
#ifndef MI_STORE_FORGET_H
#define MI_STORE_FORGET_H

#include "miraif/person.h"
#include "miraif/rights.h"

/* Begins a write that records that it happened, not what it changed, and cannot be taken back. What it
 * deletes is overwritten; references between rows are looked at when it ends. */
enum miraif_status mi_forget_begin(struct miraif_store *store, struct miraif_error *err);

/* How many rows the last write changed. */
int64_t mi_forget_rows(const struct miraif_store *store);

/* How many letters were handed out to the person, and how many of them the mailer may not have sent yet;
 * whether somebody else has the same name. */
enum miraif_status mi_forget_count(struct miraif_store *store, const struct miraif_person *person,
                                   struct miraif_forgetting *ret_report, struct miraif_error *err);

/* The addresses, one a line in `arena`, to which letters to the person went. */
enum miraif_status mi_forget_addresses(struct miraif_store *store, int64_t person, struct miraif_arena *arena,
                                       const char **ret_addresses, struct miraif_error *err);

/* Letters to others that hold the person and that no claim has finished writing count as failed, so that they
 * are handed over later as they are then. */
enum miraif_status mi_forget_unwritten(struct miraif_store *store, int64_t person, const char *words,
                                       struct miraif_error *err);

/* Makes the entries of the history that hold the person, or mention one of `words`, keep the fact alone;
 * `*ret_entries` counts them. Before the rows are erased. */
enum miraif_status mi_forget_history(struct miraif_store *store, int64_t person, const char *words,
                                     int64_t *ret_entries, struct miraif_error *err);

/* The keyed hashes of those who were forgotten: adding one, asking, and taking somebody in again. */
enum miraif_status mi_forgotten_put(struct miraif_store *store, const char *email_key, int64_t person,
                                    const char *reason, struct miraif_error *err);
enum miraif_status mi_forgotten_find(struct miraif_store *store, const char *email_key, bool *ret_found,
                                     struct miraif_error *err);
enum miraif_status mi_forgotten_lift(struct miraif_store *store, const char *email_key,
                                     struct miraif_error *err);

/* Around putting a backup in the store's place, on one connection: keeps what it remembers of those who were
 * forgotten, and adds it to what the backup remembers. */
enum miraif_status mi_forgotten_carry(struct miraif_store *store, struct miraif_error *err);
enum miraif_status mi_forgotten_bring(struct miraif_store *store, struct miraif_error *err);

typedef enum miraif_status mi_forgotten_fn(void *context, int64_t person, const char *name);

/* Calls `each` for those who were forgotten, and whom a backup from before brought back; by number. */
enum miraif_status mi_forgotten_back_each(struct miraif_store *store, mi_forgotten_fn *each, void *context,
                                          struct miraif_error *err);

/* Whether `person` was forgotten. */
enum miraif_status mi_forgotten_is(struct miraif_store *store, int64_t person, bool *ret_is,
                                   struct miraif_error *err);

/* Between writes: rewrites the store's file and empties the log beside it, so that nothing erased is left in
 * them. `*ret_swept` is false where another program's reading prevents it. */
enum miraif_status mi_forget_sweep(struct miraif_store *store, bool *ret_swept, struct miraif_error *err);

/* The copies beside the store that restoring has left there; in `arena`. */
enum miraif_status mi_forget_copies(struct miraif_store *store, struct miraif_arena *arena,
                                    const char ***ret_list, size_t *ret_count, struct miraif_error *err);

#endif
