/* The sheet by which a team gets to know one another. A pure function from records to bytes. */
#ifndef MI_RENDER_ASSESSMENT_PAGE_H
#define MI_RENDER_ASSESSMENT_PAGE_H

#include "miraif/assessment.h"
#include "miraif/env.h"

/* Somebody of a team, with what they let it see. */
struct mi_assessed {
    const char *name;
    const struct miraif_assessment *result; /* by instrument */
    size_t results;                         /* 0: not on the sheet */
};

struct mi_assessed_team {
    const char *id; /* "1-A" */
    const struct mi_assessed *member;
    size_t members;
};

/* A self-contained HTML page without scripts for A4, a page for each team of whom anybody shows a result: for
 * each instrument a table of its scales by person, with a bar for each score. Bars go from zero, or the least
 * score where one is negative, to the greatest in the team. In `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_render_assessments(const struct mi_assessed_team *team, size_t teams,
                                         const struct miraif_env *env, struct miraif_arena *arena,
                                         const char **ret_html, struct miraif_error *err);

#endif
