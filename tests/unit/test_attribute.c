/* Attributes: what people said as distances, each scaled by what a team can reach. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "model/attribute.h"

enum { MOST = 8 };

struct fixture {
    struct miraif_arena *arena;
    struct miraif_error err;
    struct miraif_application item[MOST];
    struct mi_roster roster;
    struct mi_attribute attribute;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.arena = miraif_arena_create()};
    fixture.roster = (struct mi_roster){.arena = fixture.arena, .err = &fixture.err, .item = fixture.item};
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    miraif_arena_destroy(fixture->arena);
    return 0;
}

static enum miraif_status read(struct fixture *fixture, const char *name, size_t people)
{
    struct miraif_attribute option = {.name = name, .weight = 1000000};
    fixture->roster.count = people;
    return mi_attribute_read(&fixture->roster, &option, (struct mi_date){2027, 1, 15}, 4, fixture->arena,
                             &fixture->attribute, &fixture->err);
}

/* The distance of two people in parts of a team's bound. */
static int64_t distance(struct fixture *fixture, uint32_t p, uint32_t q)
{
    return mi_attribute_distance(&fixture->attribute, p, q, 4, 600 * fixture->attribute.bound[4]);
}

static void words_differ_or_do_not(void **state)
{
    struct fixture *fixture = *state;
    const char *industries[] = {"ＩＴ・通信", "IT・通信", "製造", "金融", NULL, ""};
    for (int i = 0; i < 6; i++)
        fixture->item[i].person.profile.industry = industries[i];
    assert_int_equal(read(fixture, "industry", 6), MIRAIF_OK);
    assert_int_equal(distance(fixture, 0, 1), 0);
    assert_int_equal(distance(fixture, 0, 2), 600);
    assert_int_equal(distance(fixture, 2, 3), 600);
    assert_int_equal(distance(fixture, 0, 4), 0); /* not said: nothing is assumed */
    assert_int_equal(fixture->attribute.missing, 2);
    assert_int_equal(fixture->attribute.bound[4], 5); /* four people, three kinds: one pair must agree */
    assert_int_equal(fixture->attribute.bound[3], 3); /* of three, none need */
}

static void several_words_count_by_what_they_share(void **state)
{
    struct fixture *fixture = *state;
    const char *themes[] = {"転職, 副業", "副業；転職", "副業、子育て", "学び", "転職\n副業,学び"};
    for (int i = 0; i < 5; i++)
        fixture->item[i].person.profile.themes = themes[i];
    assert_int_equal(read(fixture, "themes", 5), MIRAIF_OK);
    assert_int_equal(distance(fixture, 0, 1), 0);
    assert_int_equal(distance(fixture, 0, 2), 400); /* one of three is shared */
    assert_int_equal(distance(fixture, 0, 3), 600);
    assert_int_equal(distance(fixture, 0, 4), 200); /* two of three */
    assert_int_equal(fixture->attribute.bound[4], 6);
}

static void ages_are_parts_of_their_range(void **state)
{
    struct fixture *fixture = *state;
    fixture->item[0].person.birth_date = "1997-01-15"; /* thirty on the first day */
    fixture->item[1].person.birth_date = "1997-01-16"; /* not yet */
    fixture->item[1].person.profile.age = 99;          /* the birth date says more */
    fixture->item[2].person.profile.age = 59;
    fixture->item[3].person.profile.age = -1;
    assert_int_equal(read(fixture, "age", 4), MIRAIF_OK);
    assert_int_equal(distance(fixture, 0, 1), 600 / 30);
    assert_int_equal(distance(fixture, 1, 2), 600);
    assert_int_equal(distance(fixture, 2, 3), 0);
    assert_int_equal(fixture->attribute.bound[4], 4); /* two at either end */
    assert_int_equal(fixture->attribute.bound[3], 2);
}

static void answers_are_found_by_their_header(void **state)
{
    struct fixture *fixture = *state;
    fixture->item[0].person.profile.answers = "{\"好きな 色\":\"赤\"}";
    fixture->item[1].person.profile.answers = "{\"好きな 色\":\"青, 赤\"}";
    assert_int_equal(read(fixture, "好きな色", 2), MIRAIF_OK);
    assert_int_equal(distance(fixture, 0, 1), 300);
    assert_int_equal(read(fixture, "好きな音", 2), MIRAIF_USAGE);
}

