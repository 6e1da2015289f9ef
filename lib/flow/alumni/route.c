/* One step of an ask: who stands around the asker, who of them must not be asked, and who is likeliest. */
#include "flow/alumni/route.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/alumni/letter.h"
#include "miraif/person.h"
#include "miraif/separation.h"
#include "model/likely.h"
#include "store/ask.h"
#include "store/db.h"
#include "store/vocabulary.h"

enum { FIRST_ROOM = 64 };

/* The people who could be asked, by e-mail key. */
struct pool {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_vocabulary vocabulary;
    struct mi_ask_candidate *candidate;
    bool *barred;
    uint32_t count;
    uint32_t room;
};

static bool grow(struct pool *pool)
{
    uint32_t room = pool->room == 0 ? FIRST_ROOM : 2 * pool->room;
    struct mi_ask_candidate *larger = mi_arena_array(pool->arena, room, sizeof *larger);
    if (larger == NULL)
        return false;
    if (pool->count > 0)
        memcpy(larger, pool->candidate, pool->count * sizeof *larger);
    pool->candidate = larger;
    pool->room = room;
    return true;
}

/* Copies a text that may be null; false when out of memory. */
static bool keep(const char **text, struct miraif_arena *arena)
{
    if (*text == NULL)
        return true;
    *text = mi_arena_text(arena, *text);
    return *text != NULL;
}

/* What they wrote as what it counts as. */
static enum miraif_status apply_vocabulary(const struct pool *pool, struct mi_ask_candidate *one)
{
    struct miraif_profile profile = {.themes = one->themes,
                                     .offers = one->offers,
                                     .industry = one->industry,
                                     .occupation = one->occupation};
    MI_TRY(mi_vocabulary_profile(&pool->vocabulary, &profile, pool->arena, pool->err));
    one->themes = profile.themes;
    one->offers = profile.offers;
    one->industry = profile.industry;
    one->occupation = profile.occupation;
    return MIRAIF_OK;
}

static enum miraif_status take(void *context, const struct mi_ask_candidate *found)
{
    struct pool *pool = context;
    struct mi_ask_candidate one = *found;
    if (pool->count == pool->room && !grow(pool))
        return mi_no_memory(pool->err);
    if (!keep(&one.name, pool->arena) || !keep(&one.email, pool->arena) ||
        !keep(&one.company_key, pool->arena) || !keep(&one.themes, pool->arena) ||
        !keep(&one.offers, pool->arena) || !keep(&one.industry, pool->arena) ||
        !keep(&one.occupation, pool->arena))
        return mi_no_memory(pool->err);
    MI_TRY(apply_vocabulary(pool, &one));
    pool->candidate[pool->count++] = one;
    return MIRAIF_OK;
}

/* Whether the asker, who is number 0, is among `count` members. */
static bool has_asker(const uint32_t *member, uint32_t count)
{
    return count > 0 && member[0] == 0;
}

static void bar(struct pool *pool, const uint32_t *member, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (member[i] != 0)
            pool->barred[member[i] - 1] = true;
}

/* Two people whom the office keeps apart are apart whatever the asker says. */
static void apply(struct pool *pool, const struct miraif_separation *separation, bool anyone)
{
    const uint32_t *right = separation->member + separation->left;
    uint32_t rights = separation->count - separation->left;
    if (anyone && separation->kind != MIRAIF_SEPARATION_APART)
        return;
    if (separation->kind != MIRAIF_SEPARATION_RELATION) {
        for (uint32_t i = 0; i < separation->count; i++)
            if (separation->member[i] == 0)
                bar(pool, separation->member, separation->count);
    } else if (separation->rule != MIRAIF_TELL) {
        if (has_asker(separation->member, separation->left))
            bar(pool, right, rights);
        else if (has_asker(right, rights))
            bar(pool, separation->member, separation->left);
    }
}

static enum miraif_status separate(struct pool *pool, const struct miraif_ask *ask)
{
    struct miraif_person asker;
    const struct miraif_separation *list;
    uint32_t count;
    struct miraif_party *party = mi_arena_array(pool->arena, pool->count + 1, sizeof *party);
    pool->barred = mi_arena_array(pool->arena, pool->count, sizeof *pool->barred);
    if (party == NULL || pool->barred == NULL)
        return mi_no_memory(pool->err);
    MI_TRY(miraif_person_get(pool->store, ask->asker, pool->arena, &asker, pool->err));
    party[0] = (struct miraif_party){ask->asker, asker.profile.company_key};
    for (uint32_t i = 0; i < pool->count; i++)
        party[i + 1] = (struct miraif_party){pool->candidate[i].person, pool->candidate[i].company_key};
    MI_TRY(miraif_separations(pool->store, party, pool->count + 1, pool->arena, &list, &count, pool->err));
    for (uint32_t i = 0; i < count; i++)
        apply(pool, &list[i], ask->anyone);
    return MIRAIF_OK;
}

