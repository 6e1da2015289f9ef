/* A person's way as a record. */
#ifndef CLI_RECORD_TIMELINE_H
#define CLI_RECORD_TIMELINE_H

#include "cli/record.h"

extern const struct record_type record_timeline_type;

/* Prints a way as a command's whole data; in text then beside now, and a table of what happened. */
enum miraif_status record_print_timeline(struct cli *cli, const struct miraif_timeline *timeline,
                                         struct miraif_error *err);

#endif
