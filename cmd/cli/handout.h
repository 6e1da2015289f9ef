/* Noting in the store what was written for somebody. */
#ifndef CLI_HANDOUT_H
#define CLI_HANDOUT_H

#include "cli/command.h"

/* Notes what cli_hands_out said, when all of it is written. That it cannot be noted is a warning: the file is
 * there. */
void cli_handout_note(struct cli *cli);

#endif
