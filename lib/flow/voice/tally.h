/* Counting what is shown of a topic. */
#ifndef MI_FLOW_VOICE_TALLY_H
#define MI_FLOW_VOICE_TALLY_H

#include "miraif/voice.h"

/* Sets `counted` and the tallies of `voices` (not who was asked and who has answered); in `arena`. */
enum miraif_status mi_tally(struct miraif_store *store, const char *topic,
                            const struct miraif_question *question, size_t questions,
                            struct miraif_arena *arena, struct miraif_voices *voices,
                            struct miraif_error *err);

/* Notes one who was asked: counts them, as having answered or among the silent, for whom `voices->silent` has
 * room (`silent` is that array). */
enum miraif_status mi_tally_person(struct miraif_store *store, const char *topic,
                                   const struct miraif_silent *person, struct miraif_arena *arena,
                                   struct miraif_silent *silent, struct miraif_voices *voices,
                                   bool *ret_answered, struct miraif_error *err);

#endif
