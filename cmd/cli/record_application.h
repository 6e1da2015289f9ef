/* Applications as records. */
#ifndef CLI_RECORD_APPLICATION_H
#define CLI_RECORD_APPLICATION_H

#include "cli/record.h"

extern const struct record_type record_application_type;

/* A root in `arena`, to which it copies. */
struct mi_value *record_application(struct miraif_arena *arena, const struct miraif_application *application);

#endif
