/* People by name, for sentences: "p3 見本 花子, p7 架空 一郎 and 3 more". */
#ifndef MI_MODEL_NAMING_H
#define MI_MODEL_NAMING_H

#include "base/str.h"
#include "base/value.h"
#include "miraif/env.h"

struct mi_naming {
    int64_t person;
    const char *name;
};

/* Sorts by id, which mi_naming_say relies on. */
void mi_naming_sort(struct mi_naming *naming, size_t count);

/* The number in a reference such as "p12"; 0 where it is none. */
int64_t mi_naming_id(const char *reference);

/* A team's name such as "1-A"; after Z comes AA. Null when out of memory. */
const char *mi_team_label(int64_t cohort, int64_t number, struct miraif_arena *arena);

/* Appends the people of an array of texts such as "p3", the first few by name. */
void mi_naming_say(struct mi_str *str, const struct mi_value *people, const struct mi_naming *naming,
                   size_t count, const struct miraif_env *env);

#endif
