/* The outside world for a command: clock, user, environment, signals, descriptors, the place of the store. */
#ifndef CLI_ENV_H
#define CLI_ENV_H

#include "cli/command.h"

/* Opens those of the descriptors 0, 1 and 2 that are closed, in a way that makes every use of them fail, so
 * that no file of ours becomes somebody's standard output. */
void cli_env_descriptors(void);

/* SIGINT, SIGTERM and SIGHUP ask the command to stop, once; the next one ends the program. SIGPIPE is a write
 * that fails. */
void cli_env_signals(void);

/* Lets failures speak the user's language before anything else is known. */
void cli_env_begin(struct cli *cli);

/* Fills cli->env from cli->globals and the surroundings. argv becomes the command in the history. */
enum miraif_status cli_env_fill(struct cli *cli, int argc, char *const *argv, struct miraif_error *err);

/* What the clock says, in Unix seconds, whatever --now says. */
int64_t cli_env_clock(void);

/* Milliseconds since the command began, by a clock that never jumps. */
int64_t cli_env_elapsed(void);

/* From so many milliseconds after the beginning on, cli->env.should_stop says yes. */
void cli_env_limit(int64_t milliseconds);

/* Erases what the progress line shows, if anything. */
void cli_env_progress_end(void);

/* Finds and opens what cli->command->need asks for. */
enum miraif_status cli_provide(struct cli *cli, struct miraif_error *err);

#endif
