/* People as records. */
#ifndef CLI_RECORD_PERSON_H
#define CLI_RECORD_PERSON_H

#include "cli/record.h"

extern const struct record_type record_person_type;
extern const struct record_type record_sheet_type; /* a person on one page */
extern const struct record_type record_profile_type;
extern const struct record_type record_apart_type;

/* Each builds a root in `arena`, to which it copies. */
struct mi_value *record_person(struct miraif_arena *arena, const struct miraif_person *person);
struct mi_value *record_profile(struct miraif_arena *arena, const struct miraif_profile *profile);
struct mi_value *record_apart(struct miraif_arena *arena, const struct miraif_apart *apart);

/* What a profile says of somebody's situation, but for company and age: adds it to a record. */
void record_put_situation(struct mi_value *record, const struct miraif_profile *profile);

/* The answers of a profile as an object: header to text. */
void record_put_answers(struct mi_value *record, const struct miraif_profile *profile);

#endif
