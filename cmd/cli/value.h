/* What the texts of a command line mean. */
#ifndef CLI_VALUE_H
#define CLI_VALUE_H

#include "cli/command.h"

/* Reads `text` as `param->kind` says. For parameters that hold numbers `*ret_number` is the value; the others
 * are checked only. `label` ("--start", "COHORT") names the parameter in errors. MIRAIF_USAGE. */
enum miraif_status cli_value_read(const struct cli_param *param, const char *label, const char *text,
                                  int64_t *ret_number, struct miraif_error *err);

#endif
