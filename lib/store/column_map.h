/* The table of saved maps: how the columns of a form are to be read. */
#ifndef MI_STORE_COLUMN_MAP_H
#define MI_STORE_COLUMN_MAP_H

#include <stddef.h>

#include "miraif/store.h"

/* Forgets the map of this name; it need not be there. */
enum miraif_status mi_column_map_clear(struct miraif_store *store, const char *name,
                                       struct miraif_error *err);

enum miraif_status mi_column_map_add(struct miraif_store *store, const char *name, int64_t position,
                                     const char *field, const char *header, struct miraif_error *err);

/* Called with each column of a map, in order; or with each map's name, `field` and `header` null. */
typedef enum miraif_status mi_column_map_fn(void *context, const char *name, const char *field,
                                            const char *header);
enum miraif_status mi_column_map_each(struct miraif_store *store, const char *name, mi_column_map_fn *each,
                                      void *context, struct miraif_error *err);
enum miraif_status mi_column_map_names(struct miraif_store *store, mi_column_map_fn *each, void *context,
                                       struct miraif_error *err);

#endif