/* Reads `option`, whose name is a header, from one answer each. */
static void read_answers(struct fixture *fixture, const struct miraif_attribute *option,
                         const char *const *answer, int people)
{
    for (int i = 0; i < people; i++)
        fixture->item[i].person.profile.answers =
            answer[i] == NULL ? NULL : mi_arena_printf(fixture->arena, "{\"問\":\"%s\"}", answer[i]);
    fixture->roster.count = (size_t)people;
    assert_int_equal(mi_attribute_read(&fixture->roster, option, (struct mi_date){2027, 1, 15}, 4,
                                       fixture->arena, &fixture->attribute, &fixture->err),
                     MIRAIF_OK);
}

static void numbers_are_the_first_of_a_text(void **state)
{
    struct fixture *fixture = *state;
    const struct miraif_attribute option = {.name = "問", .weight = 1000, .kind = MIRAIF_ATTRIBUTE_NUMBER};
    const char *years[] = {"１０年", "約3.5年", "なし", "1,010", "-90", NULL};
    read_answers(fixture, &option, years, 6);
    assert_int_equal(fixture->attribute.range, 1100000);
    assert_int_equal(fixture->attribute.missing, 2);
    assert_int_equal(distance(fixture, 0, 3), 600 * 1000 / 1100);
    assert_int_equal(distance(fixture, 0, 1), 600 * 65 / 11000);
    assert_int_equal(distance(fixture, 3, 4), 600);
    assert_int_equal(distance(fixture, 0, 2), 0);
}

static void orders_are_as_the_office_says(void **state)
{
    struct fixture *fixture = *state;
    const char *const order[] = {"担当", "主任", "課長", "部長", "役員"};
    const char *ranks[] = {"主任", "課長", "部長", "顧問", "担当"};
    const struct miraif_attribute option = {
        .name = "問", .weight = 1000, .kind = MIRAIF_ATTRIBUTE_ORDERED, .part = order, .parts = 5};
    read_answers(fixture, &option, ranks, 5);
    assert_int_equal(fixture->attribute.missing, 1); /* a value that is not in the order */
    assert_int_equal(distance(fixture, 0, 1), 200);  /* of what there is, from the first to the fourth */
    assert_int_equal(distance(fixture, 4, 2), 600);
    assert_int_equal(distance(fixture, 0, 3), 0);
    assert_int_equal(fixture->attribute.bound[4], 4);
}

static void profiles_are_the_mean_of_their_figures(void **state)
{
    struct fixture *fixture = *state;
    const char *const columns[] = {"外向", "協調", "age"};
    const char *answers[] = {"{\"外向\":\"10\",\"協調\":\"5\"}", "{\"外向\":\"20\",\"協調\":\"5\"}",
                             "{\"外向\":\"30\",\"協調\":\"1\"}", "{\"外向\":\"?\"}"};
    const struct miraif_attribute option = {
        .name = "診断", .weight = 1000, .kind = MIRAIF_ATTRIBUTE_PROFILE, .part = columns, .parts = 3};
    for (int i = 0; i < 4; i++) {
        fixture->item[i].person.birth_date = NULL;
        fixture->item[i].person.profile.answers = answers[i];
        fixture->item[i].person.profile.age = i % 2 == 1 ? -1 : 30 + 10 * i;
    }
    fixture->roster.count = 4;
    assert_int_equal(mi_attribute_read(&fixture->roster, &option, (struct mi_date){2027, 1, 15}, 4,
                                       fixture->arena, &fixture->attribute, &fixture->err),
                     MIRAIF_OK);
    assert_int_equal(distance(fixture, 0, 1), 150); /* (1/2 + 0) / 2: one age is not known */
    assert_int_equal(distance(fixture, 0, 2), 600);
    assert_int_equal(distance(fixture, 0, 3), 0);
    assert_int_equal(fixture->attribute.missing, 1);
}

static void similar_people_are_worth_what_others_are_not(void **state)
{
    struct fixture *fixture = *state;
    const char *words[] = {"赤, 青", "青", "緑", NULL};
    const struct miraif_attribute option = {.name = "問", .weight = 1000, .aim = MIRAIF_ATTRIBUTE_SIMILAR};
    read_answers(fixture, &option, words, 4);
    assert_int_equal(fixture->attribute.bound[4], 6); /* all pairs */
    assert_int_equal(distance(fixture, 0, 1), 300);
    assert_int_equal(distance(fixture, 0, 2), 0);
    assert_int_equal(distance(fixture, 0, 3), 0); /* not said: nothing in common is assumed */
}

