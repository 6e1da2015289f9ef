/* The first paragraph of forming teams: load. */
#include "flow/team/pool.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/policy.h"
#include "store/offer.h"
#include "store/rule.h"
#include "store/vocabulary.h"

enum { NAMES_SHOWN = 8, NAMES_MOST = 64 * 1024 };

static int compare_people(const void *a, const void *b)
{
    const int64_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

bool mi_people_have(const struct mi_people *people, int64_t person)
{
    return people->count > 0 &&
           bsearch(&person, people->person, people->count, sizeof *people->person, compare_people) != NULL;
}

static enum miraif_status take_participant(void *context, const struct miraif_application *application)
{
    struct mi_team_pool *pool = context;
    bool open = application->status == MIRAIF_APPLICATION_SELECTED ||
                application->status == MIRAIF_APPLICATION_OFFERED;
    if (pool->only != NULL && !mi_people_have(pool->only, application->person.id))
        return MIRAIF_OK;
    if (!open && application->status != MIRAIF_APPLICATION_ACCEPTED)
        return MIRAIF_OK;
    return mi_roster_take(open && pool->announced && !pool->with_open ? &pool->open : &pool->roster,
                          application);
}

enum miraif_status mi_team_pool_check_open(const struct mi_team_pool *pool, struct miraif_arena *arena,
                                           struct miraif_error *err)
{
    const char *names;
    struct mi_str str = mi_str_begin(arena, NAMES_MOST);
    if (pool->open.count == 0)
        return MIRAIF_OK;
    for (size_t i = 0; i < pool->open.count && i < NAMES_SHOWN; i++)
        mi_str_addf(&str, "%sp%lld %s", i > 0 ? ", " : "", (long long)pool->open.item[i].person.id,
                    pool->open.item[i].person.name);
    MI_TRY(mi_str_end(&str, &names, err));
    mi_fail(err, MIRAIF_REFUSED, "%zu people have not answered their offer: %s%s", pool->open.count, names,
            pool->open.count > NAMES_SHOWN ? " …" : "");
    mi_hint(err,
            "wait for their replies, let the offers lapse (miraif cohort reply expire %lld), or count them in"
            " with --with-offered",
            (long long)pool->cohort.id);
    return MIRAIF_REFUSED;
}

/* What of a participant can change teams; words are hashed as they count, because reasons quote them. */
static void add_participant(struct mi_hash *hash, const struct miraif_person *person)
{
    const struct miraif_profile *profile = &person->profile;
    mi_hash_add_int(hash, person->id);
    mi_hash_add_text(hash, person->email_key);
    mi_hash_add_text(hash, person->birth_date);
    mi_hash_add_text(hash, person->gender);
    mi_hash_add_text(hash, profile->company);
    mi_hash_add_text(hash, profile->company_key);
    mi_hash_add_text(hash, profile->industry);
    mi_hash_add_text(hash, profile->occupation);
    mi_hash_add_text(hash, profile->place);
    mi_hash_add_int(hash, profile->age);
    mi_hash_add_text(hash, profile->themes);
    mi_hash_add_text(hash, profile->answers);
}

static void take_digest(struct mi_team_pool *pool, const char *attributes)
{
    unsigned char digest[MI_DIGEST_SIZE];
    struct mi_hash hash;
    mi_hash_begin(&hash);
    mi_hash_add_text(&hash, "form 1"); /* the form of what follows */
    mi_hash_add_text(&hash, pool->cohort.start_date);
    mi_hash_add_int(&hash, pool->cohort.teams);
    mi_hash_add_int(&hash, pool->cohort.team_size);
    if (attributes != NULL)
        mi_hash_add_text(&hash, attributes);
    mi_hash_add_int(&hash, (int64_t)pool->roster.count);
    for (size_t i = 0; i < pool->roster.count; i++)
        add_participant(&hash, &pool->roster.item[i].person);
    mi_rules_hash(&hash, &pool->constraints, &pool->roster);
    mi_hash_end(&hash, digest);
    mi_digest_format(digest, pool->digest);
}

enum miraif_status mi_team_pool_load(struct miraif_store *store, int64_t cohort, bool with_open,
                                     struct miraif_arena *arena, struct mi_team_pool *ret_pool,
                                     struct miraif_error *err)
{
    return mi_team_pool_load_only(store, cohort, with_open, NULL, arena, ret_pool, err);
}

enum miraif_status mi_team_pool_load_only(struct miraif_store *store, int64_t cohort, bool with_open,
                                          const struct mi_people *only, struct miraif_arena *arena,
                                          struct mi_team_pool *ret_pool, struct miraif_error *err)
{
    struct mi_team_pool pool = {.only = only,
                                .with_open = with_open,
                                .roster = {.arena = arena, .err = err},
                                .open = {.arena = arena, .err = err}};
    struct miraif_team_rule *rule;
    const char *attributes;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &pool.cohort, err));
    MI_TRY(mi_vocabulary_load(store, arena, &pool.roster.vocabulary, err));
    pool.open.vocabulary = pool.roster.vocabulary;
    MI_TRY(mi_announced(store, cohort, &pool.announced, err));
    MI_TRY(miraif_application_each(store, cohort, take_participant, &pool, err));
    struct miraif_party *party = mi_roster_parties(&pool.roster, 0);
    if (party == NULL)
        return mi_no_memory(err);
    MI_TRY(miraif_separations(store, party, (uint32_t)pool.roster.count, arena, &pool.constraints.separation,
                              &pool.constraints.separations, err));
    MI_TRY(mi_team_rules_load(store, cohort, 0, arena, &rule, &pool.constraints.rules, err));
    pool.constraints.rule = rule;
    pool.constraints.start = pool.cohort.start_date;
    MI_TRY(mi_policy_attributes(store, cohort, arena, &pool.attribute, &pool.attributes, &attributes, err));
    pool.preset = attributes == NULL;
    take_digest(&pool, attributes);
    *ret_pool = pool;
    return MIRAIF_OK;
}
