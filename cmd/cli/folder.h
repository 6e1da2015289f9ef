/* The folder that a new store lies in. */
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

#include "cli/command.h"

/* Makes the folder of `path`, where it is missing, for its owner alone (0700); with `group` for the group's
 * members, too, and so that files made in it are the group's. `*ret_made`: it was missing. */
enum miraif_status cli_folder_make(struct cli *cli, const char *path, const char *group, bool *ret_made,
                                   struct miraif_error *err);

/* Removes the folder of `path` again, which must be empty. */
void cli_folder_unmake(struct cli *cli, const char *path);

/* Whether files that are made in the folder of `path` belong to `group`. */
bool cli_folder_is_shared(struct cli *cli, const char *path, const char *group);

#endif
