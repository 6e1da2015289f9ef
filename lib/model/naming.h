/* People by name, for sentences: "p3 見本 花子, p7 架空 一郎 and 3 more". */
#ifndef MI_MODEL_NAMING_H
#define MI_MODEL_NAMING_H

#include "base/str.h"
#include "base/value.h"
#include "miraif/env.h"
#include "model/roster.h"

struct mi_name {
    int64_t person;
    const char *name;
};

struct mi_names {
    struct mi_name *item; /* by person, as mi_names_sort leaves them */
    size_t count;
};

void mi_names_sort(struct mi_names *names);

/* The names of a roster, sorted, in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_names_of_roster(const struct mi_roster *roster, struct miraif_arena *arena,
                                      struct mi_names *ret_names, struct miraif_error *err);

/* The number in a reference such as "p12"; 0 where it is none. */
int64_t mi_naming_id(const char *reference);

/* A team's name such as "1-A"; after Z comes AA. Null when out of memory. */
const char *mi_team_label(int64_t cohort, int64_t number, struct miraif_arena *arena);

/* The name of somebody such as "p3"; null where it is not known. */
const char *mi_names_find(const struct mi_names *names, const char *reference);

/* Appends the people of an array of texts such as "p3", the first few by name. */
void mi_names_say(struct mi_str *str, const struct mi_value *people, const struct mi_names *names,
                  const struct miraif_env *env);

#endif
