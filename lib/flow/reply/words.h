/* Answers as people and forms word them. */
#ifndef MI_FLOW_REPLY_WORDS_H
#define MI_FLOW_REPLY_WORDS_H

#include "miraif/arena.h"
#include "miraif/status.h"

/* The code of the answer that a text gives, static; null where it says none, or more than one thing.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_answer_read(const char *text, struct miraif_arena *arena, const char **ret_answer,
                                  struct miraif_error *err);

#endif
