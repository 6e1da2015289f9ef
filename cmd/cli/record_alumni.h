/* Graduates and graduations as records. */
#ifndef CLI_RECORD_ALUMNI_H
#define CLI_RECORD_ALUMNI_H

#include "cli/record.h"

extern const struct record_type record_graduate_type;
extern const struct record_type record_finding_graduate_type; /* with the fields in which it was found */
extern const struct record_type record_graduation_type;

/* Each builds a root in `arena`, to which it copies. `found`, with commas, may be null. */
struct mi_value *record_graduate(struct miraif_arena *arena, const struct miraif_graduate *graduate,
                                 const char *found);
struct mi_value *record_graduation(struct miraif_arena *arena, const struct miraif_graduation *graduation);

#endif
