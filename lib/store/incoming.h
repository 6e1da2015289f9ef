/* Rows on their way into the store, as a table that statements read from. One statement takes in many rows:
 * that costs half of what binding and stepping row by row does. */
#ifndef MI_STORE_INCOMING_H
#define MI_STORE_INCOMING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "miraif/store.h"

/* The columns of the table "incoming". */
#define MI_INCOMING_NUMBERS(X)                                                                               \
    X(PERSON, person)                                                                                        \
    X(FRESH, fresh)                                                                                          \
    X(PROFILE, profile) X(AS_OF, as_of) X(AGE, age) X(APPLIED_AT, applied_at) X(CAPACITY, capacity)
#define MI_INCOMING_TEXTS(X)                                                                                 \
    X(EMAIL_KEY, email_key)                                                                                  \
    X(EMAIL, email)                                                                                          \
    X(NAME, name)                                                                                            \
    X(FAMILY_NAME, family_name)                                                                              \
    X(GIVEN_NAME, given_name)                                                                                \
    X(KANA, kana)                                                                                            \
    X(PHONE, phone)                                                                                          \
    X(BIRTH_DATE, birth_date)                                                                                \
    X(GENDER, gender)                                                                                        \
    X(COMPANY, company)                                                                                      \
    X(COMPANY_KEY, company_key)                                                                              \
    X(INDUSTRY, industry)                                                                                    \
    X(OCCUPATION, occupation)                                                                                \
    X(PLACE, place)                                                                                          \
    X(AVAILABILITY, availability)                                                                            \
    X(OFFERS, offers)                                                                                        \
    X(CONCERN, concern) X(THEMES, themes) X(ANSWERS, answers)

enum {
#define MI_INCOMING_ENUM(name, column) MI_INCOMING_##name,
    MI_INCOMING_NUMBERS(MI_INCOMING_ENUM) MI_INCOMING_NUMBER_COUNT
};
enum {
    MI_INCOMING_TEXTS(MI_INCOMING_ENUM) MI_INCOMING_TEXT_COUNT
#undef MI_INCOMING_ENUM
};

#define MI_INCOMING_NULL INT64_MIN /* MI_INTAKE_UNSAID, too */

struct mi_incoming_row {
    int64_t number[MI_INCOMING_NUMBER_COUNT]; /* MI_INCOMING_NULL: NULL */
    const char *text[MI_INCOMING_TEXT_COUNT]; /* null: NULL */
    int length[MI_INCOMING_TEXT_COUNT];       /* bytes of each text */
};

struct mi_incoming {
    const struct mi_incoming_row *row;
    size_t count;
};

/* Adds the table, which is empty, to an open connection. */
enum miraif_status mi_incoming_add(struct miraif_store *store, struct miraif_error *err);

#endif
