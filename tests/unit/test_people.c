/* Cohorts, people, applications, companies and separations through the public functions. */
#include "store_fixture.h"

static const char sample[] =
    "INSERT INTO cohort VALUES (1, '1期', '2027-01-15', 4, 4, 0, NULL), (3, '3期', '2028-01-14', 4, 4, 0, "
    "NULL);"
    "INSERT INTO person (id, email_key, email, name, kana, birth_date, gender) VALUES"
    " (1, 'b@example.jp', 'B@example.jp', '見本 花子', 'みほん はなこ', '1990-12-01', '女性'),"
    " (2, 'a@example.jp', 'a@example.jp', '架空 太郎', 'かくう たろう', NULL, NULL),"
    " (3, 'c@example.jp', 'c@example.jp', '例文 一', NULL, NULL, '女性');"
    "INSERT INTO profile (id, person, as_of, company, company_key, industry, occupation, age) VALUES"
    " (1, 1, 100, '株式会社見本', '見本', 'ＩＴ', '営業', NULL),"
    " (2, 2, 100, '㈱見本', '見本', 'IT', '営業', 41),"
    " (3, 3, 100, '例文商事', '例文商事', NULL, '企画', NULL),"
    " (4, 1, 200, '例文商事 東京支店', '例文商事東京支店', '商社', '営業', NULL);"
    "INSERT INTO application VALUES (1, 1, 1, 100, 'applied', 100, NULL),"
    " (1, 2, 2, 100, 'accepted', 150, NULL);"
    "INSERT INTO role VALUES (3, 'mentor', 3, 100, 2, NULL);";

static int set_up_sample(void **state)
{
    if (set_up_store(state) != 0)
        return -1;
    struct fixture *f = *state;
    return change(f, sample) == MIRAIF_OK ? 0 : -1;
}

static void people_are_found_by_number_and_address(void **state)
{
    struct fixture *f = *state;
    struct miraif_person person;
    assert_ok(f, miraif_person_find(f->store, "p1", f->arena, &person, &f->err));
    assert_string_equal(person.name, "見本 花子");
    assert_int_equal(person.age, 36); /* on 2026-12-01, the birthday */
    assert_string_equal(person.profile.company, "例文商事 東京支店");
    assert_int_equal(person.roles, MIRAIF_ROLE_APPLICANT);
    assert_ok(f, miraif_person_find(f->store, "Ａ@Example.JP", f->arena, &person, &f->err));
    assert_int_equal(person.id, 2);
    assert_int_equal(person.age, 41);
    assert_int_equal(person.roles, MIRAIF_ROLE_APPLICANT | MIRAIF_ROLE_PARTICIPANT);
    assert_ok(f, miraif_person_find(f->store, "p3", f->arena, &person, &f->err));
    assert_int_equal(person.age, -1);
    assert_int_equal(person.roles, MIRAIF_ROLE_MENTOR);
    static const char *const wrong[] = {"p4",  "p0", "p01",          "p",
                                        "p1x", "",   "x@example.jp", "p99999999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_status(f, miraif_person_find(f->store, wrong[i], f->arena, &person, &f->err),
                      MIRAIF_NOT_FOUND);
        assert_string_not_equal(f->err.hint, "");
    }
}

static enum miraif_status collect(void *context, const struct miraif_person *person)
{
    char *ids = context;
    size_t length = strlen(ids);
    snprintf(ids + length, 64 - length, " %lld", (long long)person->id);
    return MIRAIF_OK;
}

static void check_list(struct fixture *f, struct miraif_person_filter filter, const char *expected)
{
    char ids[64] = "";
    assert_ok(f, miraif_person_each(f->store, &filter, collect, ids, &f->err));
    assert_string_equal(ids, expected);
}

