/* The options that every command takes. */
#ifndef CLI_GLOBALS_H
#define CLI_GLOBALS_H

#include "cli/command.h"

/* As they stand on the command line; the table's rows point into this. */
struct cli_global_args {
    const char *db;
    const char *format;
    const char *output;
    const char *color;
    const char *language;
    const char *as;
    int64_t now;
    int64_t seed;
    bool json;
    bool dry_run;
    bool quiet;
    bool verbose;
    bool yes;
    bool no_input;
    bool help;
};

extern const struct cli_param cli_global_options[];
enum { CLI_GLOBAL_OPTION_COUNT = 15 };

/* The global options as commands see them; MIRAIF_NOW stands in for --now. MIRAIF_USAGE: they contradict each
 * other, or the variable is no time. */
enum miraif_status cli_globals_read(const struct cli_global_args *args, struct cli_globals *ret_globals,
                                    struct miraif_error *err);

/* What can be told before the command line is parsed, so that an error in it is reported as wanted: format
 * and language. */
void cli_globals_glance(int argc, char *const *argv, struct cli_globals *globals);

/* The name of a format, and the kinds that a list may have. */
const char *cli_format_name(enum cli_format format);

#endif
