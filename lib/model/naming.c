/* Naming people in sentences. */
#include "model/naming.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/reference.h"

enum { PEOPLE_SHOWN = 8 };

static int compare_people(const void *a, const void *b)
{
    const struct mi_name *left = a, *right = b;
    return (left->person > right->person) - (left->person < right->person);
}

void mi_names_sort(struct mi_names *names)
{
    if (names->count > 0)
        qsort(names->item, names->count, sizeof *names->item, compare_people);
}

enum miraif_status mi_names_of_roster(const struct mi_roster *roster, struct miraif_arena *arena,
                                      struct mi_names *ret_names, struct miraif_error *err)
{
    struct mi_names names = {mi_arena_array(arena, roster->count, sizeof *names.item), roster->count};
    if (names.item == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < roster->count; i++)
        names.item[i] = (struct mi_name){roster->item[i].person.id, roster->item[i].person.name};
    mi_names_sort(&names);
    *ret_names = names;
    return MIRAIF_OK;
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

const char *mi_names_find(const struct mi_names *names, const char *reference)
{
    struct mi_name wanted = {.person = mi_naming_id(reference)};
    const struct mi_name *found =
        names->count == 0 ? NULL : bsearch(&wanted, names->item, names->count, sizeof wanted, compare_people);
    return found == NULL ? NULL : found->name;
}

void mi_names_say(struct mi_str *str, const struct mi_value *people, const struct mi_names *names,
                  const struct miraif_env *env)
{
    size_t said = 0;
    size_t more = 0;
    for (const struct mi_value *one = people != NULL ? people->first : NULL; one != NULL; one = one->next) {
        if (one->kind != MI_TEXT || said == PEOPLE_SHOWN) {
            more++;
            continue;
        }
        const char *name = mi_names_find(names, one->text);
        mi_str_add(str, said++ > 0 ? mi_translate(env, N_(", ")) : "");
        mi_str_add(str, one->text);
        if (name != NULL)
            mi_str_addf(str, " %s", name);
    }
    if (more > 0)
        mi_str_addf(str, mi_translate(env, N_(" and %zu more")), more);
}
