/* Help, from the tables of the commands. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/find.h"

enum { CLI_HELP_COLUMNS = 80 };

/* "miraif cohort edit [options] COHORT [NAME]"; in `arena`, null when out of memory. */
const char *cli_usage(const struct cli_command *command, struct miraif_arena *arena);

/* The help text of what `path` leads to: everything, a noun, a verb with actions, or one command. */
enum miraif_status cli_help_text(const struct cli_path *path, struct miraif_arena *arena,
                                 const char **ret_text, struct miraif_error *err);

#endif
