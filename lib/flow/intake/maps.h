/* Maps of columns: those that the caller gives, and those that the office saved or wrote into a file. */
#ifndef MI_FLOW_INTAKE_MAPS_H
#define MI_FLOW_INTAKE_MAPS_H

#include "io/columns.h"
#include "miraif/import.h"

/* All maps that an import goes by, in `arena`: those of options->use_map, which is a saved map's name or else
 * a file of lines "field=header" (blank lines and lines that begin with "#" are passed over), then
 * options->maps; a field or a header that these name is left out of the former.
 * MIRAIF_NOT_FOUND: no such map or file; MIRAIF_BAD_INPUT: the file is no map; MIRAIF_IO, MIRAIF_NO_MEMORY.
 */
enum miraif_status mi_maps_gather(struct miraif_store *store, const struct miraif_import_options *options,
                                  struct miraif_arena *arena, const char *const **ret_maps, size_t *ret_count,
                                  struct miraif_error *err);

/* Saves under `name` how the columns were read, within a write; a map of that name gives way. Nothing is
 * written where it says the same. */
enum miraif_status mi_maps_save(struct miraif_store *store, const char *name,
                                const struct mi_columns *columns, struct miraif_arena *arena,
                                struct miraif_error *err);

#endif
