/* lib/render/html.c: what people write stands for itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/html.h"

static const char *escaped(struct miraif_arena *arena, const char *text)
{
    struct mi_str str = mi_str_begin(arena, 1000);
    const char *result = NULL;
    mi_str_add(&str, "");
    mi_html_text(&str, text);
    assert_int_equal(mi_str_end(&str, &result, NULL), MIRAIF_OK);
    return result;
}

static void text_is_escaped(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    assert_string_equal(escaped(arena, "<script>a & 'b' \"c\"</script>"),
                        "&lt;script&gt;a &amp; &#39;b&#39; &quot;c&quot;&lt;/script&gt;");
    assert_string_equal(escaped(arena, "&amp;"), "&amp;amp;");
    assert_string_equal(escaped(arena, "例文　さくら\n二行目\t終"), "例文　さくら\n二行目\t終");
    assert_string_equal(escaped(arena, "a\x01\x1b[31m\rb\x7f"), "a[31mb");
    assert_string_equal(escaped(arena, NULL), "");
    miraif_arena_destroy(arena);
}

static void an_element_without_text_is_left_out(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_str str = mi_str_begin(arena, 1000);
    mi_html_element(&str, "p", "note", "");
    mi_html_element(&str, "p", "note", NULL);
    mi_html_element(&str, "p", NULL, "<");
    mi_html_element(&str, "dd", "x", "y");
    const char *result = NULL;
    assert_int_equal(mi_str_end(&str, &result, NULL), MIRAIF_OK);
    assert_string_equal(result, "<p>&lt;</p>\n<dd class=\"x\">y</dd>\n");
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(an_element_without_text_is_left_out),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
