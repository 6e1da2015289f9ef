/* The tables of batches: what one claim handed over, byte for byte. */
#ifndef MI_STORE_BATCH_H
#define MI_STORE_BATCH_H

#include "miraif/letter.h"

struct mi_batch {
    const char *id;
    const char *format; /* "jsonl" or "maildir" */
    int64_t lease;      /* seconds */
};

/* Keeps a batch that is not written yet; its lease begins now. Within a write. */
enum miraif_status mi_batch_insert(struct miraif_store *store, const struct mi_batch *batch,
                                   struct miraif_error *err);

/* Puts a letter into it, with the bytes that the mailer gets. Within a write. */
enum miraif_status mi_handover_insert(struct miraif_store *store, const char *batch, const char *letter,
                                      int64_t position, int64_t attempt, const char *bytes,
                                      struct miraif_error *err);

/* The oldest batch that is not known to be written, in `arena`; `*ret_found` false where all are. */
enum miraif_status mi_batch_unwritten(struct miraif_store *store, struct miraif_arena *arena,
                                      struct mi_batch *ret_batch, bool *ret_found, struct miraif_error *err);

/* Called with a letter of a batch as it was handed over; `settled`: it was acknowledged or failed. All lives
 * as long as the call. */
typedef enum miraif_status mi_handover_fn(void *context, const char *letter, const char *bytes, size_t size,
                                          bool settled);

/* Calls `each` for the letters of a batch that is not written yet, in their order. */
enum miraif_status mi_handover_each(struct miraif_store *store, const char *batch, mi_handover_fn *each,
                                    void *context, struct miraif_error *err);

/* Notes that a batch is in its spool; its lease begins anew, and its bytes are no longer kept. Within a
 * write. */
enum miraif_status mi_batch_written(struct miraif_store *store, const char *batch, struct miraif_error *err);

/* Whether there is such a batch. */
enum miraif_status mi_batch_exists(struct miraif_store *store, const char *batch, bool *ret_exists,
                                   struct miraif_error *err);

/* Marks letters of a batch as sent: `letter`, or with null all that are claimed. `*ret_known`: how many of
 * them are in the batch; `*ret_sent`: how many were not sent before. Within a write. */
enum miraif_status mi_batch_ack(struct miraif_store *store, const char *batch, const char *letter,
                                int64_t *ret_known, int64_t *ret_sent, struct miraif_error *err);

/* Called with a batch whose lease ran out, how many of its letters the mailer has not acknowledged, and when
 * the lease ended. */
typedef enum miraif_status mi_overdue_fn(void *context, const char *batch, int64_t letters, int64_t until);

/* Calls `each` for those, oldest first. */
enum miraif_status mi_batch_each_overdue(struct miraif_store *store, mi_overdue_fn *each, void *context,
                                         struct miraif_error *err);

#endif
