/* Attributes: what people said as distances, each scaled by what a team can reach. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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
    struct miraif_attribute option = {name, 1000000};
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
        cmocka_unit_test_setup_teardown(weights_are_read_in_thousandths, set_up, tear_down),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