/* What pairs add up to in every team of eight people, of whatever size, is one less the square of how far its
 * mean is off. */
static void balanced_teams_have_the_mean_of_all(void **state)
{
    struct fixture *fixture = *state;
    const int age[MOST] = {22, 25, 31, 34, 40, -1, 52, 60}; /* the mean is 264 / 7, the farthest 60 */
    const double mean = 264.0 / 7;
    const struct miraif_attribute option = {.name = "age", .weight = 1000, .aim = MIRAIF_ATTRIBUTE_BALANCED};
    for (int i = 0; i < MOST; i++) {
        fixture->item[i].person.birth_date = NULL;
        fixture->item[i].person.profile.age = age[i];
    }
    fixture->roster.count = MOST;
    assert_int_equal(mi_attribute_read(&fixture->roster, &option, (struct mi_date){2027, 1, 15}, MOST,
                                       fixture->arena, &fixture->attribute, &fixture->err),
                     MIRAIF_OK);
    for (unsigned team = 0; team < 1U << MOST; team++) {
        uint32_t size = (uint32_t)__builtin_popcount(team);
        int64_t total = 0;
        double off = 0;
        for (uint32_t p = 0; p < MOST; p++) {
            off += (team >> p & 1) && age[p] > 0 ? (age[p] - mean) / (60 - mean) / size : 0;
            for (uint32_t q = 0; q < p && (team >> p & 1); q++) {
                int64_t value = mi_attribute_distance(&fixture->attribute, p, q, size, MI_UNITS);
                assert_true(value >= 0);
                total += team >> q & 1 ? value : 0;
            }
        }
        double wanted = 1e9 * (1 - off * off);
        if (size >= 2 && ((double)total - wanted > 5000 || wanted - (double)total > 5000))
            fail_msg("team %u: %lld instead of %.0f", team, (long long)total, wanted);
    }
}

/* Of ages in a row, what lies between two is what lies between the first and the third, to the last unit. */
static void units_leave_no_rest(void **state)
{
    struct fixture *fixture = *state;
    const int age[] = {20, 31, 57};
    for (int i = 0; i < 3; i++) {
        fixture->item[i].person.birth_date = NULL;
        fixture->item[i].person.profile.age = age[i];
    }
    assert_int_equal(read(fixture, "age", 3), MIRAIF_OK);
    int64_t units = mi_attribute_units(&fixture->attribute, 4, 3 * fixture->attribute.weight, 6);
    assert_int_equal(units, 3 * 4 * 37);
    assert_int_equal(mi_attribute_units(&fixture->attribute, 4, 3 * fixture->attribute.weight, MI_UNITS),
                     MI_UNITS);
    int64_t share = MI_UNITS / units * units / 3;
    for (uint32_t p = 0; p < 3; p++)
        for (uint32_t q = 0; q < 3; q++) {
            int64_t distance = mi_attribute_distance(&fixture->attribute, p, q, 4, share);
            assert_int_equal(distance * 4 * 37,
                             share * (age[p] > age[q] ? age[p] - age[q] : age[q] - age[p]));
        }
}

static void weights_are_read_in_thousandths(void **state)
{
    struct fixture *fixture = *state;
    struct miraif_attribute attribute;
    assert_int_equal(miraif_attribute_parse("age", fixture->arena, &attribute, &fixture->err), MIRAIF_OK);
    assert_int_equal(attribute.weight, 1000000);
    assert_int_equal(miraif_attribute_parse("a=b=0.5", fixture->arena, &attribute, &fixture->err), MIRAIF_OK);
    assert_string_equal(attribute.name, "a=b");
    assert_int_equal(attribute.weight, 500000);
    const char *bad[] = {"age=", "age=0", "age=-1", "=1", "age=0.0001", "age=1001"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(miraif_attribute_parse(bad[i], fixture->arena, &attribute, &fixture->err),
                         MIRAIF_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_differ_or_do_not, set_up, tear_down),
        cmocka_unit_test_setup_teardown(several_words_count_by_what_they_share, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ages_are_parts_of_their_range, set_up, tear_down),
        cmocka_unit_test_setup_teardown(answers_are_found_by_their_header, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_are_the_first_of_a_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(orders_are_as_the_office_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(profiles_are_the_mean_of_their_figures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(similar_people_are_worth_what_others_are_not, set_up, tear_down),
        cmocka_unit_test_setup_teardown(balanced_teams_have_the_mean_of_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(units_leave_no_rest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(weights_are_read_in_thousandths, set_up, tear_down),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
