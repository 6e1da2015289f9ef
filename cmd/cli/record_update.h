/* Updates as records. */
#ifndef CLI_RECORD_UPDATE_H
#define CLI_RECORD_UPDATE_H

#include "cli/record.h"

extern const struct record_type record_update_type;

/* Codes of kinds, ended by null: the choices of an option. */
extern const char *const record_update_kinds[];

/* Builds a root in `arena`, to which it copies. */
struct mi_value *record_update(struct miraif_arena *arena, const struct miraif_update *update);

#endif
