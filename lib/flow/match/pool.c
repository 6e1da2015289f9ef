/* The first paragraph of matching: load. */
#include "flow/match/pool.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "miraif/staff.h"
#include "store/db.h"
#include "store/match.h"
#include "store/match_wish.h"
#include "store/run.h"
#include "store/team.h"
#include "store/vocabulary.h"

struct seat {
    int64_t person;
    uint32_t team;
};

struct loading {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_match_pool *pool;
    struct seat *seat; /* by person */
    size_t seats;
    size_t seat_room;
    int64_t *named; /* mentors who hold the duty */
    size_t named_count;
    size_t named_room;
    char today[MI_DATE_TEXT];
    size_t earlier_room;
    size_t standing_room;
    size_t ruled_room;
    size_t wished_room;
};

static enum miraif_status take_seat(void *context, int64_t number, const struct miraif_member *member)
{
    struct loading *loading = context;
    struct seat *seat =
        mi_arena_grow(loading->arena, loading->seat, loading->seats, &loading->seat_room, sizeof *seat);
    if (seat == NULL)
        return mi_no_memory(loading->err);
    loading->seat = seat;
    seat[loading->seats++] = (struct seat){member->person, (uint32_t)number};
    return MIRAIF_OK;
}

static int compare_seats(const void *a, const void *b)
{
    const struct seat *left = a, *right = b;
    return (left->person > right->person) - (left->person < right->person);
}

static const struct seat *find_seat(const struct loading *loading, int64_t person)
{
    struct seat wanted = {.person = person};
    return loading->seats == 0
               ? NULL
               : bsearch(&wanted, loading->seat, loading->seats, sizeof wanted, compare_seats);
}

/* Members who declined or left since have no mentor. */
static bool takes_part(enum miraif_application_status status)
{
    return status == MIRAIF_APPLICATION_SELECTED || status == MIRAIF_APPLICATION_OFFERED ||
           status == MIRAIF_APPLICATION_ACCEPTED;
}

static enum miraif_status take_member(void *context, const struct miraif_application *application)
{
    struct loading *loading = context;
    if (!takes_part(application->status) || find_seat(loading, application->person.id) == NULL)
        return MIRAIF_OK;
    return mi_roster_take(&loading->pool->roster, application);
}

static enum miraif_status no_teams(int64_t cohort, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_REFUSED, "the teams of cohort %lld are not adopted yet", (long long)cohort);
    mi_hint(err, "miraif team form %lld, then miraif team adopt %lld", (long long)cohort, (long long)cohort);
    return MIRAIF_REFUSED;
}

static enum miraif_status load_members(struct loading *loading, int64_t cohort)
{
    struct mi_match_pool *pool = loading->pool;
    MI_TRY(mi_run_get(loading->store, cohort, "form", "adopted", loading->arena, &pool->teams, loading->err));
    if (pool->teams.id == 0)
        return no_teams(cohort, loading->err);
    MI_TRY(mi_member_each(loading->store, pool->teams.id, take_seat, loading, loading->err));
    if (loading->seats > 0)
        qsort(loading->seat, loading->seats, sizeof *loading->seat, compare_seats);
    MI_TRY(miraif_application_each(loading->store, cohort, take_member, loading, loading->err));
    pool->team = mi_arena_array(loading->arena, pool->roster.count, sizeof *pool->team);
    if (pool->team == NULL)
        return mi_no_memory(loading->err);
    for (size_t i = 0; i < pool->roster.count; i++) {
        pool->team[i] = find_seat(loading, pool->roster.item[i].person.id)->team;
        pool->team_count = pool->team[i] > pool->team_count ? pool->team[i] : pool->team_count;
    }
    return MIRAIF_OK;
}

