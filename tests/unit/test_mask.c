/* lib/text/mask: who is mentioned, however it is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "text/mask.h"

#define HANAKO "記号 花子\nきごう はなこ\nko.mark@example.jp\n090-1234-5678\nAnn Lee\n"

static void masks(const char *text, const char *masked)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    const char *got = "unset";
    assert_int_equal(mi_text_mask(text, HANAKO, "[p1]", arena, &got, &err), MIRAIF_OK);
    assert_string_equal(got, masked);
    assert_int_equal(mi_text_mentions(text, HANAKO), masked != text);
    miraif_arena_destroy(arena);
}

static void leaves(const char *text)
{
    masks(text, text);
}

static void however_it_is_written(void **state)
{
    (void)state;
    masks("記号花子", "[p1]");
    masks("昨日、記号　花子さんと記号\n花子さん", "昨日、[p1]さんと[p1]さん");
    masks("キゴウ　ハナコ様", "[p1]様");
    masks("<KO.Mark@Example.JP>", "<[p1]>");
    masks("ｋｏ．ｍａｒｋ＠ｅｘａｍｐｌｅ．ｊｐ", "[p1]");
    masks("電話 ０９０−１２３４−５６７８、09012345678", "電話 [p1]、[p1]");
    masks("ann  lee", "[p1]");
    masks("{\"紹介者\":\"記号花子\"}", "{\"紹介者\":\"[p1]\"}");
    masks("ko.mark@example.jp.", "[p1].");
}

static void others_are_left_alone(void **state)
{
    (void)state;
    leaves("");
    leaves("記号");
    leaves("花子 記号");
    leaves("hanako.mark@example.jp");
    leaves("x.ko.mark@example.jp");
    leaves("ko.mark@example.jp.example.com");
    leaves("ko.mark@example.jpn");
    leaves("ko.mark@example");
    leaves("1090-1234-5678 090-1234-56789");
    leaves("Joann Leeds, Ann Leeds");
    leaves("\xE8\xA8");
}

static void no_words_mention_nobody(void **state)
{
    (void)state;
    assert_false(mi_text_mentions("記号 花子", ""));
    assert_false(mi_text_mentions("記号 花子", "\n \n-\n"));
}

int main(void)
{
    cmocka_set_message_output(CM_OUTPUT_TAP);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(however_it_is_written),
        cmocka_unit_test(others_are_left_alone),
        cmocka_unit_test(no_words_mention_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
