/* Free time of people. */
#include "model/free_time.h"

bool mi_free_time_of(const struct miraif_person *person, struct mi_slots *ret_slots)
{
    struct mi_slots slots;
    if (!mi_slots_read(person->profile.availability, &slots))
        return false;
    slots.day[MI_SLOT_HOLIDAY] = 0;
    *ret_slots = slots;
    return true;
}

int64_t mi_free_times(const struct mi_slots *slots, int64_t minutes)
{
    int64_t times = 0;
    for (int day = 0; day < MI_SLOT_WEEKDAYS; day++) {
        int64_t running = 0;
        for (int hour = 0; hour < MI_SLOT_HOURS; hour++) {
            bool is_free = (slots->day[day] >> hour & 1) != 0;
            running += is_free ? MI_SLOT_MINUTES : 0;
            if (is_free && hour + 1 < MI_SLOT_HOURS)
                continue;
            times += running / minutes;
            running = 0;
        }
    }
    return times;
}
