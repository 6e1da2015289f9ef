/* Reviewers are names; where they are people of the store, separation holds for them, too. */
#include "flow/review/reviewer.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/key.h"
#include "text/reference.h"
#include "text/utf8.h"

/* Collects those who bear a name. */
struct namesakes {
    struct miraif_arena *arena;
    struct miraif_error *err;
    const char *key;
    const char *name; /* as the first of them is called */
    struct miraif_party *party;
    size_t count;
    size_t most;
};

static enum miraif_status count_person(void *context, const struct miraif_person *person)
{
    (void)person;
    struct namesakes *all = context;
    all->most++;
    return MIRAIF_OK;
}

static enum miraif_status take_namesake(void *context, const struct miraif_person *person)
{
    struct namesakes *all = context;
    const char *key;
    MI_TRY(mi_text_key(person->name, all->arena, &key, all->err));
    if (!mi_text_is(key, all->key) || all->count == all->most)
        return MIRAIF_OK;
    const char *company = NULL;
    if (person->profile.company_key != NULL) {
        company = mi_arena_text(all->arena, person->profile.company_key);
        if (company == NULL)
            return mi_no_memory(all->err);
    }
    if (all->name == NULL) {
        all->name = mi_arena_text(all->arena, person->name);
        if (all->name == NULL)
            return mi_no_memory(all->err);
    }
    all->party[all->count++] = (struct miraif_party){.person = person->id, .company_key = company};
    return MIRAIF_OK;
}

static enum miraif_status find_namesakes(struct miraif_store *store, const char *name,
                                         struct miraif_arena *arena, struct mi_reviewer *ret_reviewer,
                                         struct miraif_error *err)
{
    struct namesakes all = {.arena = arena, .err = err};
    MI_TRY(mi_text_key(name, arena, &all.key, err));
    MI_TRY(miraif_person_each(store, NULL, count_person, &all, err));
    all.party = mi_arena_array(arena, all.most, sizeof *all.party);
    if (all.party == NULL)
        return mi_no_memory(err);
    MI_TRY(miraif_person_each(store, NULL, take_namesake, &all, err));
    *ret_reviewer = (struct mi_reviewer){
        .name = all.name != NULL ? all.name : name, .party = all.party, .parties = all.count};
    return MIRAIF_OK;
}

/* Whether a person is meant, and not somebody of that name. */
static bool names_person(const char *text)
{
    struct mi_reference reference;
    return strchr(text, '@') != NULL ||
           (mi_reference_parse(text, &reference) && reference.kind == MI_REFERENCE_PERSON);
}

enum miraif_status mi_reviewer_find(struct miraif_store *store, const char *reference,
                                    struct miraif_arena *arena, struct mi_reviewer *ret_reviewer,
                                    struct miraif_error *err)
{
    size_t length;
    const char *start = mi_utf8_trim(reference, &length);
    const char *name = mi_arena_copy(arena, start, length);
    if (name == NULL)
        return mi_no_memory(err);
    if (length == 0)
        return mi_fail(err, MIRAIF_REFUSED, "the reviewer has no name");
    if (!names_person(name))
        return find_namesakes(store, name, arena, ret_reviewer, err);
    struct miraif_person person;
    MI_TRY(miraif_person_find(store, name, arena, &person, err));
    struct miraif_party *party = mi_arena_alloc(arena, sizeof *party);
    if (party == NULL)
        return mi_no_memory(err);
    *party = (struct miraif_party){.person = person.id, .company_key = person.profile.company_key};
    *ret_reviewer = (struct mi_reviewer){.name = person.name, .party = party, .parties = 1};
    return MIRAIF_OK;
}

/* Whether member `a` of a separation stands against member `b`. */
static bool opposed(const struct miraif_separation *one, uint32_t a, uint32_t b)
{
    return one->kind != MIRAIF_SEPARATION_RELATION || (a < one->left) != (b < one->left);
}

/* Marks everybody whom `one` sets against any of those who are the reviewer (1 in `self`). */
static void mark_separate(const struct miraif_separation *one, const uint8_t *self, uint8_t *separate)
{
    for (uint32_t a = 0; a < one->count; a++)
        for (uint32_t b = 0; b < one->count && self[one->member[a]]; b++)
            if (opposed(one, a, b))
                separate[one->member[b]] = 1;
}

/* Those who may be the reviewer, in `self`: where they are in the roster, or behind it. */
static uint32_t place_reviewer(const struct mi_reviewer *reviewer, const struct mi_roster *roster,
                               struct miraif_party *party, uint8_t *self)
{
    size_t people = roster->count;
    for (size_t i = 0; i < reviewer->parties; i++) {
        size_t place = mi_roster_find(roster, reviewer->party[i].person);
        if (place == roster->count) {
            place = people++;
            party[place] = reviewer->party[i];
        }
        self[place] = 1;
    }
    return (uint32_t)people;
}

enum miraif_status mi_reviewer_conflicts(struct miraif_store *store, const struct mi_reviewer *reviewer,
                                         const struct mi_roster *roster, struct miraif_arena *arena,
                                         const uint8_t **ret_separate, struct miraif_error *err)
{
    size_t most = roster->count + reviewer->parties;
    uint8_t *separate = mi_arena_array(arena, most, sizeof *separate);
    uint8_t *self = mi_arena_array(arena, most, sizeof *self);
    struct miraif_party *party = mi_roster_parties(roster, reviewer->parties);
    if (separate == NULL || self == NULL || party == NULL)
        return mi_no_memory(err);
    uint32_t people = place_reviewer(reviewer, roster, party, self);
    const struct miraif_separation *list;
    uint32_t count;
    MI_TRY(miraif_separations(store, party, people, arena, &list, &count, err));
    for (uint32_t i = 0; i < count; i++)
        if (list[i].rule == MIRAIF_FORBID)
            mark_separate(&list[i], self, separate);
    for (size_t i = 0; i < roster->count; i++)
        separate[i] |= self[i];
    *ret_separate = separate;
    return MIRAIF_OK;
}
