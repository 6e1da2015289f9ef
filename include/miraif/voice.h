/* What participants say: the survey after a session, and the pulse of how safe a cohort feels. Both are
 * anonymous. Answers are kept apart from who answered, without time or order, and outside the history;
 * nothing in the store joins them.
 *
 * Results are shown from MIRAIF_VOICES_FEWEST answers on, and renewed only when at least as many are new or
 * changed, so that no two results side by side say what one person answered. Of a team only the number of
 * answers is shown. */
#ifndef MIRAIF_VOICE_H
#define MIRAIF_VOICE_H

#include "miraif/import.h"
#include "miraif/session.h"
#include "miraif/store.h"

enum {
    MIRAIF_VOICES_FEWEST = 5,
    MIRAIF_PULSE_ITEMS = 7,
    MIRAIF_QUESTIONS_MOST = 40,
    MIRAIF_SCALE_STEPS_MOST = 21
};

/* A question of the survey, or an item of the pulse. */
struct miraif_question {
    const char *code; /* "satisfaction" */
    int64_t low;      /* the scale; low and high both 0: free text */
    int64_t high;
    bool reversed;  /* a high answer is a bad sign */
    const char *ja; /* as it is asked */
    const char *en;
};

/* The questions of the survey, in order: the office's, else those that miraif comes with (`*ret_preset`). In
 * `arena`. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_questions_get(struct miraif_store *store, struct miraif_arena *arena,
                                                   const struct miraif_question **ret_list, size_t *ret_count,
                                                   bool *ret_preset, struct miraif_error *err);

/* Takes the questions of the survey from a CSV file with the columns code, scale ("1-5"; blank: free text),
 * ja and en, in place of those that were; a file without rows brings back those that miraif comes with.
 * MIRAIF_BAD_INPUT names the first bad row. Else as miraif_import_applicants. */
MIRAIF_API enum miraif_status miraif_questions_set(struct miraif_store *store,
                                                   const struct miraif_import_options *options,
                                                   struct miraif_arena *arena, size_t *ret_count,
                                                   struct miraif_error *err);

/* The seven items of the pulse, static, on a scale of 1 to 7: Edmondson, A., “Psychological Safety and
 * Learning Behavior in Work Teams”, Administrative Science Quarterly 44 (1999), 350–383, appendix. Items 1, 3
 * and 5 are reversed. */
MIRAIF_API const struct miraif_question *miraif_pulse_items(void);

/* What was answered to a question. */
struct miraif_said {
    const char *text;
    int64_t times;
};
struct miraif_tally {
    const struct miraif_question *question;
    int64_t answers;
    bool withheld;        /* fewer than can be shown: all below is 0 */
    int64_t mean;         /* millionths; of a reversed item as it was answered */
    const int64_t *count; /* by step of the scale, from its lowest */
    size_t steps;         /* 0: free text */
    const struct miraif_said *said;
    size_t texts;
};

struct miraif_silent {
    int64_t person;
    const char *name;
    const char *email;
};

struct miraif_voices {
    int64_t people;                   /* who were asked */
    int64_t answered;                 /* of whom answers are there */
    int64_t counted;                  /* answers in these results; 0: all are withheld */
    const struct miraif_tally *tally; /* by question */
    size_t tallies;
    const struct miraif_silent *silent; /* who have not answered, by reading */
    size_t silents;
};

/* The survey after a session. */
struct miraif_survey {
    const struct miraif_session *session;
    struct miraif_voices voices;
};

/* Takes in what a form has gathered about a session: people by reply code, else by e-mail address. A file in
 * which everybody is who has answered before takes the place of what is stored, so that the latest answers
 * count; of any other, those are added who have not answered yet. The same file again changes nothing. Reason
 * codes of refused rows: missing_person unknown_person unknown_code missing_answer invalid_answer
 * invalid_date future_date, and those of broken rows. Else as miraif_import_applicants. */
MIRAIF_API enum miraif_status miraif_survey_import(struct miraif_store *store, const char *session,
                                                   const struct miraif_import_options *options,
                                                   struct miraif_arena *arena,
                                                   struct miraif_import_report *ret_report,
                                                   struct miraif_error *err);

/* The results of a session; in `arena`. Asked are those who were there, else those who did not say no.
 * MIRAIF_USAGE, MIRAIF_NOT_FOUND, MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_survey_get(struct miraif_store *store, const char *session,
                                                struct miraif_arena *arena, struct miraif_survey *ret_survey,
                                                struct miraif_error *err);

typedef enum miraif_status miraif_survey_fn(void *context, const struct miraif_survey *survey);

/* Calls `each` for the sessions of a cohort (0: of the community) that have been and are asked about, which
 * general and community sessions are, and for others with answers; by date. The record lives as long as the
 * call. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_survey_each(struct miraif_store *store, int64_t cohort,
                                                 miraif_survey_fn *each, void *context,
                                                 struct miraif_error *err);

/* How many of a team have answered a pulse. */
struct miraif_pulse_team {
    const char *id;
    int64_t people;
    int64_t answered;
};

/* One round of the pulse of a cohort. */
struct miraif_pulse {
    int64_t cohort;
    int64_t round;    /* from 1 */
    const char *date; /* the day on which it was asked */
    struct miraif_voices voices;
    int64_t score; /* millionths of 1 to 7, reversed items turned; 7 is safest; 0: withheld */
    const struct miraif_pulse_team *team;
    size_t teams;
};

/* Opens the next round of a cohort on `date` (null: today) and queues letters to those who take part; the
 * round of that day again where there is one. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_REFUSED: a day before
 * the last round's. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_pulse_ask(struct miraif_store *store, int64_t cohort, const char *date,
                                               struct miraif_arena *arena, struct miraif_pulse *ret_pulse,
                                               int64_t *ret_queued, struct miraif_error *err);

/* Takes in what the form of the pulse has gathered, whole rounds or many: the reply code says which round a
 * row is of, else its time. All seven items must be answered. Whoever ticks that they would like to talk with
 * the office is told of at once, by a letter to the community manager (where there is none, to a founder) and
 * in the warnings (wants_to_talk), whatever else is wrong with the row. Further reason codes of refused rows:
 * no_round. Else as miraif_survey_import. */
MIRAIF_API enum miraif_status miraif_pulse_import(struct miraif_store *store, int64_t cohort,
                                                  const struct miraif_import_options *options,
                                                  struct miraif_arena *arena,
                                                  struct miraif_import_report *ret_report,
                                                  struct miraif_error *err);

typedef enum miraif_status miraif_pulse_fn(void *context, const struct miraif_pulse *pulse);

/* Calls `each` for the rounds of a cohort, in order. As miraif_survey_each. */
MIRAIF_API enum miraif_status miraif_pulse_each(struct miraif_store *store, int64_t cohort,
                                                miraif_pulse_fn *each, void *context,
                                                struct miraif_error *err);

#endif
