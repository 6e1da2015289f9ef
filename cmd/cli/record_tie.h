/* Ties as records. */
#ifndef CLI_RECORD_TIE_H
#define CLI_RECORD_TIE_H

#include "cli/record.h"

extern const struct record_type record_tie_type;

/* Codes of kinds and states, ended by null: the choices of options. */
extern const char *const record_tie_kinds[];
extern const char *const record_tie_states[];

/* Builds a root in `arena`, to which it copies. */
struct mi_value *record_tie(struct miraif_arena *arena, const struct miraif_tie *tie);

#endif