/* Those count who hold the duty when the cohort begins or, if that is past, today. */
static enum miraif_status take_named(void *context, const struct miraif_staff *staff)
{
    struct loading *loading = context;
    const char *start = loading->pool->cohort.start_date;
    const char *day = strcmp(loading->today, start) > 0 ? loading->today : start;
    if (staff->duty != MIRAIF_DUTY_MENTOR || !miraif_staff_holds(staff, day))
        return MIRAIF_OK;
    int64_t *named = mi_arena_grow(loading->arena, loading->named, loading->named_count, &loading->named_room,
                                   sizeof *named);
    if (named == NULL)
        return mi_no_memory(loading->err);
    loading->named = named;
    named[loading->named_count++] = staff->person;
    return MIRAIF_OK;
}

static enum miraif_status take_mentor(void *context, const struct miraif_person *person)
{
    struct loading *loading = context;
    const struct miraif_match_absence *absence = &loading->pool->absence;
    bool wanted = loading->named_count == 0;
    for (size_t i = 0; i < loading->named_count && !wanted; i++)
        wanted = loading->named[i] == person->id;
    for (size_t i = 0; i < absence->mentors && wanted; i++)
        wanted = absence->mentor[i] != person->id;
    if (!wanted)
        return MIRAIF_OK;
    return mi_roster_take(&loading->pool->mentor, &(struct miraif_application){.person = *person});
}

static enum miraif_status take_load(void *context, int64_t mentor, int64_t load)
{
    struct loading *loading = context;
    size_t place = mi_roster_find(&loading->pool->mentor, mentor);
    if (place < loading->pool->mentor.count)
        loading->pool->elsewhere[place] = load;
    return MIRAIF_OK;
}

static enum miraif_status take_earlier(void *context, int64_t mentor, int64_t person, int64_t cohort)
{
    struct loading *loading = context;
    struct mi_match_pool *pool = loading->pool;
    size_t place = mi_roster_find(&pool->roster, person), other = mi_roster_find(&pool->mentor, mentor);
    if (place == pool->roster.count || other == pool->mentor.count)
        return MIRAIF_OK;
    struct mi_match_earlier *earlier = mi_arena_grow(loading->arena, pool->earlier, pool->earlier_count,
                                                     &loading->earlier_room, sizeof *earlier);
    if (earlier == NULL)
        return mi_no_memory(loading->err);
    pool->earlier = earlier;
    earlier[pool->earlier_count++] = (struct mi_match_earlier){(uint32_t)place, (uint32_t)other, cohort};
    return MIRAIF_OK;
}

static enum miraif_status load_mentors(struct loading *loading)
{
    struct mi_match_pool *pool = loading->pool;
    struct miraif_store *store = loading->store;
    struct miraif_error *err = loading->err;
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), loading->today);
    MI_TRY(miraif_staff_each(store, pool->cohort.id, take_named, loading, err));
    MI_TRY(mi_mentor_each(store, take_mentor, loading, err));
    pool->elsewhere = mi_arena_array(loading->arena, pool->mentor.count, sizeof *pool->elsewhere);
    if (pool->elsewhere == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_mentor_load_each(store, pool->cohort.id, pool->cohort.start_date, take_load, loading, err));
    return mi_match_earlier_each(store, pool->cohort.id, take_earlier, loading, err);
}

static enum miraif_status take_standing(void *context, const struct mi_match_row *row)
{
    struct loading *loading = context;
    struct mi_match_pool *pool = loading->pool;
    struct mi_match_standing *standing = mi_arena_grow(loading->arena, pool->standing, pool->standing_count,
                                                       &loading->standing_room, sizeof *standing);
    if (standing == NULL)
        return mi_no_memory(loading->err);
    pool->standing = standing;
    standing[pool->standing_count++] = (struct mi_match_standing){row->number, row->person, row->mentor};
    return MIRAIF_OK;
}

static enum miraif_status load_standing(struct loading *loading)
{
    struct mi_match_pool *pool = loading->pool;
    MI_TRY(mi_run_get(loading->store, pool->cohort.id, "match", "adopted", loading->arena, &pool->stands,
                      loading->err));
    if (pool->stands.id == 0)
        return MIRAIF_OK;
    return mi_match_each(loading->store, pool->stands.id, take_standing, loading, loading->err);
}

