/* What participants say, as records. */
#ifndef CLI_RECORD_VOICE_H
#define CLI_RECORD_VOICE_H

#include "cli/record.h"

extern const struct record_type record_question_type;
extern const struct record_type record_survey_type;
extern const struct record_type record_pulse_type;

/* Build roots in `arena`, to which they copy. */
struct mi_value *record_question(struct miraif_arena *arena, const struct miraif_question *question);
struct mi_value *record_survey(struct miraif_arena *arena, const struct miraif_survey *survey);
struct mi_value *record_pulse(struct miraif_arena *arena, const struct miraif_pulse *pulse);

/* Shows results as a table of questions with what was said freely, and who has not answered. */
enum miraif_status record_say_voices(struct cli *cli, const struct miraif_voices *voices,
                                     struct miraif_error *err);

#endif
