/* lib/text: JSON out of values, escaping, lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/value.h"
#include "text/escape.h"
#include "text/json_write.h"
#include "text/layout.h"

static struct miraif_arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = miraif_arena_create();
    return arena == NULL;
}

static int end(void **state)
{
    (void)state;
    miraif_arena_destroy(arena);
    return 0;
}

static const char *json(const struct mi_value *value)
{
    const char *text = NULL;
    assert_int_equal(mi_json_write(value, arena, &text, NULL), MIRAIF_OK);
    return text;
}

static void values_keep_every_digit(void **state)
{
    (void)state;
    struct mi_value *root = mi_value_object(arena);
    mi_put_int(root, "least", INT64_MIN);
    mi_put_int(root, "most", INT64_MAX);
    mi_put_decimal(root, "half", 500000);
    mi_put_decimal(root, "small", -1);
    mi_put_bool(root, "yes", true);
    mi_put_null(root, "null");
    struct mi_value *list = mi_put_array(root, "list");
    mi_put_text(list, NULL, "あ\"\\\n");
    mi_put_object(list, NULL);
    assert_string_equal(json(root),
                        "{\"least\":-9223372036854775808,\"most\":9223372036854775807,\"half\":0.5,"
                        "\"small\":-0.000001,\"yes\":true,\"null\":null,\"list\":[\"あ\\\"\\\\\\n\",{}]}");
}

static void texts_are_mended_and_harmless(void **state)
{
    (void)state;
    struct mi_value *root = mi_value_array(arena);
    mi_put_text(root, NULL, "a\xFF\xE3\x81");
    mi_put_text(root, NULL, "\x1b[31m\x7f");
    mi_put_text(root, NULL, "\u202e\xC2\x85\U000E0041");
    assert_string_equal(json(root),
                        "[\"a\uFFFD\uFFFD\uFFFD\",\"\\u001b[31m\\u007f\",\"\\u202e\\u0085\\udb40\\udc41\"]");
}

static void a_value_that_failed_is_no_value(void **state)
{
    (void)state;
    const char *text = "untouched";
    struct miraif_error err = {0};
    assert_int_equal(mi_json_write(NULL, arena, &text, &err), MIRAIF_NO_MEMORY);
    struct mi_value *deep = mi_value_array(arena);
    struct mi_value *inner = deep;
    for (int i = 0; i < 100; i++)
        inner = mi_put_array(inner, NULL);
    assert_int_equal(mi_json_write(deep, arena, &text, &err), MIRAIF_NO_MEMORY);
    assert_string_equal(text, "untouched");
}

static void what_steers_a_terminal_is_escaped(void **state)
{
    (void)state;
    assert_string_equal(mi_text_escape("a\n\t\r\x1b[2J\x7f", arena), "a\\n\\t\\r\\x1b[2J\\x7f");
    assert_string_equal(mi_text_escape("\u202eabc\u2066\xC2\x90", arena), "\\u202eabc\\u2066\\u0090");
    assert_string_equal(mi_text_escape("\xC3(", arena), "\\xc3(");
    const char *plain = "古野 “ABC”";
    assert_ptr_equal(mi_text_escape(plain, arena), plain);
    assert_string_equal(mi_text_valid("\xC3(\x1b", arena), "\uFFFD(\x1b");
}

/* The lines of `text` with | between them. */
static const char *lines(const char *text, size_t columns)
{
    static char out[256];
    size_t length = 0;
    for (size_t next; *text != '\0'; text += next) {
        size_t line = mi_text_line(text, columns, &next);
        assert_true(next > 0 && length + line + 2 < sizeof out);
        memcpy(out + length, text, line);
        length += line;
        out[length++] = '|';
    }
    out[length] = '\0';
    return out;
}

static void lines_end_where_they_may(void **state)
{
    (void)state;
    assert_string_equal(lines("one two three", 7), "one two|three|");
    assert_string_equal(lines("one two three", 8), "one two|three|");
    assert_string_equal(lines("unbreakable", 5), "unbre|akabl|e|");
    assert_string_equal(lines("a\n\nb", 5), "a||b|");
    assert_string_equal(lines("期のチームです", 6), "期の|チーム|です|");
    assert_string_equal(lines("あいう、えお", 6), "あい|う、え|お|");
    assert_string_equal(lines("あい「うえ」", 6), "あい|「う|え」|");
    assert_string_equal(lines("が\u3099ん", 2), "が\u3099|ん|");
    assert_string_equal(lines("あ", 1), "あ|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_keep_every_digit),
        cmocka_unit_test(texts_are_mended_and_harmless),
        cmocka_unit_test(a_value_that_failed_is_no_value),
        cmocka_unit_test(what_steers_a_terminal_is_escaped),
        cmocka_unit_test(lines_end_where_they_may),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("json_write", tests, begin, end);
}
