/* The spool: a folder in which batches are laid for the mailer. */
#ifndef MI_FLOW_REMIND_SPOOL_H
#define MI_FLOW_REMIND_SPOOL_H

#include "store/batch.h"

/* The file of a batch, or the folder of a maildir where its letters are; in `arena`. */
enum miraif_status mi_spool_path(const char *spool, const struct mi_batch *batch, struct miraif_arena *arena,
                                 const char **ret_path, struct miraif_error *err);

/* Lays a batch into `spool`, which is made where it is missing, byte for byte as it was handed over: every
 * file whole or not there, and on disk when this returns. Letters of a maildir that were settled meanwhile
 * are left out; the file of a jsonl batch is always the same. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_spool_write(struct miraif_store *store, const char *spool, const struct mi_batch *batch,
                                  struct miraif_error *err);

#endif
