/* Which command the words of a command line name, and what was meant where none does. */
#ifndef CLI_FIND_H
#define CLI_FIND_H

#include "cli/command.h"

/* The words read so far. `command` is the one that they name, null while more are needed; `open` says whether
 * a further word could name another, as "import" after `cohort review`. */
struct cli_path {
    const char *word[3];
    size_t count;
    const struct cli_command *command;
    bool open;
};

/* An empty path, which every command begins with. */
struct cli_path cli_path_begin(void);

/* Takes `word` as the next word of `path`. `*ret_taken` false: the command is found and `word` is an operand.
 * MIRAIF_USAGE: no command goes on like this; the hint names a similar word. */
enum miraif_status cli_path_add(struct cli_path *path, const char *word, bool *ret_taken,
                                struct miraif_error *err);

/* True when `command` begins with the words of `path`. */
bool cli_path_leads(const struct cli_path *path, const struct cli_command *command);

/* The words with single spaces, after "miraif"; in `arena`, null when out of memory. */
const char *cli_path_text(const struct cli_path *path, struct miraif_arena *arena);

#endif
