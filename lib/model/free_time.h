/* When people of a roster are free. */
#ifndef MI_MODEL_FREE_TIME_H
#define MI_MODEL_FREE_TIME_H

#include "miraif/person.h"
#include "text/slots.h"

enum { MI_SLOT_MINUTES = 60, MI_SLOT_WEEKDAYS = MI_SLOT_HOLIDAY };

/* Reads when somebody is free in an ordinary week: public holidays are left out. False where they did not
 * say, or said nothing that is understood: then they count as free at any time. */
bool mi_free_time_of(const struct miraif_person *person, struct mi_slots *ret_slots);

/* How many times of `minutes`, none overlapping, there are in a week. */
int64_t mi_free_times(const struct mi_slots *slots, int64_t minutes);

#endif
