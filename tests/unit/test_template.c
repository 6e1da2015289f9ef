/* lib/render/template: every default text is sound, lines without a value go, instants are in words. */
#include "store_fixture.h"

#include "base/value.h"
#include "io/json_read.h"
#include "render/template.h"

static void every_default_text_is_sound(void **state)
{
    struct fixture *f = *state;
    const struct mi_rule *rule;
    for (size_t i = 0; (rule = mi_rule_at(i)) != NULL; i++) {
        assert_ptr_equal(mi_rule_find(rule->name), rule); /* no name twice */
        assert_non_null(rule->values);
        for (int language = 0; language < MI_LANGUAGES; language++) {
            assert_ok(f, mi_template_check(rule, &rule->text[language], &f->err));
            assert_true(strstr(rule->text[language].body, "{reply_url}") == NULL || rule->purpose != NULL);
        }
    }
    assert_null(mi_rule_find("nonsense"));
}

static struct mi_value *read_args(struct fixture *f, const char *json)
{
    struct mi_value *args;
    assert_ok(f, mi_json_read(json, strlen(json), f->arena, &args, &f->err));
    return args;
}

static struct mi_template fill(struct fixture *f, const char *subject, const char *body, const char *args,
                               enum mi_language language)
{
    struct mi_template filled;
    struct mi_value *values = mi_value_object(f->arena);
    mi_template_put_args(values, read_args(f, args), language, f->arena);
    assert_ok(f, mi_template_fill(&(struct mi_template){subject, body}, values, f->arena, &filled, &f->err));
    return filled;
}

static void lines_without_a_value_go(void **state)
{
    struct fixture *f = *state;
    struct mi_template filled =
        fill(f, "{title} {place}", "{title}\n\nat {place}\n\n{mentee}\n{} {Not} {a b}\n",
             "{\"title\":\"第1回\\n全体\"}", MI_JA);
    assert_string_equal(filled.subject, "第1回 全体 ");
    assert_string_equal(filled.body, "第1回\n全体\n\n{} {Not} {a b}");
    filled = fill(f, "s", "{mentee}", "{}", MI_JA);
    assert_string_equal(filled.body, "");
}

static void instants_are_in_words(void **state)
{
    struct fixture *f = *state;
    /* 2027-01-15T19:00+09:00 to 21:05, and the end of the year before */
    const char *args = "{\"starts_at\":1800007200,\"ends_at\":1800014700,\"deadline\":1798729140}";
    struct mi_template filled = fill(f, "{date}|{time}|{ends}", "{when}\n{deadline}", args, MI_JA);
    assert_string_equal(filled.subject, "1月15日(金)|19:00|21:05");
    assert_string_equal(filled.body, "1月15日(金) 19:00〜21:05\n12月31日(木) 23:59");
    filled = fill(f, "{date}", "{when}\n{deadline}", args, MI_EN);
    assert_string_equal(filled.subject, "Friday, 15 January");
    assert_string_equal(filled.body, "Friday, 15 January, 19:00–21:05\nThursday, 31 December, 23:59");
}

static void unknown_placeholders_are_named(void **state)
{
    struct fixture *f = *state;
    const struct mi_rule *rule = mi_rule_find("offer");
    struct mi_template text = {"{cohort}", "{name}\n{place}"};
    assert_status(f, mi_template_check(rule, &text, &f->err), MIRAIF_REFUSED);
    assert_non_null(strstr(f->err.message, "{place}"));
    assert_non_null(strstr(f->err.hint, "deadline"));
    text = (struct mi_template){"two\nlines", ""};
    assert_status(f, mi_template_check(rule, &text, &f->err), MIRAIF_REFUSED);
    text = (struct mi_template){"{deadline}", "{reply_url} {} {oh!} {"};
    assert_ok(f, mi_template_check(rule, &text, &f->err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_default_text_is_sound, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(lines_without_a_value_go, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(instants_are_in_words, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(unknown_placeholders_are_named, set_up_folder, tear_down),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
