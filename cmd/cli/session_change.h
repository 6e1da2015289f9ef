/* What a command says about a session: the options that adding and changing one have in common. */
#ifndef CLI_SESSION_CHANGE_H
#define CLI_SESSION_CHANGE_H

#include "cli/command.h"

struct session_change_args {
    const char *title;
    const char *date;
    const char *hours;
    const char *place;
    const char *mentee;
    const char *mentor;
};

/* Rows of a command's options; `T` has a `struct session_change_args change`. */
#define SESSION_CHANGE_OPTIONS(T, is_date_required)                                                          \
    {.name = "title", .value = "TEXT", CLI_INTO(T, change.title), .help = N_("what it is called")},          \
        {.name = "date",                                                                                     \
         .value = "DATE",                                                                                    \
         .kind = CLI_DATE,                                                                                   \
         .required = is_date_required,                                                                       \
         CLI_INTO(T, change.date),                                                                           \
         .help = N_("its day")},                                                                             \
        {.name = "time",                                                                                     \
         .value = "FROM-TO",                                                                                 \
         CLI_INTO(T, change.hours),                                                                          \
         .help = N_("its hours, such as 19:00-21:00")},                                                      \
        {.name = "place",                                                                                    \
         .value = "TEXT",                                                                                    \
         CLI_INTO(T, change.place),                                                                          \
         .help = N_("where it is, an address or a link")},                                                   \
        {.name = "mentee",                                                                                   \
         .value = "PERSON",                                                                                  \
         .kind = CLI_PERSON,                                                                                 \
         CLI_INTO(T, change.mentee),                                                                         \
         .help = N_("whose turn it is, of the team")},                                                       \
    {                                                                                                        \
        .name = "mentor", .value = "PERSON", .kind = CLI_PERSON, CLI_INTO(T, change.mentor),                 \
        .help = N_("who accompanies it, a substitute for once too")                                          \
    }

/* Reads what is said into `change`, which points into `args` and, where hours are given, to `hours`.
 * MIRAIF_USAGE: hours that are none. */
enum miraif_status cli_session_change(const struct session_change_args *args, struct miraif_hours *hours,
                                      struct miraif_session_change *change, struct miraif_error *err);

#endif
