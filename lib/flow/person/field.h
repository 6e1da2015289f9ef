/* The fields of a person that can be shown to others, by their codes. */
#ifndef MI_FLOW_PERSON_FIELD_H
#define MI_FLOW_PERSON_FIELD_H

#include "miraif/person.h"

/* What the code of an answer begins with. */
#define MI_ANSWER "answer:"

/* What a person says in a field, null for nothing: texts as they are stored, the age as `number` writes it.
 * Of "vision" and "assessment" nothing: they are in tables of their own. */
enum { MI_FIELD_NUMBER = 24 };
const char *mi_field_text(const struct miraif_person *person, const char *code, char number[MI_FIELD_NUMBER]);

#endif
