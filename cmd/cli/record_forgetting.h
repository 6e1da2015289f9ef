/* What an erasure tells of what it cannot reach. */
#ifndef CLI_RECORD_FORGETTING_H
#define CLI_RECORD_FORGETTING_H

#include "cli/record.h"

/* Warns of everything that was handed out and may hold those who are erased; `sentence`, translated, has room for
 * file, command, audience, day and user. */
void record_tell_handouts(struct cli *cli, const struct miraif_forgetting *report, const char *sentence);

#endif
