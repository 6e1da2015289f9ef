/* Reading a short text that the user names. */
#ifndef CLI_TEXT_FILE_H
#define CLI_TEXT_FILE_H

#include "cli/command.h"

enum { CLI_TEXT_MOST = 1 << 16 };

/* The whole of a file of at most CLI_TEXT_MOST bytes without NULs; "-" is standard input. In the command's
 * arena. MIRAIF_IO, MIRAIF_BAD_INPUT, MIRAIF_NO_MEMORY. */
enum miraif_status cli_text_file(struct cli *cli, const char *path, const char **ret_text,
                                 struct miraif_error *err);

#endif
