/* Shares as records, and the audience of an export. */
#ifndef CLI_RECORD_SHARE_H
#define CLI_RECORD_SHARE_H

#include "cli/record.h"

extern const struct record_type record_share_type;

struct mi_value *record_share(struct miraif_arena *arena, const struct miraif_share *share);

/* What somebody sees of a person: person, name, the fields by their codes, `answers` by their headers. */
struct mi_value *record_view(struct miraif_arena *arena, const struct miraif_view *view);

/* The option that names an audience; `T` has a member `audience`. */
#define AUDIENCE_OPTION(T)                                                                                   \
    {                                                                                                        \
        .name = "for", .value = "WHOM", CLI_INTO(T, audience),                                               \
        .help = N_("for whom: office (all of it), public, a team (1-A) or a person (p7); others get what "   \
                   "was agreed")                                                                             \
    }

/* Whether it is for somebody else than the office. */
bool cli_is_narrow(const char *audience);

/* What begins the key of an answer among the fields that are seen. */
#define CLI_ANSWER "answer:"

#endif
