/* Names of people. */
#ifndef MI_TEXT_NAME_H
#define MI_TEXT_NAME_H

#include <stdbool.h>

#include "miraif/arena.h"

/* Splits a name at its first blank (the ideographic space included) into family and given name, both in
 * `arena` and in their own characters; both are null where there is no blank. MIRAIF_NO_MEMORY. */
enum miraif_status mi_name_split(const char *name, struct miraif_arena *arena, const char **ret_family,
                                 const char **ret_given, struct miraif_error *err);

#endif
