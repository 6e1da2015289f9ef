/* Duties as records. */
#ifndef CLI_RECORD_STAFF_H
#define CLI_RECORD_STAFF_H

#include "cli/record.h"

extern const struct record_type record_staff_type;

/* Codes of all duties, ended by null: the choices of an option. */
extern const char *const record_duties[];

/* Builds a root in `arena`, to which it copies. `today` (YYYY-MM-DD) tells present from past and coming. */
struct mi_value *record_staff(struct miraif_arena *arena, const struct miraif_staff *staff,
                              const char *today);

#endif
