/* One step of an ask through the community. */
#ifndef MI_FLOW_ALUMNI_ROUTE_H
#define MI_FLOW_ALUMNI_ROUTE_H

#include "miraif/ask.h"

/* Asks the likeliest people of `from`, or of the next wider circle in which there is anybody to ask; in the
 * last one the owner is told. The ask's clock starts anew. `ask` is as the store has it, and is changed as
 * the store is, but for its routes. Within a write. */
enum miraif_status mi_ask_step(struct miraif_store *store, struct miraif_ask *ask, enum miraif_circle from,
                               struct miraif_arena *arena, struct miraif_error *err);

#endif
