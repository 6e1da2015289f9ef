/* A cohort at a glance: a page to be looked at and printed. */
#ifndef MIRAIF_REPORT_H
#define MIRAIF_REPORT_H

#include <stdbool.h>

#include "miraif/store.h"

/* A self-contained HTML page without scripts, in the language of the store's env, that prints well on A4: who
 * the people are by industry, occupation and age, the teams with the reasons for them, mentors, sessions and
 * attendance, satisfaction and pulse over time as far as they are shown (see miraif/voice.h), asks and how
 * many were answered. It holds no concern, answer, score of an applicant, vision or note. For the public
 * (`open`) it names nobody, no company and no reason. `*ret_html` lives in `arena`. MIRAIF_NOT_FOUND: no such
 * cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_report_render(struct miraif_store *store, int64_t cohort, bool open,
                                                   struct miraif_arena *arena, const char **ret_html,
                                                   struct miraif_error *err);

#endif