static enum miraif_status take_rule(void *context, const struct miraif_match_rule *rule)
{
    struct loading *loading = context;
    struct mi_match_pool *pool = loading->pool;
    if (rule->team != 0 && rule->cohort != pool->cohort.id)
        return MIRAIF_OK;
    struct mi_match_ruled *ruled =
        mi_arena_grow(loading->arena, pool->ruled, pool->ruled_count, &loading->ruled_room, sizeof *ruled);
    if (ruled == NULL)
        return mi_no_memory(loading->err);
    pool->ruled = ruled;
    ruled[pool->ruled_count++] = (struct mi_match_ruled){
        rule->pin, (uint32_t)mi_roster_find(&pool->mentor, rule->mentor), rule->team, rule->person};
    return MIRAIF_OK;
}

/* A mentor who is one of the people as well wishes for mentors as one of them. */
static enum miraif_status take_wish(void *context, const struct miraif_preference *wish)
{
    struct loading *loading = context;
    struct mi_match_pool *pool = loading->pool;
    bool to_mentor = wish->wished != 0 && mi_roster_find(&pool->mentor, wish->wished) < pool->mentor.count;
    bool of_people = wish->team != 0 || mi_roster_find(&pool->roster, wish->person) < pool->roster.count;
    bool by_mentor = !to_mentor || !of_people;
    size_t mentor = mi_roster_find(&pool->mentor, by_mentor ? wish->person : wish->wished);
    int64_t team = by_mentor ? wish->wished_team : wish->team;
    size_t person = team != 0 ? 0 : mi_roster_find(&pool->roster, by_mentor ? wish->wished : wish->person);
    if (mentor == pool->mentor.count || (team == 0 && person == pool->roster.count))
        return MIRAIF_OK;
    struct mi_match_wished *wished = mi_arena_grow(loading->arena, pool->wished, pool->wished_count,
                                                   &loading->wished_room, sizeof *wished);
    if (wished == NULL)
        return mi_no_memory(loading->err);
    pool->wished = wished;
    wished[pool->wished_count++] =
        (struct mi_match_wished){by_mentor, (uint32_t)mentor, (uint32_t)person, team, wish->rank, wish->of};
    return MIRAIF_OK;
}

static enum miraif_status load_separations(struct loading *loading)
{
    struct mi_match_pool *pool = loading->pool;
    size_t people = pool->roster.count;
    struct miraif_party *party = mi_roster_parties(&pool->roster, pool->mentor.count);
    if (party == NULL)
        return mi_no_memory(loading->err);
    for (size_t m = 0; m < pool->mentor.count; m++)
        party[people + m] =
            (struct miraif_party){.person = pool->mentor.item[m].person.id,
                                  .company_key = pool->mentor.item[m].person.profile.company_key};
    return miraif_separations(loading->store, party, (uint32_t)(people + pool->mentor.count), loading->arena,
                              &pool->separation, &pool->separations, loading->err);
}

/* Words are hashed as they count, because reasons quote them. */
static void add_person(struct mi_hash *hash, const struct miraif_person *person)
{
    const struct miraif_profile *profile = &person->profile;
    mi_hash_add_int(hash, person->id);
    mi_hash_add_text(hash, person->email_key);
    mi_hash_add_text(hash, person->birth_date);
    mi_hash_add_text(hash, profile->company);
    mi_hash_add_text(hash, profile->company_key);
    mi_hash_add_text(hash, profile->industry);
    mi_hash_add_int(hash, profile->age);
    mi_hash_add_text(hash, profile->offers);
    mi_hash_add_text(hash, profile->concern);
    mi_hash_add_text(hash, profile->themes);
}

static void add_separations(struct mi_hash *hash, const struct mi_match_pool *pool)
{
    mi_hash_add_int(hash, pool->separations);
    for (uint32_t s = 0; s < pool->separations; s++) {
        const struct miraif_separation *one = &pool->separation[s];
        mi_hash_add_int(hash, one->kind);
        mi_hash_add_int(hash, one->rule);
        mi_hash_add_int(hash, one->left);
        mi_hash_add_int(hash, one->count);
        for (uint32_t i = 0; i < one->count; i++)
            mi_hash_add_int(hash, one->member[i]);
    }
}

