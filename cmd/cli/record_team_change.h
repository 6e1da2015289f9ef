/* Changes of teams as records. */
#ifndef CLI_RECORD_TEAM_CHANGE_H
#define CLI_RECORD_TEAM_CHANGE_H

#include "cli/record.h"

extern const struct record_type record_team_change_type;

/* Says what a change does and what became of it, and prints it as `data`. MIRAIF_REFUSED where it was not
 * kept because rules would not hold. */
enum miraif_status record_finish_team_change(struct cli *cli, const struct miraif_team_change *change,
                                             struct miraif_error *err);

#endif
