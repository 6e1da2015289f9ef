/* Mixing graduates: load → encode → solve → check → decode. */
#ifndef MI_FLOW_ALUMNI_MIX_H
#define MI_FLOW_ALUMNI_MIX_H

#include "base/date.h"
#include "base/hash.h"
#include "miraif/mix.h"
#include "model/past.h"

/* Somebody who is to be of a group. */
struct mi_mixer {
    int64_t person;
    int64_t cohort;
};

struct mi_mixing_people {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_mix_options options; /* what was not said is filled in */
    char today[MI_DATE_TEXT];
    struct mi_mixer *mixer; /* by e-mail key: the solver's numbers */
    size_t mixers;
    size_t room;
    struct miraif_party *party; /* of each */
    size_t parties;
    struct miraif_mix_absent *absent;
    size_t absents;
    size_t absents_room;
    const struct miraif_mixing_pair *met; /* each pair once, in order */
    uint32_t mets;
    struct mi_past_apart apart;
    char digest[MI_DIGEST_TEXT];
};

/* Loads who is to be placed, whom they met, and who is separate. MIRAIF_REFUSED: options out of range, or too
 * few or too many people. */
enum miraif_status mi_mix_load(struct mi_mixing_people *people);

/* Tells everybody of an adopted mix who is of their group. Within a write. */
enum miraif_status mi_mix_tell(struct miraif_store *store, const struct miraif_mixed *mixed,
                               struct miraif_arena *arena, struct miraif_error *err);

#endif
