/* Seating: load → encode → solve → check → decode. */
#ifndef MI_FLOW_SESSION_TABLES_H
#define MI_FLOW_SESSION_TABLES_H

#include "base/hash.h"
#include "miraif/cohort.h"
#include "miraif/mixing.h"
#include "miraif/seating.h"
#include "miraif/separation.h"

/* Somebody who is to be seated. */
struct mi_table_guest {
    int64_t person;
    int64_t team; /* 0: none */
    bool guest;
    const char *company_key;
};

struct mi_tables {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_session session;
    struct miraif_seat_options options; /* what was not said is filled in */
    struct mi_table_guest *guest;       /* by team, guests last, then by person: the solver's numbers */
    size_t guests;
    size_t room;
    uint32_t *met; /* guests × guests: how often a pair met */
    const struct miraif_separation *separation;
    uint32_t separations;
    char digest[MI_DIGEST_TEXT];
};

/* Loads who is to be seated, whom they met, and who is separate. MIRAIF_REFUSED: nobody comes. */
enum miraif_status mi_tables_load(struct mi_tables *seats, const char *reference);

/* The seats in the order of rounds, tables and people, with figures. MIRAIF_UNSATISFIABLE: separated people
 * would share a table. */
enum miraif_status mi_tables_by_team(const struct mi_tables *seats, struct miraif_seating *ret_seating);
enum miraif_status mi_tables_mix(const struct mi_tables *seats, struct miraif_seating *ret_seating);

#endif
