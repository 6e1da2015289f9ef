/* Which column of a roster is which field: by synonyms in Japanese and English, question texts of forms
 * included, and as the caller says. */
#ifndef MI_IO_COLUMNS_H
#define MI_IO_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/arena.h"

/* X(NAME, code). The order decides where a question text could mean two fields. */
#define MI_FIELD_LIST(X)                                                                                     \
    X(CONSENT, "consent")                                                                                    \
    X(FAMILY_KANA, "family_kana")                                                                            \
    X(GIVEN_KANA, "given_kana")                                                                              \
    X(KANA, "kana")                                                                                          \
    X(EMAIL, "email")                                                                                        \
    X(BIRTH_DATE, "birth_date")                                                                              \
    X(AGE, "age")                                                                                            \
    X(PHONE, "phone")                                                                                        \
    X(APPLIED_AT, "applied_at")                                                                              \
    X(COMPANY, "company")                                                                                    \
    X(INDUSTRY, "industry")                                                                                  \
    X(OCCUPATION, "occupation")                                                                              \
    X(CAPACITY, "capacity")                                                                                  \
    X(AVAILABILITY, "availability")                                                                          \
    X(CONCERN, "concern")                                                                                    \
    X(OFFERS, "offers")                                                                                      \
    X(THEMES, "themes")                                                                                      \
    X(PLACE, "place")                                                                                        \
    X(GENDER, "gender")                                                                                      \
    X(FAMILY_NAME, "family_name")                                                                            \
    X(GIVEN_NAME, "given_name")                                                                              \
    X(NAME, "name")                                                                                          \
    X(PERSON, "person") /* the number that an export gave them: p12 */

enum mi_field {
#define MI_FIELD_ENUM(name, code) MI_FIELD_##name,
    MI_FIELD_LIST(MI_FIELD_ENUM)
#undef MI_FIELD_ENUM
        MI_FIELDS, /* how many; and, of a column: none */
    MI_FIELD_NONE = MI_FIELDS
};

/* "email" and so on: static. Null for MI_FIELD_NONE. */
const char *mi_field_code(enum mi_field field);

/* The field that `name` is a name of, in either language: its code or a whole header; MI_FIELD_NONE where it
 * is none. MIRAIF_NO_MEMORY. */
enum miraif_status mi_field_named(const char *name, struct miraif_arena *arena, enum mi_field *ret_field,
                                  struct miraif_error *err);

/* What stands for a field in a map where a column is none: it is kept as an answer whatever it is called. */
#define MI_COLUMN_ANSWER "answer"

/* A header and what was made of it. Lives in the arena given to mi_columns_map. */
struct mi_columns {
    size_t count;
    const char *const *headers;  /* as written, trimmed */
    const char *const *names;    /* the same, told apart where two are alike or one is blank */
    const enum mi_field *fields; /* what each column is */
    const enum mi_field
        *rivals;          /* of a guess: the field that a column could be as well as the one that has it */
    size_t at[MI_FIELDS]; /* the column of each field, from 1; 0: there is none */
    size_t least;         /* columns that a record must have: up to the last that has a header */
};

/* Maps `count` headers. `maps` are the caller's words, "field=header" or "answer=header", which win, the
 * later over the earlier. E-mail address and name (or family and given name) must be there, unless `guess` is
 * set: then no doubt is an error, and of two columns that seem to be one field the first has it.
 * MIRAIF_MISSING_COLUMN, MIRAIF_AMBIGUOUS_COLUMN (the message names what was seen), MIRAIF_USAGE (a map that
 * says nothing), MIRAIF_NO_MEMORY. */
enum miraif_status mi_columns_map(const char *const *headers, size_t count, const char *const *maps,
                                  size_t map_count, bool guess, struct miraif_arena *arena,
                                  struct mi_columns *ret_columns, struct miraif_error *err);

/* Whether `map` is of the form "field=header" with a known field or "answer"; where its header begins. */
bool mi_column_map_is(const char *map, enum mi_field *ret_field, const char **ret_header);

/* The key of a header: folded, kana made one, without marks; without what stands in brackets if `base`; in
 * `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_header_key(const char *text, bool base, struct miraif_arena *arena,
                                 const char **ret_key, struct miraif_error *err);

#endif
