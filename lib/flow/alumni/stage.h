/* When somebody is asked: the stages of following up. */
#ifndef MI_FLOW_ALUMNI_STAGE_H
#define MI_FLOW_ALUMNI_STAGE_H

#include "base/date.h"
#include "store/follow_up.h"

/* Stages count in months after graduation; these two are before. */
enum { MI_STAGE_FIRST = -1, MI_STAGE_GRADUATION = 0, MI_STAGE_TEXT = 16 };

/* The stage behind one: 3, 6, 12, 24, 36 … */
int mi_stage_next(int stage);

/* The code of a stage, such as "m3"; and back, false where it is none. */
void mi_stage_format(int stage, char text[MI_STAGE_TEXT]);
bool mi_stage_parse(const char *text, int *ret_stage);

/* The day of a stage of somebody; false where it has none, since they have not graduated. */
bool mi_stage_date(const struct mi_followed *followed, int stage, struct mi_date *ret_date);

/* The stage that somebody is at on a day; false where none has come. */
bool mi_stage_on(const struct mi_followed *followed, struct mi_date day, int *ret_stage);

#endif