static void lists_are_sorted_by_reading_and_filtered_by_keys(void **state)
{
    struct fixture *f = *state;
    check_list(f, (struct miraif_person_filter){0}, " 2 1 3");
    check_list(f, (struct miraif_person_filter){.cohort = 1}, " 2 1");
    check_list(f, (struct miraif_person_filter){.cohort = 3}, "");
    check_list(f, (struct miraif_person_filter){.cohort = 1, .status = "accepted"}, " 2");
    check_list(f, (struct miraif_person_filter){.status = "applied"}, " 1");
    check_list(f, (struct miraif_person_filter){.role = "mentor"}, " 3");
    check_list(f, (struct miraif_person_filter){.role = "applicant"}, " 2 1");
    check_list(f, (struct miraif_person_filter){.company = "（株）見本"}, " 2");
    check_list(f, (struct miraif_person_filter){.industry = "ｉｔ"}, " 2");
    check_list(f, (struct miraif_person_filter){.search = "ﾐﾎﾝ"}, " 1");
    check_list(f, (struct miraif_person_filter){.search = "例文"}, " 1 3");
    check_list(f, (struct miraif_person_filter){.search = "C@EXAMPLE"}, " 3");
    struct miraif_person_filter wrong = {.cohort = 2};
    assert_status(f, miraif_person_each(f->store, &wrong, collect, NULL, &f->err), MIRAIF_NOT_FOUND);
    assert_string_equal(f->err.hint, "cohorts that are there: 1, 3");
    wrong = (struct miraif_person_filter){.company = "フリーランス"};
    assert_status(f, miraif_person_each(f->store, &wrong, collect, NULL, &f->err), MIRAIF_REFUSED);
    wrong = (struct miraif_person_filter){.role = "boss"};
    assert_status(f, miraif_person_each(f->store, &wrong, collect, NULL, &f->err), MIRAIF_REFUSED);
    wrong = (struct miraif_person_filter){.status = "lost"};
    assert_status(f, miraif_person_each(f->store, &wrong, collect, NULL, &f->err), MIRAIF_REFUSED);
}

static enum miraif_status collect_application(void *context, const struct miraif_application *application)
{
    char *text = context;
    size_t length = strlen(text);
    snprintf(text + length, 128 - length, " %lld:%s:%s", (long long)application->person.id,
             miraif_application_status_code(application->status), application->person.profile.company);
    return MIRAIF_OK;
}

static void applications_come_by_address_with_their_snapshot(void **state)
{
    struct fixture *f = *state;
    char text[128] = "";
    assert_ok(f, miraif_application_each(f->store, 1, collect_application, text, &f->err));
    assert_string_equal(text, " 2:accepted:㈱見本 1:applied:株式会社見本");
}

static void cohorts_are_created_and_edited_within_bounds(void **state)
{
    struct fixture *f = *state;
    struct miraif_cohort cohort = {.id = 2, .start_date = "2027-07-16", .teams = 4, .team_size = 4};
    struct miraif_cohort got;
    assert_ok(f, miraif_cohort_create(f->store, &cohort, f->arena, &got, &f->err));
    assert_string_equal(got.name, "2期");
    assert_status(f, miraif_cohort_create(f->store, &cohort, f->arena, &got, &f->err), MIRAIF_CONFLICT);
    cohort.id = 4;
    cohort.start_date = "2027-02-29";
    assert_status(f, miraif_cohort_create(f->store, &cohort, f->arena, &got, &f->err), MIRAIF_REFUSED);
    assert_string_equal(f->err.field, "start");
    cohort.start_date = "2027-07-16";
    cohort.team_size = 1;
    assert_status(f, miraif_cohort_create(f->store, &cohort, f->arena, &got, &f->err), MIRAIF_REFUSED);
    struct miraif_cohort change_to = {.id = 2, .teams = 5};
    assert_ok(f, miraif_cohort_edit(f->store, &change_to, f->arena, &got, &f->err));
    assert_int_equal(got.teams, 5);
    assert_int_equal(got.team_size, 4);
    assert_ok(f, change(f, "INSERT INTO run (cohort, stage, state, at, status, digest, seed, steps, settings,"
                           " outcome) VALUES (2, 'form', 'adopted', 1, 'optimal', '', 0, 0, '{}', '{}')"));
    change_to.teams = 6;
    assert_status(f, miraif_cohort_edit(f->store, &change_to, f->arena, &got, &f->err), MIRAIF_REFUSED);
    change_to = (struct miraif_cohort){.id = 2, .name = "夏の期"};
    assert_ok(f, miraif_cohort_edit(f->store, &change_to, f->arena, &got, &f->err));
    assert_status(f, miraif_cohort_get(f->store, 9, f->arena, &got, &f->err), MIRAIF_NOT_FOUND);
    assert_string_equal(f->err.hint, "cohorts that are there: 1, 2, 3");
}

static enum miraif_status collect_count(void *context, const struct miraif_count *count)
{
    char *text = context;
    size_t length = strlen(text);
    snprintf(text + length, 512 - length, "%s %s %lld\n", count->by,
             count->value == NULL ? "-" : count->value, (long long)count->people);
    return MIRAIF_OK;
}

static void statistics_count_equal_keys_as_one(void **state)
{
    struct fixture *f = *state;
    char text[512] = "";
    assert_ok(f, miraif_cohort_stats(f->store, 1, collect_count, text, &f->err));
    assert_string_equal(text, "status applied 1\nstatus accepted 1\nindustry IT 2\noccupation 営業 2\n"
                              "age 35-39 1\nage 40-44 1\ncompany ㈱見本 2\ngender 女性 1\ngender - 1\n");
}

