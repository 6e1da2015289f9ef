/* The pulse: what its parts share. */
#ifndef MI_FLOW_VOICE_PULSE_H
#define MI_FLOW_VOICE_PULSE_H

#include "store/question.h"

struct mi_crew_person {
    int64_t person;
    int64_t team;
    const char *name;
};

/* Those who stand in the adopted teams of a cohort, by team; in `arena`. */
enum miraif_status mi_pulse_crew(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                 const struct mi_crew_person **ret_list, size_t *ret_count,
                                 struct miraif_error *err);

/* What a round is called in letters ("1:3"), and its topic ("pulse:1:3"), both in `arena`; null when out of
 * memory. */
const char *mi_pulse_object(int64_t cohort, int64_t round, struct miraif_arena *arena);
const char *mi_pulse_topic(int64_t cohort, int64_t round, struct miraif_arena *arena);

#endif
