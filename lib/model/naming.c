/* Naming people in sentences. */
#include "model/naming.h"

#include <stdlib.h>

#include "base/arena.h"
#include "text/reference.h"

enum { PEOPLE_SHOWN = 8 };

static int compare_people(const void *a, const void *b)
{
    const struct mi_naming *left = a, *right = b;
    return (left->person > right->person) - (left->person < right->person);
}

void mi_naming_sort(struct mi_naming *naming, size_t count)
{
    if (count > 0)
        qsort(naming, count, sizeof *naming, compare_people);
}

int64_t mi_naming_id(const char *reference)
{
    struct mi_reference person;
    return mi_reference_parse(reference, &person) && person.kind == MI_REFERENCE_PERSON ? person.number : 0;
}

const char *mi_team_label(int64_t cohort, int64_t number, struct miraif_arena *arena)
{
    char text[MI_REFERENCE_TEXT];
    const struct mi_reference team = {.kind = MI_REFERENCE_TEAM, .cohort = cohort, .team = number};
    mi_reference_format(&team, text);
    return mi_arena_text(arena, text);
}

void mi_naming_say(struct mi_str *str, const struct mi_value *people, const struct mi_naming *naming,
                   size_t count, const struct miraif_env *env)
{
    size_t said = 0;
    size_t more = 0;
    for (const struct mi_value *one = people != NULL ? people->first : NULL; one != NULL; one = one->next) {
        if (one->kind != MI_TEXT || said == PEOPLE_SHOWN) {
            more++;
            continue;
        }
        struct mi_naming wanted = {.person = mi_naming_id(one->text)};
        const struct mi_naming *found =
            count == 0 ? NULL : bsearch(&wanted, naming, count, sizeof *naming, compare_people);
        mi_str_add(str, said++ > 0 ? mi_translate(env, N_(", ")) : "");
        mi_str_add(str, one->text);
        if (found != NULL && found->name != NULL)
            mi_str_addf(str, " %s", found->name);
    }
    if (more > 0)
        mi_str_addf(str, mi_translate(env, N_(" and %zu more")), more);
}
