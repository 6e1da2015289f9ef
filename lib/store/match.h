/* Mentors, what they have taken on, and the tables of matches. */
#ifndef MI_STORE_MATCH_H
#define MI_STORE_MATCH_H

#include "miraif/person.h"

/* Calls `each` for everybody who has the role of a mentor, with what they said as mentors, by e-mail key. */
enum miraif_status mi_mentor_each(struct miraif_store *store, miraif_person_fn *each, void *context,
                                  struct miraif_error *err);

/* Called with how many teams and people a mentor accompanies in cohorts that overlap. */
typedef enum miraif_status mi_load_fn(void *context, int64_t mentor, int64_t load);

/* Calls `each` for the mentors whose matches stand in other cohorts within three months of `start`, the first
 * day of `cohort`; people who have left do not count. By mentor. */
enum miraif_status mi_mentor_load_each(struct miraif_store *store, int64_t cohort, const char *start,
                                       mi_load_fn *each, void *context, struct miraif_error *err);

/* Called with a mentor who was matched with a person, or with their team, in cohort `earlier`. */
typedef enum miraif_status mi_earlier_fn(void *context, int64_t mentor, int64_t person, int64_t earlier);

/* Calls `each` for those of the applicants of `cohort` who were matched in another one, by mentor, person and
 * cohort. */
enum miraif_status mi_match_earlier_each(struct miraif_store *store, int64_t cohort, mi_earlier_fn *each,
                                         void *context, struct miraif_error *err);

/* A match: of a team, where `number` is not 0, or of a person. Names are read only. */
struct mi_match_row {
    int64_t teams; /* the run that the team is of */
    int64_t number;
    int64_t person;
    const char *person_name;
    const char *person_email;
    int64_t mentor;
    const char *mentor_name;
    const char *mentor_email;
    int64_t score;
    int64_t blocking;
};

/* Keeps a match of a run. Within a write. */
enum miraif_status mi_match_insert(struct miraif_store *store, int64_t run, const struct mi_match_row *row,
                                   struct miraif_error *err);

typedef enum miraif_status mi_match_fn(void *context, const struct mi_match_row *row);

/* Calls `each` for the matches of a run: teams by number, then people by e-mail key. */
enum miraif_status mi_match_each(struct miraif_store *store, int64_t run, mi_match_fn *each, void *context,
                                 struct miraif_error *err);

/* The cohort of the latest run of matches, an adopted one before drafts, in which a person has a mentor; 0:
 * none. */
enum miraif_status mi_match_cohort_of(struct miraif_store *store, int64_t person, int64_t *ret_cohort,
                                      struct miraif_error *err);

#endif
