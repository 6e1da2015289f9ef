/* What a run of matches was computed with, as it is stored. */
#ifndef MI_FLOW_MATCH_SETTINGS_H
#define MI_FLOW_MATCH_SETTINGS_H

#include "miraif/match.h"

struct mi_match_settings {
    struct miraif_match_options options;
    struct miraif_match_absence absence;
    int64_t repairs; /* the run that it repairs; 0: none */
};

/* Reads them, in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_match_settings_read(const struct miraif_run *run, struct miraif_arena *arena,
                                          struct mi_match_settings *ret_settings, struct miraif_error *err);

#endif
