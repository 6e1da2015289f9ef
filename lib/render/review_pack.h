/* What a reviewer gets: a page to read and a sheet to fill in. Pure functions from records to bytes. */
#ifndef MI_RENDER_REVIEW_PACK_H
#define MI_RENDER_REVIEW_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/env.h"
#include "miraif/review.h"

/* A label and what it stands before. */
struct mi_pack_fact {
    const char *label;
    const char *text; /* null or "": left out */
};

struct mi_pack_applicant {
    const char *reference; /* "p12" */
    const char *name;      /* null: blind */
    const char *kana;
    const char *concern;
    const char *themes;
    const struct mi_pack_fact *fact; /* short: a line each */
    size_t facts;
    const struct mi_pack_fact *answer; /* a question and its answer */
    size_t answers;
};

struct mi_review_page {
    const char *cohort; /* its name */
    const char *reviewer;
    bool blind;
    const struct miraif_criteria *criteria;
    const struct mi_pack_applicant *applicant;
    size_t applicants;
    /* The columns of the sheet that are not criteria, in the user's language. */
    const char *applicant_header;
    const char *name_header;
    const char *reviewer_header;
    const char *comment_header;
};

/* A self-contained HTML page without scripts, which prints one applicant after the other without tearing
 * them apart where they fit on a sheet. The text lives in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_render_review_page(const struct mi_review_page *page, const struct miraif_env *env,
                                         struct miraif_arena *arena, const char **ret_html,
                                         struct miraif_error *err);

/* The empty score sheet as CSV for a spreadsheet: UTF-8 with BOM, CRLF, formulas defused. As above. */
enum miraif_status mi_render_score_sheet(const struct mi_review_page *page, struct miraif_arena *arena,
                                         const char **ret_csv, struct miraif_error *err);

#endif
