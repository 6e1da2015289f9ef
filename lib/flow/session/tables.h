/* Seating: load → encode → solve → check → decode. */
#ifndef MI_FLOW_SESSION_TABLES_H
#define MI_FLOW_SESSION_TABLES_H

#include "base/hash.h"
#include "miraif/cohort.h"
#include "miraif/mixing.h"
#include "miraif/seating.h"
#include "miraif/separation.h"

/* Somebody who is to be seated. */
struct mi_comer {
    int64_t person;
    int64_t team; /* 0: none */
    bool guest;
    bool mentor; /* a guest who is one */
    const char *name;
};

struct mi_tables {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_session session;
    struct miraif_seat_options options; /* what was not said is filled in */
    struct mi_comer *comer; /* by team, those of none last, then by person: the solver's numbers */
    size_t comers;
    size_t room;
    uint32_t *met; /* comers × comers: how much it weighs that a pair met; 0: they did not */
    const struct miraif_seat *seat; /* those that the session has */
    size_t seats;
    int64_t *old; /* rounds × comers: the table that these give each; 0: none */
    const struct miraif_separation *separation;
    uint32_t separations;
    char digest[MI_DIGEST_TEXT];
};

/* Loads who is to be seated at `session`, which has the seats `seat`, whom they met, and who is separate.
 * MIRAIF_REFUSED: more than can be seated. */
enum miraif_status mi_tables_load(struct mi_tables *seats);

/* The seats with figures and reasons: by round and person. MIRAIF_UNSATISFIABLE: separated people would share
 * a table. */
enum miraif_status mi_tables_by_team(const struct mi_tables *seats, struct miraif_seating *ret_seating);
enum miraif_status mi_tables_mix(const struct mi_tables *seats, struct miraif_seating *ret_seating);

/* The same with the fewest moves from the seats that there are. */
enum miraif_status mi_tables_repair(const struct mi_tables *seats, struct miraif_seating *ret_seating);

/* The problem of `rounds`, where pairs met as `met` says: tables are left to be laid. */
enum miraif_status mi_tables_encode(const struct mi_tables *seats, uint32_t rounds, const uint32_t *met,
                                    struct miraif_mixing *ret_problem);

/* `count` tables as equal as can be, the larger first. */
enum miraif_status mi_tables_lay(const struct mi_tables *seats, uint32_t count,
                                 struct miraif_mixing *problem);

/* Solves and checks a problem, and mends one whose tables are not laid; as mi_tables_mix. */
enum miraif_status mi_tables_solve(const struct mi_tables *seats, const struct miraif_mixing *problem,
                                   struct miraif_mixing_result *ret_result);

/* Turns tables, rounds × comers from 1, into seats, with whom everybody meets and meets again. */
enum miraif_status mi_tables_decode(const struct mi_tables *seats, const int64_t *table, int64_t rounds,
                                    struct miraif_seating *seating);

/* Where seats are mended: why a seat is what it is. `place` is that of the seat in `old`. */
void mi_tables_say_move(const struct mi_tables *seats, size_t place, struct miraif_seat *seat);

#endif
