/* When letters that ask for an answer may leave. */
#ifndef MI_FLOW_VOICE_LETTERS_H
#define MI_FLOW_VOICE_LETTERS_H

#include <stdint.h>

enum { MI_VOICE_DAY = 24 * 60 * 60 };

/* Now or, at night (21:00 to 8:00 in Tokyo), the next morning. */
int64_t mi_voice_polite(int64_t now);

#endif
