/* Wishes as records. */
#ifndef CLI_RECORD_WISH_H
#define CLI_RECORD_WISH_H

#include "cli/record.h"

extern const struct record_type record_wish_type;
extern const struct record_type record_wishes_removed_type;

/* Builds a root in `arena`, to which it copies. */
struct mi_value *record_wish(struct miraif_arena *arena, const struct miraif_preference *wish);

/* Prints the wishes of a cohort as a command's whole data. */
enum miraif_status record_list_wishes(struct cli *cli, int64_t cohort, struct miraif_error *err);

struct mi_value *record_wishes_removed(struct miraif_arena *arena, int64_t cohort, const char *who,
                                       int64_t count);

#endif
