/* People, profiles, applications and roles as an import writes them. */
#ifndef MI_STORE_INTAKE_H
#define MI_STORE_INTAKE_H

#include "miraif/person.h"

/* What a row attaches a person to: a cohort's applications, a role, or neither. */
struct mi_intake_target {
    int64_t cohort;   /* 0: no application */
    const char *role; /* null: no role */
};

/* What a row says: the person, the profile within it, and what belongs to the application or the role. */
struct mi_intake_row {
    struct miraif_person person;
    int64_t applied_at; /* Unix seconds; MI_INTAKE_UNSAID */
    int64_t capacity;   /* of a mentor; MI_INTAKE_UNSAID */
};
#define MI_INTAKE_UNSAID INT64_MIN

/* What is stored of a person. */
struct mi_intake_stored {
    bool known;
    struct mi_intake_row row; /* its profile is the one in question: of the application, of the role, or the
                                 present one; `row.person.profile.id` is 0 where there is none */
};

/* The person with this address; 0: nobody. */
enum miraif_status mi_intake_find(struct miraif_store *store, const char *email_key, int64_t *ret_person,
                                  struct miraif_error *err);

/* What is stored of the person with this id. */
enum miraif_status mi_intake_get(struct miraif_store *store, const struct mi_intake_target *target,
                                 int64_t person, struct miraif_arena *arena,
                                 struct mi_intake_stored *ret_stored, struct miraif_error *err);

/* Sets kana, phone, birth_date and gender. */
enum miraif_status mi_intake_set_person(struct miraif_store *store, const struct miraif_person *person,
                                        struct miraif_error *err);

/* Adds the profile of `person` with this id in this write's batch. Its answers are laid over
 * `answers_before` (null: none), so that a file with fewer columns loses none. */
enum miraif_status mi_intake_add_profile(struct miraif_store *store, int64_t id, int64_t person,
                                         const struct miraif_profile *profile, const char *answers_before,
                                         struct miraif_error *err);

/* Gives the application or the role that the person has the profile, and what else the row says. */
enum miraif_status mi_intake_set_profile(struct miraif_store *store, const struct mi_intake_target *target,
                                         int64_t person, int64_t profile, const struct mi_intake_row *row,
                                         struct miraif_error *err);

/* Whether laying `after` over `before`, both JSON objects, changes anything. */
enum miraif_status mi_intake_answers_differ(struct miraif_store *store, const char *before, const char *after,
                                            bool *ret_differ, struct miraif_error *err);

#endif
