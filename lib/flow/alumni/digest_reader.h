/* Who reads a digest, and what must be held back from them. */
#ifndef MI_FLOW_ALUMNI_DIGEST_READER_H
#define MI_FLOW_ALUMNI_DIGEST_READER_H

#include "miraif/ask.h"
#include "miraif/separation.h"

struct mi_readers {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_party *party; /* from 1 on; 0 is kept free for whom it is about */
    size_t count;               /* with number 0 */
    size_t room;
    int64_t person; /* the one reader; 0: the office, which reads all, or every graduate */
};

/* Reads who they are: `audience` as in struct miraif_digest_options. */
enum miraif_status mi_readers_read(struct miraif_store *store, const char *audience,
                                   struct miraif_arena *arena, struct mi_readers *ret_readers,
                                   struct miraif_error *err);

/* Whether an ask must be held back from somebody among them. */
enum miraif_status mi_readers_bar_ask(const struct mi_readers *readers, const struct miraif_ask *ask,
                                      bool *ret_barred);

/* Whether somebody is kept apart from the one reader. */
enum miraif_status mi_readers_bar_person(const struct mi_readers *readers, int64_t person, bool *ret_barred);

#endif
