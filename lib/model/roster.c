/* A roster in memory. */
#include "model/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"

/* Replaces a borrowed text by a copy; false when out of memory. */
static bool own(struct miraif_arena *arena, const char **text)
{
    if (*text == NULL)
        return true;
    *text = mi_arena_text(arena, *text);
    return *text != NULL;
}

static bool own_profile(struct miraif_arena *arena, struct miraif_profile *profile)
{
    return own(arena, &profile->company) && own(arena, &profile->company_key) &&
           own(arena, &profile->industry) && own(arena, &profile->occupation) &&
           own(arena, &profile->place) && own(arena, &profile->availability) &&
           own(arena, &profile->offers) && own(arena, &profile->concern) && own(arena, &profile->themes) &&
           own(arena, &profile->answers);
}

static bool own_person(struct miraif_arena *arena, struct miraif_person *person)
{
    return own(arena, &person->email_key) && own(arena, &person->email) && own(arena, &person->name) &&
           own(arena, &person->family_name) && own(arena, &person->given_name) && own(arena, &person->kana) &&
           own(arena, &person->phone) && own(arena, &person->birth_date) && own(arena, &person->gender) &&
           own_profile(arena, &person->profile);
}

enum miraif_status mi_roster_take(void *context, const struct miraif_application *application)
{
    struct mi_roster *roster = context;
    struct miraif_application *list =
        mi_arena_grow(roster->arena, roster->item, roster->count, &roster->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(roster->err);
    roster->item = list;
    struct miraif_application *copy = &roster->item[roster->count];
    *copy = *application;
    if (!own_person(roster->arena, &copy->person))
        return mi_no_memory(roster->err);
    MI_TRY(mi_vocabulary_profile(&roster->vocabulary, &copy->person.profile, roster->arena, roster->err));
    roster->count++;
    return MIRAIF_OK;
}

bool mi_application_stands(enum miraif_application_status status)
{
    switch (status) {
    case MIRAIF_APPLICATION_APPLIED:
    case MIRAIF_APPLICATION_SELECTED:
    case MIRAIF_APPLICATION_OFFERED:
    case MIRAIF_APPLICATION_ACCEPTED:
    case MIRAIF_APPLICATION_WAITLISTED:
    case MIRAIF_APPLICATION_REJECTED:
        return true;
    default:
        return false;
    }
}

struct miraif_party *mi_roster_parties(const struct mi_roster *roster, size_t more)
{
    struct miraif_party *party = mi_arena_array(roster->arena, roster->count + more, sizeof *party);
    for (size_t i = 0; party != NULL && i < roster->count; i++)
        party[i] = (struct miraif_party){.person = roster->item[i].person.id,
                                         .company_key = roster->item[i].person.profile.company_key};
    return party;
}

size_t mi_roster_find(const struct mi_roster *roster, int64_t person)
{
    size_t i = 0;
    while (i < roster->count && roster->item[i].person.id != person)
        i++;
    return i;
}

static int compare_key(const void *key, const void *element)
{
    const struct miraif_application *application = element;
    return strcmp(key, application->person.email_key);
}

size_t mi_roster_find_key(const struct mi_roster *roster, const char *email_key)
{
    if (roster->count == 0)
        return 0;
    const struct miraif_application *found =
        bsearch(email_key, roster->item, roster->count, sizeof *roster->item, compare_key);
    return found != NULL ? (size_t)(found - roster->item) : roster->count;
}
