/* Who reads a digest: the rules of whom an ask may be put to hold for whom it is shown, too. */
#include "flow/alumni/digest_reader.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "miraif/alumni.h"
#include "miraif/person.h"
#include "store/ask.h"

enum { FIRST_ROOM = 64 };

static enum miraif_status add(struct mi_readers *readers, const struct miraif_person *person)
{
    struct miraif_party *list =
        mi_arena_grow(readers->arena, readers->party, readers->count, &readers->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(readers->err);
    readers->party = list;
    struct miraif_party *party = &list[readers->count++];
    *party = (struct miraif_party){person->id, mi_arena_text(readers->arena, person->profile.company_key)};
    return person->profile.company_key != NULL && party->company_key == NULL ? mi_no_memory(readers->err)
                                                                             : MIRAIF_OK;
}

static enum miraif_status take(void *context, const struct miraif_graduate *graduate)
{
    return add(context, &graduate->person);
}

enum miraif_status mi_readers_read(struct miraif_store *store, const char *audience,
                                   struct miraif_arena *arena, struct mi_readers *ret_readers,
                                   struct miraif_error *err)
{
    struct mi_readers readers = {.store = store, .arena = arena, .err = err, .count = 1, .room = FIRST_ROOM};
    struct miraif_person person;
    readers.party = mi_arena_array(arena, FIRST_ROOM, sizeof *readers.party);
    if (readers.party == NULL)
        return mi_no_memory(err);
    if (mi_text_is(audience, "alumni")) {
        MI_TRY(miraif_graduate_each(store, 0, take, &readers, err));
    } else if (audience != NULL && !mi_text_is(audience, "office")) {
        MI_TRY(miraif_person_find(store, audience, arena, &person, err));
        MI_TRY(add(&readers, &person));
        readers.person = person.id;
    }
    *ret_readers = readers;
    return MIRAIF_OK;
}

static bool holds(const struct miraif_separation *separation, uint32_t number)
{
    for (uint32_t i = 0; i < separation->count; i++)
        if (separation->member[i] == number)
            return true;
    return false;
}

/* Whether somebody is separated from `who`, by the office's word or, unless `anyone`, by companies. */
static enum miraif_status is_separated(const struct mi_readers *readers, const struct miraif_party *who,
                                       bool anyone, bool *ret_separated)
{
    const struct miraif_separation *list;
    uint32_t count, parties = 1;
    struct miraif_party *party = mi_arena_array(readers->arena, readers->count, sizeof *party);
    if (party == NULL)
        return mi_no_memory(readers->err);
    party[0] = *who;
    for (size_t i = 1; i < readers->count; i++)
        if (readers->party[i].person != who->person)
            party[parties++] = readers->party[i];
    *ret_separated = false;
    MI_TRY(miraif_separations(readers->store, party, parties, readers->arena, &list, &count, readers->err));
    for (uint32_t i = 0; i < count; i++) {
        bool companies = list[i].kind != MIRAIF_SEPARATION_APART;
        if (holds(&list[i], 0) && !(companies && anyone) && list[i].rule != MIRAIF_TELL)
            *ret_separated = true;
    }
    return MIRAIF_OK;
}

enum miraif_status mi_readers_bar_ask(const struct mi_readers *readers, const struct miraif_ask *ask,
                                      bool *ret_barred)
{
    struct miraif_person asker;
    *ret_barred = false;
    if (readers->count == 1 || ask->asker == readers->person)
        return MIRAIF_OK;
    MI_TRY(miraif_person_get(readers->store, ask->asker, readers->arena, &asker, readers->err));
    const struct miraif_party who = {asker.id, asker.profile.company_key};
    MI_TRY(is_separated(readers, &who, ask->anyone, ret_barred));
    for (size_t i = 1; i < readers->count && !*ret_barred; i++)
        MI_TRY(mi_ask_excludes(readers->store, ask->id, readers->party[i].person, ret_barred, readers->err));
    return MIRAIF_OK;
}

enum miraif_status mi_readers_bar_person(const struct mi_readers *readers, int64_t person, bool *ret_barred)
{
    const struct miraif_party who = {person, NULL};
    *ret_barred = false;
    if (readers->person == 0)
        return MIRAIF_OK;
    return is_separated(readers, &who, true, ret_barred);
}
