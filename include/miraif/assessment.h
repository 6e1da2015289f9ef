/* Results of an aptitude assessment, which an outside instrument makes: kept, shared with a team by those who
 * agree, and printed for the workshop in which a team gets to know one another. */
#ifndef MIRAIF_ASSESSMENT_H
#define MIRAIF_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/arena.h"
#include "miraif/import.h"
#include "miraif/store.h"

/* What the instrument is called where nobody says: 適職診断. */
#define MIRAIF_ASSESSMENT_INSTRUMENT "適職診断"

/* One of the things that it measures. */
struct miraif_scale {
    const char *name;
    int64_t score;    /* millionths, where `text` is null */
    const char *text; /* a word instead, such as a type; null: there is a score */
};

/* What it found for a person on a day. */
struct miraif_assessment {
    int64_t person;
    const char *name;       /* the person's */
    const char *instrument; /* null: there is no result, as is the next */
    const char *taken_on;   /* YYYY-MM-DD */
    const struct miraif_scale *scale;
    size_t scales;
    bool shared; /* the person agrees, today, that the team sees it */
};

/* Reads results from a sheet: who (reply code, number or e-mail address), the day if there is a column for
 * it, and a column for each scale: every other one that is none of a roster. Numbers are scores of at most
 * six places, other cells words; blank ones are no result. `instrument` is what the results are of. A day's
 * results replace earlier ones of that instrument and day; the same file again changes nothing.
 *
 * The results are those of miraif_reply_import. Reason codes of refused rows: missing_person unknown_person
 * unknown_code invalid_date future_date missing_answer invalid_score. MIRAIF_REFUSED: a blank instrument.
 * MIRAIF_MISSING_COLUMN: no column of people, or none that could be a scale. */
MIRAIF_API enum miraif_status miraif_assessment_import(struct miraif_store *store, const char *instrument,
                                                       const struct miraif_import_options *options,
                                                       struct miraif_arena *arena,
                                                       struct miraif_import_report *ret_report,
                                                       struct miraif_error *err);

typedef enum miraif_status miraif_assessment_fn(void *context, const struct miraif_assessment *assessment);

/* Calls `each` for the latest result of each instrument, by person and instrument: of `person`, or else of
 * those who take part in `cohort`, where somebody without any comes too, or with both 0 of everybody. The
 * record lives as long as the call. A status other than MIRAIF_OK from `each` ends the walk and is returned.
 * MIRAIF_NOT_FOUND: no such person or cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_assessment_each(struct miraif_store *store, int64_t person,
                                                     int64_t cohort, miraif_assessment_fn *each,
                                                     void *context, struct miraif_error *err);

/* The sheet of a team ("1-A") or of all teams of a cohort ("1"), by which its people get to know one another:
 * a self-contained HTML page without scripts that prints on A4, a page for each team, with the results of
 * those who agreed that the team sees them, and of nobody else. The text lives in `arena`. MIRAIF_NOT_FOUND:
 * no such team or cohort, or no adopted teams. MIRAIF_REFUSED: nobody shares a result. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_assessment_sheet(struct miraif_store *store, const char *scope,
                                                      struct miraif_arena *arena, const char **ret_html,
                                                      struct miraif_error *err);

#endif
