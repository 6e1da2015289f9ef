/* A person's chart: all that the office needs of one person, on a page. */
#ifndef MIRAIF_CHART_H
#define MIRAIF_CHART_H

#include "miraif/person.h"

/* The parts of a chart, in order. X(name, code) */
#define MIRAIF_CHART_LIST(X)                                                                                 \
    X(APPLICATIONS, "applications")                                                                          \
    X(ANSWERS, "answers") /* what was offered, and what the person said to it */                             \
    X(TEAMS, "teams")                                                                                        \
    X(MENTORS, "mentors") /* who accompanies them, and whom they accompany */                                \
    X(DUTIES, "duties")                                                                                      \
    X(SESSIONS, "sessions") /* in which they were seen or expected, and their turns */                       \
    X(VISIONS, "visions")                                                                                    \
    X(PROMISES, "promises") /* which versions they accepted */                                               \
    X(GRADUATIONS, "graduations")                                                                            \
    X(ASKS, "asks")                                                                                          \
    X(UPDATES, "updates") /* news, and answers to follow-ups */                                              \
    X(TIES, "ties")       /* what grew with whom */                                                          \
    X(LETTERS, "letters") /* sent, and waiting */                                                            \
    X(SHARES, "shares")                                                                                      \
    X(APART, "apart")                                                                                        \
    X(NOTES, "notes")

enum miraif_chart_part {
#define MIRAIF_CHART_ENUM(name, code) MIRAIF_CHART_##name,
    MIRAIF_CHART_LIST(MIRAIF_CHART_ENUM)
#undef MIRAIF_CHART_ENUM
        MIRAIF_CHART_PARTS
};

/* The code of a part: static. */
MIRAIF_API const char *miraif_chart_code(enum miraif_chart_part part);

struct miraif_chart_line {
    enum miraif_chart_part part;
    const char *date;  /* YYYY-MM-DD, or null */
    const char *what;  /* which: "1", "1-A", "1-1", "a7", "p12"; or null */
    const char *state; /* a code, or null */
    const char *text;  /* or null */
};

typedef enum miraif_status miraif_chart_fn(void *context, const struct miraif_chart_line *line);

/* Calls `each` for the lines of the person's chart, part by part, each by date. The office's notes are among
 * them with `notes` only, and that they were looked at is recorded, as miraif_person_look does. The record
 * lives as long as the call. A status other than MIRAIF_OK from `each` ends the walk and is returned.
 * MIRAIF_NOT_FOUND: no such person. MIRAIF_BUSY, MIRAIF_READ_ONLY: looking could not be recorded, and nothing
 * is told. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_chart_each(struct miraif_store *store, int64_t person, bool notes,
                                                miraif_chart_fn *each, void *context,
                                                struct miraif_error *err);

/* What a page of a chart says, in words. */
struct miraif_chart_fact {
    const char *title;
    const char *text; /* null or "": left out */
};
struct miraif_chart_row {
    const char *cell[4]; /* date, what, state, text */
};
struct miraif_chart_section {
    const char *title;
    const struct miraif_chart_row *row;
    size_t rows; /* 0: left out */
};
struct miraif_chart_page {
    const char *title;
    const char *language; /* "ja" or "en" */
    const char *foot;
    const struct miraif_chart_fact *fact;
    size_t facts;
    const struct miraif_chart_section *section;
    size_t sections;
};

/* A self-contained HTML page without scripts, which prints on A4; in `arena`. MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_chart_html(const struct miraif_chart_page *page,
                                                struct miraif_arena *arena, const char **ret_html,
                                                struct miraif_error *err);

#endif
