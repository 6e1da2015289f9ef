/* Who steps in and whose seat each could take, against trying everything, on small random cohorts. */
#include "store_fixture.h"

#include "base/rng.h"

enum { CASES = 250, PEOPLE_MOST = 10, TEAM_SIZE = 3, TEAMS = 2, SEATS = TEAMS * TEAM_SIZE };

/* One cohort: who is in, and which pairs may not share a team. */
struct trial {
    uint32_t people;
    bool in[PEOPLE_MOST];
    int64_t mark[PEOPLE_MOST]; /* whole marks, no two alike, so that the best set is the only one */
    bool apart[PEOPLE_MOST][PEOPLE_MOST];
    int company[PEOPLE_MOST]; /* 0: none */
    int64_t id[PEOPLE_MOST];
};

/* Whether those in `set` (bits) fit into teams with seats to spare. */
static bool divides(const struct trial *trial, uint32_t set)
{
    if (__builtin_popcount(set) > SEATS)
        return false;
    for (uint32_t first = 0; first <= set; first++) {
        if ((first & ~set) != 0)
            continue;
        uint32_t team[TEAMS] = {first, set & ~first};
        bool legal = true;
        for (int t = 0; t < TEAMS && legal; t++) {
            legal = __builtin_popcount(team[t]) <= TEAM_SIZE;
            for (uint32_t a = 0; a < trial->people; a++)
                for (uint32_t b = a + 1; b < trial->people; b++)
                    if ((team[t] >> a & 1) && (team[t] >> b & 1) &&
                        (trial->apart[a][b] ||
                         (trial->company[a] != 0 && trial->company[a] == trial->company[b])))
                        legal = false;
        }
        if (legal)
            return true;
    }
    return false;
}

static uint32_t set_in(const struct trial *trial)
{
    uint32_t set = 0;
    for (uint32_t i = 0; i < trial->people; i++)
        set |= (uint32_t)trial->in[i] << i;
    return set;
}

static void run(struct fixture *f, const char *sql)
{
    assert_int_equal(sqlite3_exec(f->store->db, sql, NULL, NULL, NULL), SQLITE_OK);
}

static void make(struct fixture *f, struct mi_rng *rng, int64_t cohort, struct trial *trial)
{
    char sql[512];
    uint32_t seated = 0;
    *trial = (struct trial){.people = 5 + (uint32_t)mi_rng_below(rng, PEOPLE_MOST - 4)};
    snprintf(
        sql, sizeof sql,
        "INSERT INTO cohort VALUES (%lld, 'x', '2027-01-15', %d, %d, 0, NULL);"
        "INSERT INTO run VALUES (%lld, %lld, 'select', 'adopted', 0, 0, 'optimal', 'd', 0, 0, '{}', '{}')",
        (long long)cohort, TEAMS, TEAM_SIZE, (long long)cohort, (long long)cohort);
    run(f, sql);
    for (uint32_t i = 0; i < trial->people; i++) {
        trial->id[i] = 100 * cohort + i;
        trial->mark[i] = (int64_t)(1U << i);
        trial->company[i] = (int)mi_rng_below(rng, 5);
        trial->in[i] = seated < SEATS && mi_rng_below(rng, 2) == 0;
        seated += trial->in[i];
        char key[32] = "NULL";
        if (trial->company[i] != 0)
            snprintf(key, sizeof key, "'c%d'", trial->company[i]);
        snprintf(
            sql, sizeof sql,
            "INSERT INTO person (id, email_key, email, name) VALUES (%lld, 'p%06lld@x', 'p@x', 'x');"
            "INSERT INTO profile (id, person, as_of, company, company_key) VALUES (%lld, %lld, 0, %s, %s);"
            "INSERT INTO application VALUES (%lld, %lld, %lld, 0, '%s', 0, NULL);"
            "INSERT INTO selection VALUES (%lld, %lld, 'waitlisted', %u, %lld, %u)",
            (long long)trial->id[i], (long long)trial->id[i], (long long)trial->id[i],
            (long long)trial->id[i], key, key, (long long)cohort, (long long)trial->id[i],
            (long long)trial->id[i], trial->in[i] ? "accepted" : "waitlisted", (long long)cohort,
            (long long)trial->id[i], i + 1, (long long)trial->mark[i] * 1000000, i + 1);
        run(f, sql);
    }
    for (uint32_t a = 0; a < trial->people; a++)
        for (uint32_t b = a + 1; b < trial->people; b++) {
            if (mi_rng_below(rng, 5) != 0)
                continue;
            trial->apart[a][b] = true;
            snprintf(sql, sizeof sql, "INSERT INTO apart VALUES (%lld, %lld, NULL, 0)",
                     (long long)trial->id[a], (long long)trial->id[b]);
            run(f, sql);
        }
}