static enum miraif_status collect_company(void *context, const struct miraif_company *company)
{
    char *text = context;
    size_t length = strlen(text);
    snprintf(text + length, 512 - length, "%s %s %lld %s %s\n", company->key, company->name,
             (long long)company->people, company->group == NULL ? "-" : company->group,
             company->possible_of == NULL ? "-" : company->possible_of);
    return MIRAIF_OK;
}

static void check_companies(struct fixture *f, const char *expected)
{
    char text[512] = "";
    assert_ok(f, miraif_company_each(f->store, collect_company, text, &f->err));
    assert_string_equal(text, expected);
}

static void companies_join_and_leave_groups(void **state)
{
    struct fixture *f = *state;
    const char *group;
    check_companies(f, "例文商事 例文商事 1 - -\n例文商事東京支店 例文商事 東京支店 1 - 例文商事\n"
                       "見本 ㈱見本 1 - -\n");
    const char *const first[] = {"株式会社見本", "架空"};
    assert_ok(f, miraif_company_join(f->store, first, 2, f->arena, &group, &f->err));
    assert_string_equal(group, "架空");
    const char *const second[] = {"例文商事", "例文商事東京支店"};
    assert_ok(f, miraif_company_join(f->store, second, 2, f->arena, &group, &f->err));
    const char *const third[] = {"例文商事", "見本"};
    assert_ok(f, miraif_company_join(f->store, third, 2, f->arena, &group, &f->err));
    assert_string_equal(group, "例文商事");
    assert_string_equal(ask(f, "SELECT count(*) FROM company_group WHERE group_key = '例文商事'"), "4");
    const char *entries = ask(f, "SELECT count(*) FROM history");
    assert_ok(f, miraif_company_join(f->store, third, 2, f->arena, &group, &f->err));
    assert_string_equal(ask(f, "SELECT count(*) FROM history"), entries);
    assert_ok(f, miraif_company_leave(f->store, "例文商事", &f->err));
    assert_string_equal(ask(f, "SELECT min(group_key) FROM company_group"), "例文商事東京支店");
    assert_ok(f, miraif_company_leave(f->store, "㈱架空", &f->err));
    assert_ok(f, miraif_company_leave(f->store, "見本", &f->err));
    assert_string_equal(ask(f, "SELECT count(*) FROM company_group"), "0");
    assert_status(f, miraif_company_leave(f->store, "見本", &f->err), MIRAIF_NOT_FOUND);
    const char *const same[] = {"株式会社見本", "㈱見本"};
    assert_status(f, miraif_company_join(f->store, same, 2, f->arena, &group, &f->err), MIRAIF_REFUSED);
    const char *const free_ones[] = {"株式会社見本", "フリーランス"};
    assert_status(f, miraif_company_join(f->store, free_ones, 2, f->arena, &group, &f->err), MIRAIF_REFUSED);
}

static enum miraif_status collect_relation(void *context, const struct miraif_company_relation *relation)
{
    snprintf(context, 128, "%s %s %s %s", relation->low_name, relation->high_name,
             miraif_relation_code(relation->kind), miraif_strictness_code(relation->rule));
    return MIRAIF_OK;
}

static void relations_know_their_direction(void **state)
{
    struct fixture *f = *state;
    char text[128] = "";
    const char *group;
    struct miraif_company_relation relation;
    assert_ok(f, miraif_company_relate(f->store, "見本", "例文商事", MIRAIF_CLIENT, MIRAIF_FORBID, f->arena,
                                       &relation, &f->err));
    assert_ok(f, miraif_relation_each(f->store, collect_relation, text, &f->err));
    assert_string_equal(text, "例文商事 見本 supplier forbid");
    assert_ok(f, miraif_company_relate(f->store, "例文商事", "㈱見本", MIRAIF_COMPETITOR, MIRAIF_AVOID,
                                       f->arena, &relation, &f->err));
    assert_ok(f, miraif_relation_each(f->store, collect_relation, text, &f->err));
    assert_string_equal(text, "例文商事 ㈱見本 competitor avoid");
    const char *const both[] = {"見本", "例文商事"};
    assert_status(f, miraif_company_join(f->store, both, 2, f->arena, &group, &f->err), MIRAIF_REFUSED);
    assert_string_equal(ask(f, "SELECT count(*) FROM company_group"), "0");
    assert_ok(f, miraif_company_unrelate(f->store, "見本", "例文商事", &f->err));
    assert_status(f, miraif_company_unrelate(f->store, "見本", "例文商事", &f->err), MIRAIF_NOT_FOUND);
    assert_ok(f, miraif_company_join(f->store, both, 2, f->arena, &group, &f->err));
    assert_status(f,
                  miraif_company_relate(f->store, "見本", "例文商事", MIRAIF_CLIENT, MIRAIF_TELL, f->arena,
                                        &relation, &f->err),
                  MIRAIF_REFUSED);
    assert_status(f,
                  miraif_company_relate(f->store, "見本", "㈱見本", MIRAIF_CLIENT, MIRAIF_TELL, f->arena,
                                        &relation, &f->err),
                  MIRAIF_REFUSED);
}

