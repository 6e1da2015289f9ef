/* Tables aligned by display width. */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include "cli/back_end.h"

struct cli_table;

/* A table of the FIELD_TABLE fields of `type`; in the command's arena. Null when out of memory. */
struct cli_table *cli_table_begin(struct cli *cli, const struct record_type *type);

/* Adds one record. The first thousand decide the widths and are held until then; the others are printed as
 * they come. MIRAIF_NO_MEMORY. */
enum miraif_status cli_table_add(struct cli *cli, struct cli_table *table, const struct mi_value *record,
                                 struct miraif_error *err);

/* Prints what is still held. MIRAIF_NO_MEMORY. */
enum miraif_status cli_table_end(struct cli *cli, struct cli_table *table, struct miraif_error *err);

#endif
