/* Failures and warnings on standard error. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "cli/command.h"
#include "cli/find.h"

/* Tells what went wrong: as text, or with a JSON format as one JSON object. For MIRAIF_USAGE the usage line
 * follows. */
void cli_report(const struct cli *cli, const struct cli_path *path, const struct miraif_error *err);

/* One line "miraif: warning: …". */
void cli_report_warning(const struct cli *cli, const char *message);

#endif