/* The best set to step in: as many as can, and of those the highest marks. */
static uint32_t best_steps(const struct trial *trial)
{
    uint32_t in = set_in(trial);
    uint32_t best = 0;
    for (uint32_t set = 0; set < 1U << trial->people; set++)
        if ((set & in) == 0 && divides(trial, in | set) &&
            (__builtin_popcount(set) > __builtin_popcount(best) ||
             (__builtin_popcount(set) == __builtin_popcount(best) && set > best)))
            best = set;
    return best;
}

static uint32_t number_of(const struct trial *trial, int64_t id)
{
    uint32_t i = 0;
    while (trial->id[i] != id)
        i++;
    return i;
}

static void compare(const struct trial *trial, const struct miraif_waitlist *waitlist)
{
    uint32_t in = set_in(trial);
    uint32_t steps = 0;
    assert_int_equal(waitlist->in, __builtin_popcount(in));
    assert_int_equal(waitlist->count, trial->people - (uint32_t)__builtin_popcount(in));
    for (size_t i = 0; i < waitlist->count; i++) {
        const struct miraif_waiting *one = &waitlist->waiting[i];
        uint32_t comes = number_of(trial, one->person);
        uint32_t replaces = 0;
        steps |= (uint32_t)one->steps_in << comes;
        for (size_t k = 0; k < one->replace_count; k++)
            replaces |= 1U << number_of(trial, one->replaces[k]);
        for (uint32_t goes = 0; goes < trial->people; goes++)
            if (in >> goes & 1)
                assert_int_equal(replaces >> goes & 1, divides(trial, (in & ~(1U << goes)) | 1U << comes));
        assert_int_equal(one->fits, waitlist->free > 0 && divides(trial, in | 1U << comes));
    }
    assert_int_equal(steps, best_steps(trial));
}

static struct trial trials[CASES];

static void everything_tried_says_the_same(void **state)
{
    struct fixture *f = *state;
    struct mi_rng rng;
    int clashes = 0;
    mi_rng_seed(&rng, 7);
    run(f, "BEGIN");
    for (int64_t cohort = 1; cohort <= CASES; cohort++)
        make(f, &rng, cohort, &trials[cohort - 1]);
    run(f, "COMMIT");
    for (int64_t cohort = 1; cohort <= CASES; cohort++) {
        const struct trial *trial = &trials[cohort - 1];
        struct miraif_waitlist waitlist;
        assert_ok(f, miraif_waitlist_get(f->store, cohort, NULL, 0, true, f->arena, &waitlist, &f->err));
        assert_int_equal(waitlist.clash == NULL, divides(trial, set_in(trial)));
        clashes += waitlist.clash != NULL;
        if (waitlist.clash == NULL)
            compare(trial, &waitlist);
        miraif_arena_reset(f->arena);
    }
    assert_in_range(clashes, 1, CASES / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(everything_tried_says_the_same, set_up_store, tear_down),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("waitlist", tests, NULL, NULL);
}