/* The first circle from `from` on that holds somebody who may be asked. */
static enum miraif_circle circle_from(const struct pool *pool, enum miraif_circle from)
{
    int circle = MIRAIF_CIRCLE_MANAGER;
    for (uint32_t i = 0; i < pool->count; i++) {
        int reached = pool->candidate[i].circle > from ? (int)pool->candidate[i].circle : (int)from;
        if (!pool->barred[i] && reached < circle)
            circle = reached;
    }
    return (enum miraif_circle)circle;
}

/* Puts a route into its place among the best so far; who comes first stands first among equals. */
static void rank(struct miraif_ask_route best[MIRAIF_ASK_STEP], size_t *count,
                 const struct miraif_ask_route *route)
{
    size_t place = *count;
    while (place > 0 && best[place - 1].score < route->score)
        place--;
    if (place == MIRAIF_ASK_STEP)
        return;
    if (*count < MIRAIF_ASK_STEP)
        (*count)++;
    memmove(best + place + 1, best + place, (*count - place - 1) * sizeof *best);
    best[place] = *route;
}

/* Those who may be asked, with what they say of themselves; `place` says where each stands in the pool. */
static enum miraif_status read_people(const struct pool *pool, const struct miraif_ask *ask,
                                      struct mi_ask_person *person, uint32_t *place, size_t *ret_count)
{
    size_t count = 0;
    for (uint32_t i = 0; i < pool->count; i++) {
        const struct mi_ask_candidate *one = &pool->candidate[i];
        if (pool->barred[i] || one->circle > ask->circle)
            continue;
        person[count] = (struct mi_ask_person){.themes = one->themes,
                                               .offers = one->offers,
                                               .industry = one->industry,
                                               .occupation = one->occupation,
                                               .helped = one->helped,
                                               .load = one->load};
        MI_TRY(mi_ask_person_read(&person[count], pool->arena, pool->err));
        place[count++] = i;
    }
    *ret_count = count;
    return MIRAIF_OK;
}

static enum miraif_status choose(const struct pool *pool, const struct miraif_ask *ask,
                                 struct miraif_ask_route best[MIRAIF_ASK_STEP], size_t *ret_count)
{
    struct mi_ask_topic topic;
    size_t people = 0, count = 0;
    const char *themes = ask->themes;
    struct mi_ask_person *person = mi_arena_array(pool->arena, pool->count, sizeof *person);
    uint32_t *place = mi_arena_array(pool->arena, pool->count, sizeof *place);
    if (person == NULL || place == NULL)
        return mi_no_memory(pool->err);
    MI_TRY(mi_vocabulary_apply(&pool->vocabulary, MIRAIF_VOCABULARY_THEMES, &themes, pool->arena, pool->err));
    MI_TRY(mi_ask_topic_read(ask->text, themes, pool->arena, &topic, pool->err));
    MI_TRY(read_people(pool, ask, person, place, &people));
    MI_TRY(mi_ask_weigh(&topic, person, people, pool->arena, pool->err));
    for (size_t i = 0; i < people; i++) {
        const struct mi_ask_candidate *one = &pool->candidate[place[i]];
        struct miraif_ask_route route = {.person = one->person,
                                         .name = one->name,
                                         .email = one->email,
                                         .circle = one->circle,
                                         .at = mi_store_env(pool->store)->now};
        MI_TRY(mi_ask_likely(&topic, &person[i], pool->arena, &route, pool->err));
        rank(best, &count, &route);
    }
    *ret_count = count;
    return MIRAIF_OK;
}

static enum miraif_status ask_people(const struct pool *pool, const struct miraif_ask *ask)
{
    struct miraif_ask_route best[MIRAIF_ASK_STEP];
    size_t count = 0;
    MI_TRY(choose(pool, ask, best, &count));
    for (size_t i = 0; i < count; i++) {
        MI_TRY(mi_ask_route_insert(pool->store, ask->id, &best[i], pool->err));
        MI_TRY(mi_ask_tell_routed(pool->store, ask, best[i].person, pool->arena, pool->err));
    }
    return MIRAIF_OK;
}

enum miraif_status mi_ask_step(struct miraif_store *store, struct miraif_ask *ask, enum miraif_circle from,
                               struct miraif_arena *arena, struct miraif_error *err)
{
    struct pool pool = {.store = store, .arena = arena, .err = err};
    MI_TRY(mi_vocabulary_load(store, arena, &pool.vocabulary, err));
    MI_TRY(mi_ask_candidate_each(store, ask->id, ask->asker, take, &pool, err));
    MI_TRY(separate(&pool, ask));
    ask->circle = from == MIRAIF_CIRCLE_MANAGER ? from : circle_from(&pool, from);
    ask->due = mi_store_env(store)->now + MIRAIF_ASK_CLOCK;
    if (ask->circle == MIRAIF_CIRCLE_MANAGER)
        ask->reminders++;
    MI_TRY(mi_ask_update(store, ask, err));
    if (ask->circle != MIRAIF_CIRCLE_MANAGER)
        return ask_people(&pool, ask);
    return ask->owner == 0 ? MIRAIF_OK : mi_ask_tell_owner(store, ask, arena, err);
}
