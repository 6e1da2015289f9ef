/* Changing people, for the flow that does it. */
#ifndef MI_STORE_PERSON_EDIT_H
#define MI_STORE_PERSON_EDIT_H

#include "miraif/person.h"

/* Who is known by this address: `*ret_person` is 0 for nobody, `*ret_name` lives in `arena`. */
enum miraif_status mi_person_by_key(struct miraif_store *store, const char *email_key,
                                    struct miraif_arena *arena, int64_t *ret_person, const char **ret_name,
                                    struct miraif_error *err);

/* The language of a person's letters, "ja" or "en" (static), and setting it; null: the default. */
enum miraif_status mi_person_language(struct miraif_store *store, int64_t person, const char **ret_language,
                                      struct miraif_error *err);
enum miraif_status mi_person_set_language(struct miraif_store *store, int64_t person, const char *language,
                                          struct miraif_error *err);

/* Sets who the person is: addresses, names, reading, telephone, date of birth, gender. Within a write, as are
 * the next. */
enum miraif_status mi_person_set(struct miraif_store *store, const struct miraif_person *person,
                                 struct miraif_error *err);

/* Adds `profile` to the person's, and gives it to the roles and applications that held the profile
 * `profile->id` (0: none), but for applications to a cohort that the person has graduated from. */
enum miraif_status mi_person_add_profile(struct miraif_store *store, int64_t person,
                                         const struct miraif_profile *profile, struct miraif_error *err);

/* Says how many the person can take as a mentor (-1: not stated); `*ret_mentor` is false for no mentor. */
enum miraif_status mi_person_set_capacity(struct miraif_store *store, int64_t person, int64_t capacity,
                                          bool *ret_mentor, struct miraif_error *err);

#endif