static void take_digest(struct mi_match_pool *pool)
{
    unsigned char digest[MI_DIGEST_SIZE];
    struct mi_hash hash;
    mi_hash_begin(&hash);
    mi_hash_add_text(&hash, "match 3"); /* the form of what follows */
    mi_hash_add_text(&hash, pool->cohort.start_date);
    mi_hash_add_int(&hash, pool->teams.id);
    mi_hash_add_int(&hash, (int64_t)pool->roster.count);
    for (size_t i = 0; i < pool->roster.count; i++) {
        add_person(&hash, &pool->roster.item[i].person);
        mi_hash_add_int(&hash, pool->team[i]);
    }
    mi_hash_add_int(&hash, (int64_t)pool->mentor.count);
    for (size_t m = 0; m < pool->mentor.count; m++) {
        add_person(&hash, &pool->mentor.item[m].person);
        mi_hash_add_int(&hash, pool->mentor.item[m].person.capacity);
        mi_hash_add_int(&hash, pool->elsewhere[m]);
    }
    add_separations(&hash, pool);
    for (uint32_t i = 0; i < pool->earlier_count; i++) {
        mi_hash_add_int(&hash, pool->earlier[i].person);
        mi_hash_add_int(&hash, pool->earlier[i].mentor);
        mi_hash_add_int(&hash, pool->earlier[i].cohort);
    }
    for (uint32_t i = 0; i < pool->ruled_count; i++) {
        mi_hash_add_int(&hash, pool->ruled[i].pin);
        mi_hash_add_int(&hash, pool->ruled[i].mentor);
        mi_hash_add_int(&hash, pool->ruled[i].team);
        mi_hash_add_int(&hash, pool->ruled[i].person);
    }
    for (uint32_t i = 0; i < pool->wished_count; i++) {
        const struct mi_match_wished *wished = &pool->wished[i];
        const int64_t figures[] = {wished->by_mentor, wished->mentor, wished->person,
                                   wished->team,      wished->rank,   wished->of};
        for (size_t k = 0; k < sizeof figures / sizeof *figures; k++)
            mi_hash_add_int(&hash, figures[k]);
    }
    mi_hash_add_int(&hash, pool->stands.id); /* what it holds never changes */
    mi_hash_end(&hash, digest);
    mi_digest_format(digest, pool->digest);
}

enum miraif_status mi_match_pool_load(struct miraif_store *store, int64_t cohort,
                                      const struct miraif_match_absence *absence, struct miraif_arena *arena,
                                      struct mi_match_pool *ret_pool, struct miraif_error *err)
{
    struct mi_match_pool pool = {
        .absence = *absence, .roster = {.arena = arena, .err = err}, .mentor = {.arena = arena, .err = err}};
    struct loading loading = {.store = store, .arena = arena, .err = err, .pool = &pool};
    MI_TRY(miraif_cohort_get(store, cohort, arena, &pool.cohort, err));
    MI_TRY(mi_vocabulary_load(store, arena, &pool.roster.vocabulary, err));
    pool.mentor.vocabulary = pool.roster.vocabulary;
    MI_TRY(load_members(&loading, cohort));
    MI_TRY(load_mentors(&loading));
    MI_TRY(load_standing(&loading));
    MI_TRY(miraif_match_rule_each(store, take_rule, &loading, err));
    MI_TRY(mi_wish_each(store, cohort, take_wish, &loading, err));
    MI_TRY(load_separations(&loading));
    take_digest(&pool);
    *ret_pool = pool;
    return MIRAIF_OK;
}

int64_t mi_match_room(const struct mi_match_pool *pool, uint32_t mentor)
{
    int64_t stated = pool->mentor.item[mentor].person.capacity;
    int64_t room = (stated < 0 ? 1 : stated) - pool->elsewhere[mentor];
    return room > 0 ? room : 0;
}
