/* Seats as records. */
#ifndef CLI_RECORD_SEATING_H
#define CLI_RECORD_SEATING_H

#include "cli/record.h"

extern const struct record_type record_seating_type;
extern const struct record_type record_seat_type;
extern const struct record_type record_unmet_type;

/* Each builds a root in `arena`, to which it copies. */
struct mi_value *record_seating(struct miraif_arena *arena, const struct miraif_seating *seating);
struct mi_value *record_seat(struct miraif_arena *arena, const struct miraif_seat *seat);
struct mi_value *record_unmet(struct miraif_arena *arena, const struct miraif_unmet *unmet);

/* Says who sits where, a line a table, and how many meet again. */
enum miraif_status record_say_seating(struct cli *cli, const struct miraif_seating *seating,
                                      struct miraif_error *err);

/* Says who sits elsewhere than before, or at all, after seats were mended. */
enum miraif_status record_say_moves(struct cli *cli, const struct miraif_seating *seating,
                                    struct miraif_error *err);

#endif
