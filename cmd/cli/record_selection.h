/* Selections as records, and as text. */
#ifndef CLI_RECORD_SELECTION_H
#define CLI_RECORD_SELECTION_H

#include "cli/record.h"

extern const struct record_type record_selection_type;

/* A root in `arena`, to which it copies. */
struct mi_value *record_selection(struct miraif_arena *arena, const struct miraif_selected *selected);

/* Prints a selection: warnings, the chosen, the waitlist, and why good marks are out; everybody with reasons
 * under --verbose. The command's whole data in the machine formats. */
enum miraif_status record_print_selection(struct cli *cli, const struct miraif_selected *selected,
                                          struct miraif_error *err);

/* The same in machine formats; in text only how many are selected, on the waitlist and not. */
enum miraif_status record_print_selection_briefly(struct cli *cli, const struct miraif_selected *selected,
                                                  struct miraif_error *err);

#endif
