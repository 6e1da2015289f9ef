/* Completion scripts for shells, made from the tables of the commands. */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include "base/str.h"
#include "cli/find.h"

/* Appends a whole script. */
void cli_complete_bash(struct mi_str *str);
void cli_complete_zsh(struct mi_str *str);
void cli_complete_fish(struct mi_str *str);

/* Calls `each` for every path that goes on, the empty one first. */
typedef void cli_path_fn(struct mi_str *str, const struct cli_path *path);
void cli_each_path(struct mi_str *str, cli_path_fn *each);

/* Calls `each` for every word by which `path` can go on, with what it is. */
typedef void cli_next_fn(struct mi_str *str, const struct cli_path *path, const char *word,
                         const char *summary);
void cli_each_next(struct mi_str *str, const struct cli_path *path, cli_next_fn *each);

/* The path of a command's first `count` words. */
struct cli_path cli_path_of(const struct cli_command *command, size_t count);

/* Appends the words of a path or of a command with spaces between them. */
void cli_add_path(struct mi_str *str, const struct cli_path *path);

/* Appends what completes a value, as the scripts understand it: "file", "folder", "cohort", "person", "team",
 * "words a b c", or "none". Nothing for a flag. */
void cli_add_kind(struct mi_str *str, const struct cli_param *param);

/* Appends the function _miraif_kind PATH WHAT of bash and zsh: it sets `kind` to that of an option's value
 * or, where WHAT is a number, of an operand. */
void cli_add_kinds(struct mi_str *str);

#endif
