/* What the office calls a field. */
#ifndef MI_FLOW_TEAM_FIELD_H
#define MI_FLOW_TEAM_FIELD_H

#include "base/arena.h"
#include "base/error.h"

/* The field that `name` means, under any name that an import knows it by: "業種" is "industry". Another name,
 * such as a header of the form, is handed back. MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_field_named(const char *name, struct miraif_arena *arena, const char **ret_name,
                                       struct miraif_error *err);

#endif
