/* The tables of teams and their members. */
#ifndef MI_STORE_TEAM_H
#define MI_STORE_TEAM_H

#include "miraif/team.h"

/* Keeps a team of a run with its members; `scores` is a JSON object. Within a write. */
enum miraif_status mi_team_insert(struct miraif_store *store, int64_t run, const struct miraif_team *team,
                                  const char *scores, struct miraif_error *err);

/* Called with a team as the table has it: number, score and `scores` as JSON; lives as long as the call. */
typedef enum miraif_status mi_team_fn(void *context, int64_t number, int64_t score, const char *scores);

/* Calls `each` for the teams of a run, by number. */
enum miraif_status mi_team_each(struct miraif_store *store, int64_t run, mi_team_fn *each, void *context,
                                struct miraif_error *err);

/* Called with a member of team `number`; lives as long as the call. */
typedef enum miraif_status mi_member_fn(void *context, int64_t number, const struct miraif_member *member);

/* Calls `each` for the members of the teams of a run, by number and e-mail key. */
enum miraif_status mi_member_each(struct miraif_store *store, int64_t run, mi_member_fn *each, void *context,
                                  struct miraif_error *err);

/* The latest cohort in whose standing teams the person is; 0: in none. */
enum miraif_status mi_team_cohort_of(struct miraif_store *store, int64_t person, int64_t *ret_cohort,
                                     struct miraif_error *err);

/* The mentors of the teams of run `from` are from now on those of run `to`, which takes its place. Within a
 * write. */
enum miraif_status mi_team_mentors_follow(struct miraif_store *store, int64_t from, int64_t to,
                                          struct miraif_error *err);

#endif
