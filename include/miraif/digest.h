/* The digest: what happened in the community, to be sent to its members once a month. */
#ifndef MIRAIF_DIGEST_H
#define MIRAIF_DIGEST_H

#include <stdbool.h>
#include <stdint.h>

#include "miraif/store.h"

struct miraif_digest_options {
    const char *audience; /* "office" or null: all of it; "alumni": what any graduate may read; or a person */
    const char *since;    /* YYYY-MM-DD; null: a month ago */
    bool text;            /* plain text; else HTML */
};

struct miraif_digest {
    const char *document;
    int64_t asks;      /* that nobody has answered */
    int64_t answered;  /* answered or closed since then */
    int64_t updates;   /* whose owners agreed */
    int64_t graduates; /* new ones */
    int64_t sessions;  /* of the community, to come */
    int64_t held_back; /* asks and updates that somebody of the audience is not to read */
};

/* The digest of the time since a day: open asks; asks that were answered or closed, with the answers that may
 * be quoted; updates whose owners agree; new graduates; coming sessions of the community. Asks are held back
 * from an audience with somebody who would not be asked: of the asker's company group, of a company in a
 * relation that forbids or avoids it, kept apart, or excluded. In `arena`. MIRAIF_NOT_FOUND: no such person.
 * MIRAIF_USAGE: no date, or one to come. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status
miraif_digest_render(struct miraif_store *store, const struct miraif_digest_options *options,
                     struct miraif_arena *arena, struct miraif_digest *ret_digest, struct miraif_error *err);

#endif
