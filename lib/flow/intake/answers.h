/* The columns of a roster that are no field of ours: kept, never dropped. */
#ifndef MI_FLOW_INTAKE_ANSWERS_H
#define MI_FLOW_INTAKE_ANSWERS_H

#include "io/columns.h"
#include "io/csv.h"

/* A JSON object, header to cell, of the cells that are not blank and map to no field, and of the age where it
 * is a range (`band`, or null); null where there are none. In `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_answers_read(const struct mi_csv_record *record, const struct mi_columns *columns,
                                   const char *band, struct miraif_arena *arena, const char **ret_answers,
                                   struct miraif_error *err);

#endif
