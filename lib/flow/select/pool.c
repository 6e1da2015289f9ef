/* The first paragraph of a selection: load. */
#include "flow/select/pool.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/review.h"
#include "store/rule.h"
#include "store/vocabulary.h"

/* Takes those who can still be chosen. */
static enum miraif_status take_applied(void *context, const struct miraif_application *application)
{
    if (application->status != MIRAIF_APPLICATION_APPLIED)
        return MIRAIF_OK;
    return mi_roster_take(context, application);
}

static int compare_review(const void *key, const void *element)
{
    int64_t person = *(const int64_t *)key;
    const struct miraif_review *review = element;
    return (person > review->person) - (person < review->person);
}

/* The reviews of one person, which stand beside one another in `review`. */
static struct mi_mark mark_person(const struct miraif_criteria *criteria, const struct miraif_review *review,
                                  const int64_t *corrected, size_t reviews, int64_t person)
{
    const struct miraif_review *first =
        reviews == 0 ? NULL : bsearch(&person, review, reviews, sizeof *review, compare_review);
    if (first == NULL)
        return (struct mi_mark){0};
    while (first > review && first[-1].person == person)
        first--;
    size_t count = 0;
    while (first + count < review + reviews && first[count].person == person)
        count++;
    return mi_mark_of(criteria, first, corrected + (first - review), count);
}

static enum miraif_status load_marks(struct miraif_store *store, struct mi_pool *pool,
                                     struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_criteria criteria;
    MI_TRY(mi_criteria_load(store, pool->cohort.id, arena, &criteria, err));
    struct miraif_review *review;
    size_t reviews;
    MI_TRY(mi_reviews_load(store, pool->cohort.id, &criteria, arena, &review, &reviews, err));
    const int64_t *corrected = NULL;
    MI_TRY(mi_marks_correct(&criteria, review, reviews, arena, &corrected, err));
    struct mi_mark *mark = mi_arena_array(arena, pool->roster.count, sizeof *mark);
    if (mark == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < pool->roster.count; i++)
        mark[i] = mark_person(&criteria, review, corrected, reviews, pool->roster.item[i].person.id);
    pool->mark = mark;
    return MIRAIF_OK;
}

enum miraif_status mi_pool_load_constraints(struct miraif_store *store, struct mi_pool *pool,
                                            struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_party *party = mi_roster_parties(&pool->roster, 0);
    struct miraif_team_rule *rule;
    if (party == NULL)
        return mi_no_memory(err);
    MI_TRY(miraif_separations(store, party, (uint32_t)pool->roster.count, arena,
                              &pool->constraints.separation, &pool->constraints.separations, err));
    MI_TRY(mi_team_rules_load(store, pool->cohort.id, 0, arena, &rule, &pool->constraints.rules, err));
    pool->constraints.rule = rule;
    pool->constraints.start = pool->cohort.start_date;
    return MIRAIF_OK;
}

static void add_applicant(struct mi_hash *hash, const struct miraif_application *application,
                          const struct mi_mark *mark)
{
    const struct miraif_profile *profile = &application->person.profile;
    mi_hash_add_int(hash, application->person.id);
    mi_hash_add_int(hash, application->status);
    mi_hash_add_text(hash, application->person.email_key);
    mi_hash_add_text(hash, application->person.gender);
    mi_hash_add_text(hash, profile->company);
    mi_hash_add_text(hash, profile->company_key);
    mi_hash_add_text(hash, profile->industry);
    mi_hash_add_text(hash, profile->occupation);
    mi_hash_add_text(hash, profile->place);
    mi_hash_add_text(hash, profile->answers);
    mi_hash_add_int(hash, mark->complete);
    mi_hash_add_int(hash, mark->mark);
    mi_hash_add_int(hash, mark->corrected);
}

void mi_pool_digest(struct mi_pool *pool)
{
    struct mi_hash hash;
    mi_hash_begin(&hash);
    mi_hash_add_text(&hash, "select 3"); /* the form of what follows */
    mi_hash_add_int(&hash, pool->cohort.teams);
    mi_hash_add_int(&hash, pool->cohort.team_size);
    mi_hash_add_int(&hash, (int64_t)pool->roster.count);
    for (size_t i = 0; i < pool->roster.count; i++)
        add_applicant(&hash, &pool->roster.item[i], &pool->mark[i]);
    mi_rules_hash(&hash, &pool->constraints, &pool->roster);
    unsigned char bytes[MI_DIGEST_SIZE];
    mi_hash_end(&hash, bytes);
    mi_digest_format(bytes, pool->digest);
}

enum miraif_status mi_pool_load(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                struct mi_pool *ret_pool, struct miraif_error *err)
{
    struct mi_pool pool = {.roster = {.arena = arena, .err = err}};
    MI_TRY(miraif_cohort_get(store, cohort, arena, &pool.cohort, err));
    pool.seats = (uint32_t)(pool.cohort.teams * pool.cohort.team_size);
    MI_TRY(mi_vocabulary_load(store, arena, &pool.roster.vocabulary, err));
    MI_TRY(miraif_application_each(store, cohort, take_applied, &pool.roster, err));
    MI_TRY(load_marks(store, &pool, arena, err));
    MI_TRY(mi_pool_load_constraints(store, &pool, arena, err));
    mi_pool_digest(&pool);
    *ret_pool = pool;
    return MIRAIF_OK;
}
