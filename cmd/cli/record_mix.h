/* Mixes as records. */
#ifndef CLI_RECORD_MIX_H
#define CLI_RECORD_MIX_H

#include "cli/record.h"
#include "miraif/mix.h"

extern const struct record_type record_mixed_type;      /* a mix with its groups */
extern const struct record_type record_mix_type;        /* a mix in a list */
extern const struct record_type record_mix_member_type; /* a member in a list */

struct cli;

/* Builds a root in `arena`, to which it copies. */
struct mi_value *record_mixed(struct miraif_arena *arena, const struct miraif_mixed *mixed);
struct mi_value *record_mix(struct miraif_arena *arena, const struct miraif_mix *mix);
struct mi_value *record_mix_member(struct miraif_arena *arena, const struct miraif_mix_member *member);

/* Prints the groups, for people to read, and how good they are. */
enum miraif_status record_say_mixed(struct cli *cli, const struct miraif_mixed *mixed,
                                    struct miraif_error *err);

#endif
