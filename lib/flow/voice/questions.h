/* What is asked, and by which words its columns are known. */
#ifndef MI_FLOW_VOICE_QUESTIONS_H
#define MI_FLOW_VOICE_QUESTIONS_H

#include "io/sheet.h"
#include "miraif/voice.h"

/* The columns of a question: its code, its text in either language, and words that are in it as forms put it;
 * in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_question_column(const struct miraif_question *question, struct miraif_arena *arena,
                                      struct mi_sheet_field *ret_field, struct miraif_error *err);

#endif