static enum miraif_status collect_apart(void *context, const struct miraif_apart *apart)
{
    snprintf(context, 128, "%lld %lld %s", (long long)apart->low, (long long)apart->high,
             apart->reason == NULL ? "-" : apart->reason);
    return MIRAIF_OK;
}

static void people_are_kept_apart_in_either_order(void **state)
{
    struct fixture *f = *state;
    char text[128] = "";
    struct miraif_apart apart;
    assert_ok(f, miraif_apart_add(f->store, 3, 1, "元上司", f->arena, &apart, &f->err));
    assert_ok(f, miraif_apart_add(f->store, 1, 3, NULL, f->arena, &apart, &f->err));
    assert_ok(f, miraif_apart_each(f->store, 3, collect_apart, text, &f->err));
    assert_string_equal(text, "1 3 元上司");
    assert_status(f, miraif_apart_add(f->store, 1, 1, NULL, f->arena, &apart, &f->err), MIRAIF_REFUSED);
    assert_status(f, miraif_apart_add(f->store, 1, 9, NULL, f->arena, &apart, &f->err), MIRAIF_NOT_FOUND);
    assert_ok(f, miraif_apart_remove(f->store, 3, 1, &f->err));
    assert_status(f, miraif_apart_remove(f->store, 3, 1, &f->err), MIRAIF_NOT_FOUND);
}

static void describe(const struct miraif_separation *separation, char text[128])
{
    size_t length = (size_t)snprintf(text, 128, "%s %s %s/%s", miraif_separation_code(separation->kind),
                                     miraif_strictness_code(separation->rule),
                                     separation->company == NULL ? "-" : separation->company,
                                     separation->other == NULL ? "-" : separation->other);
    for (uint32_t i = 0; i < separation->count; i++)
        length += (size_t)snprintf(text + length, 128 - length, "%s%u", i == separation->left ? " | " : " ",
                                   separation->member[i]);
}

static void separations_join_people_companies_and_groups(void **state)
{
    struct fixture *f = *state;
    const struct miraif_separation *list;
    uint32_t count;
    const char *group;
    struct miraif_apart apart;
    struct miraif_company_relation relation;
    char text[128];
    const char *const one[] = {"見本", "見本販売"};
    assert_ok(f, miraif_company_join(f->store, one, 2, f->arena, &group, &f->err));
    assert_ok(f, miraif_company_relate(f->store, "見本販売", "例文", MIRAIF_CLIENT, MIRAIF_AVOID, f->arena,
                                       &relation, &f->err));
    assert_ok(f, miraif_company_relate(f->store, "見本", "誰もいない", MIRAIF_CLIENT, MIRAIF_AVOID, f->arena,
                                       &relation, &f->err));
    assert_ok(f, miraif_apart_add(f->store, 1, 3, NULL, f->arena, &apart, &f->err));
    assert_ok(f, miraif_apart_add(f->store, 1, 2, NULL, f->arena, &apart, &f->err));
    const struct miraif_party party[] = {{3, "見本販売"}, {8, "例文"}, {1, "見本"}, {9, NULL}, {7, "例文"}};
    assert_ok(f, miraif_separations(f->store, party, 5, f->arena, &list, &count, &f->err));
    static const char *const expected[] = {"apart forbid -/- 0 | 2", "company forbid 例文/- 1 4",
                                           "company forbid 見本/- 0 2", "relation avoid 例文/見本 1 4 | 0 2"};
    assert_int_equal(count, 4);
    for (uint32_t i = 0; i < count; i++) {
        describe(&list[i], text);
        assert_string_equal(text, expected[i]);
    }
    assert_ok(f, miraif_separations(f->store, party, 0, f->arena, &list, &count, &f->err));
    assert_int_equal(count, 0);
}

#define SAMPLE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_sample, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(people_are_found_by_number_and_address),
        SAMPLE_TEST(lists_are_sorted_by_reading_and_filtered_by_keys),
        SAMPLE_TEST(applications_come_by_address_with_their_snapshot),
        SAMPLE_TEST(cohorts_are_created_and_edited_within_bounds),
        SAMPLE_TEST(statistics_count_equal_keys_as_one),
        SAMPLE_TEST(companies_join_and_leave_groups),
        SAMPLE_TEST(relations_know_their_direction),
        SAMPLE_TEST(people_are_kept_apart_in_either_order),
        SAMPLE_TEST(separations_join_people_companies_and_groups),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
