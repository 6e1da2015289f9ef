/* People: one record for one human for life. Applicant, participant, mentor and staff are roles of the same
 * person; what changes with time is in dated profiles. */
#ifndef MIRAIF_PERSON_H
#define MIRAIF_PERSON_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/store.h"

/* What a person said of their situation on a date. Texts are as written; null where nothing was said. */
struct miraif_profile {
    int64_t id;    /* 0: the person has no profile */
    int64_t as_of; /* Unix seconds */
    const char *company;
    const char *company_key; /* null: matches nobody (self-employed, none) */
    const char *industry;
    const char *occupation;
    const char *place;
    int64_t age; /* as stated on as_of; -1: not stated */
    const char *availability;
    const char *offers;  /* what they can give */
    const char *concern; /* モヤモヤ */
    const char *themes;
    const char *answers; /* a JSON object, header to value, of the columns that are no field; null: none */
};

/* The roles of a person, as bits. Applicants have applied to a cohort; participants have accepted or stand in
 * an adopted team; graduates have been through the programme to its end. X(name, code, bit) */
#define MIRAIF_ROLE_LIST(X)                                                                                  \
    X(APPLICANT, "applicant", 1U)                                                                            \
    X(PARTICIPANT, "participant", 2U)                                                                        \
    X(MENTOR, "mentor", 4U)                                                                                  \
    X(STAFF, "staff", 8U)                                                                                    \
    X(LECTURER, "lecturer", 16U)                                                                             \
    X(GRADUATE, "graduate", 32U)

enum miraif_role {
#define MIRAIF_ROLE_ENUM(name, code, bit) MIRAIF_ROLE_##name = bit,
    MIRAIF_ROLE_LIST(MIRAIF_ROLE_ENUM)
#undef MIRAIF_ROLE_ENUM
};

struct miraif_person {
    int64_t id;
    const char *email_key; /* what a person is known by: normalised, unique */
    const char *email;
    const char *name;
    const char *family_name; /* null, with given_name, where the name could not be split */
    const char *given_name;
    const char *kana; /* hiragana, one space between its parts */
    const char *phone;
    const char *birth_date; /* YYYY-MM-DD or null */
    const char *gender;
    unsigned roles;                /* enum miraif_role bits */
    int64_t age;                   /* on the day of env->now from birth_date, else profile.age; -1: unknown */
    int64_t capacity;              /* of a mentor: how many they can take; -1: not stated */
    struct miraif_profile profile; /* the present one: the latest by as_of, then by id */
};

/* The person that `reference` ("p12", or an e-mail address in any spelling) names; texts live in `arena`.
 * MIRAIF_NOT_FOUND, with a hint; MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_person_find(struct miraif_store *store, const char *reference,
                                                 struct miraif_arena *arena, struct miraif_person *ret_person,
                                                 struct miraif_error *err);

/* The person with this id, as above. */
MIRAIF_API enum miraif_status miraif_person_get(struct miraif_store *store, int64_t id,
                                                struct miraif_arena *arena, struct miraif_person *ret_person,
                                                struct miraif_error *err);

/* Which people: every member that is set must hold; zeroed: everybody. */
struct miraif_person_filter {
    int64_t cohort;       /* applied to this cohort */
    const char *role;     /* the code of a role */
    const char *status;   /* the code of a state of an application (to `cohort`, where that is set) */
    const char *company;  /* present company, in any spelling that has the same key */
    const char *industry; /* present industry; widths and case do not matter */
    const char *search; /* part of the name, the reading, the company or the e-mail address; widths, case and
                           the kind of kana do not matter */
};

typedef enum miraif_status miraif_person_fn(void *context, const struct miraif_person *person);

/* Calls `each` for everybody in `filter` (null: everybody but who was forgotten), in the order of the reading
 * (name where there is none), name, id. The record lives as long as the call. A status other than MIRAIF_OK
 * from `each` ends the walk and is returned. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_REFUSED: no such role
 * or state. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_person_each(struct miraif_store *store,
                                                 const struct miraif_person_filter *filter,
                                                 miraif_person_fn *each, void *context,
                                                 struct miraif_error *err);

/* How many people there are. MIRAIF_IO. */
MIRAIF_API enum miraif_status miraif_person_count(struct miraif_store *store, int64_t *ret_count,
                                                  struct miraif_error *err);

/* One thing to change about a person. */
struct miraif_person_change {
    const char *field; /* the code of a field of the import (email, name, family_name, given_name, kana,
                          phone, birth_date, age, gender, company, industry, occupation, place, availability,
                          offers, concern, themes, capacity), or "language": of letters, "ja" or "en" */
    const char *text;  /* as people write it; "" takes away what is there */
};

/* Changes what is known of a person, as an import would read it. A changed situation (company, occupation, …)
 * is a further profile as of the day `since` (null: now), which roles and applications that held the last one
 * take over, but for those of a cohort that the person has graduated from. `*ret_person` is the person then,
 * in `arena`, and `*ret_language` the language of letters; static. MIRAIF_NOT_FOUND: no such person.
 * MIRAIF_REFUSED: no such field, a text that is no such thing, an address that is somebody else's, name or
 * address taken away, a day to come or before what was said last, the capacity of somebody who is no mentor.
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_person_edit(struct miraif_store *store, int64_t person,
                                                 const struct miraif_person_change *change, size_t changes,
                                                 const char *since, struct miraif_arena *arena,
                                                 struct miraif_person *ret_person, const char **ret_language,
                                                 struct miraif_error *err);

typedef enum miraif_status miraif_profile_fn(void *context, const struct miraif_profile *profile);

/* Calls `each` for the profiles of a person, newest first. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_profile_each(struct miraif_store *store, int64_t person,
                                                  miraif_profile_fn *each, void *context,
                                                  struct miraif_error *err);

/* One answer to a question that is no field: a column of the file that was handed in. */
struct miraif_answer {
    const char *header;
    const char *text;
};

/* The answers of a profile, in the order of the file; they live in `arena`. MIRAIF_BAD_INPUT: the store holds
 * no JSON object there. MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_answers(const struct miraif_profile *profile, struct miraif_arena *arena,
                                             const struct miraif_answer **ret_list, size_t *ret_count,
                                             struct miraif_error *err);

#endif
