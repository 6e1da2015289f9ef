/* Taking in anonymous answers: a sheet is read, its rows become ballots, and who sent them voters. */
#ifndef MI_FLOW_VOICE_POLL_H
#define MI_FLOW_VOICE_POLL_H

#include "flow/returned/returned.h"
#include "miraif/voice.h"

/* What the rows are about, said by the survey or the pulse. */
struct mi_poll {
    const char *purpose; /* of reply codes, and the rule of the letters that ask */
    const char *object;  /* what they must be about; null: `place` decides */
    const struct miraif_question *question;
    size_t questions;
    bool whole; /* every question must be answered; else at least one */
    bool talk;  /* there may be a column by which somebody asks to talk with the office */

    /* Whether the person may answer; says of which round (0 or more), or refuses the row and forgets the
     * person. */
    enum miraif_status (*place)(const struct mi_poll *poll, struct mi_returned *returned,
                                struct mi_said *said);
    /* The topic of a round: the purpose, “:”, and what letters about it are about; in `arena`. */
    const char *(*topic)(const struct mi_poll *poll, int64_t round, struct miraif_arena *arena);
    /* Told of somebody who would like to talk; null where `talk` is false. */
    enum miraif_status (*wish)(const struct mi_poll *poll, struct mi_returned *returned,
                               const struct mi_said *said);
    void *context;
};

enum miraif_status mi_poll_import(struct mi_poll *poll, struct miraif_store *store,
                                  const struct miraif_import_options *options, struct miraif_arena *arena,
                                  struct miraif_import_report *ret_report, struct miraif_error *err);

#endif
