/* The command line, by the tables of the commands. */
#ifndef CLI_PARSE_H
#define CLI_PARSE_H

#include "cli/find.h"
#include "cli/globals.h"

struct cli_line {
    struct cli_path path; /* the words of the command; path.command is null where they name none */
    void *args;           /* the command's struct args, filled; null without a command */
    struct cli_globals globals;
};

/* Parses argv[1] to argv[argc - 1]. With -h on the line, `line->globals.help` is set and what follows or is
 * missing does not matter: MIRAIF_OK. MIRAIF_USAGE: `line` holds what was understood up to there.
 * MIRAIF_NO_MEMORY. */
enum miraif_status cli_parse(int argc, char *const *argv, struct miraif_arena *arena, struct cli_line *line,
                             struct miraif_error *err);

#endif
