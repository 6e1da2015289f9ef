/* lib/io/json_read: what is JSON, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "io/json_read.h"

static void values_are_read(void **state)
{
    (void)state;
    static const char text[] = " {\"a\":[1,-2.5,0.000001,null,true],\"A\":\"あ\\n\",\"o\":{}} \n";
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_value *value = NULL;
    struct miraif_error err = {0};
    assert_int_equal(mi_json_read(text, strlen(text), arena, &value, &err), MIRAIF_OK);
    assert_int_equal(value->kind, MI_OBJECT);
    const struct mi_value *a = mi_value_get(value, "a");
    assert_int_equal(a->first->number, 1);
    assert_int_equal(a->first->next->kind, MI_DECIMAL);
    assert_int_equal(a->first->next->number, -2500000);
    assert_int_equal(a->first->next->next->number, 1);
    assert_int_equal(a->last->kind, MI_BOOL);
    assert_string_equal(mi_value_get_text(value, "A"), "あ\n");
    assert_int_equal(mi_json_read("7", 1, arena, &value, &err), MIRAIF_OK);
    assert_int_equal(value->number, 7);
    miraif_arena_destroy(arena);
}

static void what_is_no_json_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint64_t line;
    } rows[] = {
        {"", 1},           {"{", 1},           {"{\"a\":1,\n\"b\":}", 2}, {"{} x", 1},
        {"\n\"\xFF\"", 2}, {"\"\\u0000\"", 1}, {"{\"a\":1,\"a\":2}", 0},  {"9007199254740993", 0},
        {"0.1234567", 0},  {"1e400", 0},
    };
    struct miraif_arena *arena = miraif_arena_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct mi_value *value = NULL;
        struct miraif_error err = {0};
        assert_int_equal(mi_json_read(rows[i].text, strlen(rows[i].text), arena, &value, &err),
                         MIRAIF_BAD_INPUT);
        assert_null(value);
        assert_int_equal(err.line, rows[i].line);
        assert_true(err.message[0] != '\0');
    }
    char deep[300];
    memset(deep, '[', 100);
    memset(deep + 100, ']', 100);
    struct mi_value *value = NULL;
    assert_int_equal(mi_json_read(deep, 200, arena, &value, NULL), MIRAIF_BAD_INPUT);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read),
        cmocka_unit_test(what_is_no_json_is_refused),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("json_read", tests, NULL, NULL);
}
