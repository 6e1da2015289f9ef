/* lib/text: UTF-8, keys, kana, names, companies, addresses, width. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "text/address.h"
#include "text/company.h"
#include "text/kana.h"
#include "text/key.h"
#include "text/name.h"
#include "text/utf8.h"
#include "text/width.h"

struct pair {
    const char *in;
    const char *out;
};

typedef enum miraif_status key_fn(const char *text, struct miraif_arena *arena, const char **ret_key,
                                  struct miraif_error *err);

static void check(key_fn *key, const struct pair *rows, size_t count)
{
    struct miraif_arena *arena = miraif_arena_create();
    for (size_t i = 0; i < count; i++) {
        const char *got = "unset";
        struct miraif_error err = {0};
        assert_int_equal(key(rows[i].in, arena, &got, &err), MIRAIF_OK);
        if (rows[i].out == NULL)
            assert_null(got);
        else
            assert_string_equal(got, rows[i].out);
    }
    miraif_arena_destroy(arena);
}

#define CHECK(key, rows) check(key, rows, sizeof(rows) / sizeof *(rows))

static void utf8_is_judged_by_the_standard(void **state)
{
    (void)state;
    static const char *const good[] = {"",
                                       "abc",
                                       "\xC2\x80",
                                       "\xE0\xA0\x80",
                                       "\xED\x9F\xBF",
                                       "\xEE\x80\x80",
                                       "\xF0\x90\x80\x80",
                                       "\xF4\x8F\xBF\xBF",
                                       "髙﨑 12345678 あいうえお"};
    static const char *const bad[] = {
        "\x80",         "\xC0\x80",         "\xC1\xBF",         "\xC3",
        "\xE0\x9F\xBF", "\xED\xA0\x80",     "\xE3\x81",         "\xF0\x8F\xBF\xBF",
        "\xFF",         "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "12345678\x82\xA0"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(mi_utf8_valid(good[i], strlen(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(mi_utf8_valid(bad[i], strlen(bad[i])));
    assert_true(mi_utf8_is_ascii("12345678abc", 11));
    assert_false(mi_utf8_is_ascii("12345678\xC2\x80", 10));
}

static void blanks_of_every_kind_are_trimmed(void **state)
{
    (void)state;
    size_t length;
    const char *text = mi_utf8_trim("\xEF\xBB\xBF \t　a　b\xC2\xA0\n", &length);
    assert_int_equal(length, strlen("a　b"));
    assert_memory_equal(text, "a　b", length);
    mi_utf8_trim("　 ", &length);
    assert_int_equal(length, 0);
}

static void keys_make_one_what_readers_take_for_one(void **state)
{
    (void)state;
    static const struct pair rows[] = {
        {"", ""},
        {"Sato TARO", "satotaro"},
        {"ＩＴ・通信", "it・通信"},
        {"佐藤　太郎", "佐藤太郎"},
        {"9時〜18時", "9時~18時"},
        {"9時～18時", "9時~18時"},
        {"A−Z", "a-z"},
        {"Ａ－Ｚ", "a-z"},
        {"か\xE3\x82\x99", "が"}, /* NFD */
        {"ｶﾞｽ", "ガス"},
        {"㈱①Ⅱ", "(株)1ii"},
        {"\xEF\xB7\xBA", "صلىاللهعليهوسلم"}, /* grows eighteenfold */
        {"髙﨑", "髙﨑"},
        {"葛\xF3\xA0\x84\x80", "葛"}, /* a variation selector */
    };
    CHECK(mi_text_key, rows);
}

static void readings_become_hiragana(void **state)
{
    (void)state;
    static const struct pair rows[] = {
        {"サトウ タロウ", "さとう たろう"},
        {"ﾐｻｷ　ﾊﾅｺ ", "みさき はなこ"},
        {"ﾀﾞｲｽｹ", "だいすけ"},
        {"ヴァン", "ゔぁん"},
        {"ショー", "しょー"},
        {"さとう", "さとう"},
        {"Sato", "Sato"},
    };
    CHECK(mi_kana_key, rows);
}

static void companies_lose_their_legal_form(void **state)
{
    (void)state;
    static const struct pair rows[] = {
        {"株式会社みなも商事", "みなも商事"},
        {"㈱みなも商事", "みなも商事"},
        {"みなも商事（株）", "みなも商事"},
        {"みなも 商事　(株)", "みなも商事"},
        {"株式会社　みなも・商事", "みなも商事"},
        {"みなも商事（株）東京支店", "みなも商事(株)東京支店"},
        {"カクウデータ㈱第Ⅱ開発部", "カクウデータ(株)第ii開発部"},
        {"ｶｸｳﾃﾞｰﾀ", "カクウデータ"},
        {"㈲例文工房", "例文工房"},
        {"医療法人社団ひだまり会", "ひだまり会"},
        {"NPO法人まなびの森", "まなびの森"},
        {"北海フーズ, Inc.", "北海フーズ"},
        {"Example Co., Ltd.", "example"},
        {"Example K.K.", "example"},
        {"Disco", "disco"},
        {"Ａ－Ｚ商会", "a-z商会"},
        {"株式会社", "株式会社"},
        {"個人事業主", NULL},
        {"個人事業主（デザイン）", NULL},
        {"フリーランス", NULL},
        {"無職", NULL},
        {"　", NULL},
        {"なし", NULL},
        {"Freelance", NULL},
        {"フリースタイル", "フリースタイル"},
    };
    CHECK(mi_company_key, rows);
}

static void names_split_at_their_first_blank(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    const char *family;
    const char *given;
    assert_int_equal(mi_name_split(" 某川　葵 ", arena, &family, &given, &err), MIRAIF_OK);
    assert_string_equal(family, "某川");
    assert_string_equal(given, "葵");
    assert_int_equal(mi_name_split("髙木  Anna Maria", arena, &family, &given, &err), MIRAIF_OK);
    assert_string_equal(family, "髙木");
    assert_string_equal(given, "Anna Maria");
    assert_int_equal(mi_name_split("某川葵", arena, &family, &given, &err), MIRAIF_OK);
    assert_null(family);
    assert_null(given);
    miraif_arena_destroy(arena);
}

static void addresses_are_judged(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum mi_email_kind kind;
        const char *key;
    } rows[] = {
        {"Taro@Example.JP", MI_EMAIL_PLAIN, "taro@example.jp"},
        {"　ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ ", MI_EMAIL_PLAIN, "taro@example.jp"},
        {"a+b_c@sub.example.co.jp", MI_EMAIL_PLAIN, "a+b_c@sub.example.co.jp"},
        {"mihon..hanako.@example.jp", MI_EMAIL_CARRIER, "mihon..hanako.@example.jp"},
        {"mihon@", MI_EMAIL_NONE, NULL},
        {"mihon taro@example.com", MI_EMAIL_NONE, NULL},
        {"a@example.com, b@example.com", MI_EMAIL_NONE, NULL},
        {"a@b@example.com", MI_EMAIL_NONE, NULL},
        {"見本@example.jp", MI_EMAIL_NONE, NULL},
        {"mihon@localhost", MI_EMAIL_NONE, NULL},
        {"mihon@192.168.0.1", MI_EMAIL_NONE, NULL},
        {"mihon@-a.example", MI_EMAIL_NONE, NULL},
        {"mihon@a..example", MI_EMAIL_NONE, NULL},
        {"@example.jp", MI_EMAIL_NONE, NULL},
        {"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@example.com", MI_EMAIL_NONE,
         NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char email[MI_EMAIL_MOST + 1];
        char key[MI_EMAIL_MOST + 1];
        assert_int_equal(mi_email_read(rows[i].text, email, key), rows[i].kind);
        if (rows[i].key != NULL)
            assert_string_equal(key, rows[i].key);
    }
}

static void telephone_numbers_come_in_national_form(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *key; /* null: no number */
        bool mended;
    } rows[] = {
        {"090-0000-1000", "09000001000", false},
        {"０９０−００００−１０００", "09000001000", false},
        {"+81 90-0000-1000", "09000001000", false},
        {"+81-(0)90-0000-1000", "09000001000", false},
        {"9000001000", "09000001000", true},
        {"(03) 0000-0000", "0300000000", false},
        {"300000000", "0300000000", true},
        {"090ー0000ー1000", "09000001000", false},
        {"'090-0000-1000", "09000001000", false},
        {"=\"09000001000\"", "09000001000", false},
        {"+1 202 555 0100", "+12025550100", false},
        {"内線12", NULL, false},
        {"12", NULL, false},
        {"999999999999999999999999999999", NULL, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char key[MI_PHONE_MOST + 1];
        bool mended = false;
        assert_int_equal(mi_phone_key(rows[i].text, key, &mended), rows[i].key != NULL);
        if (rows[i].key == NULL)
            continue;
        assert_string_equal(key, rows[i].key);
        assert_int_equal(mended, rows[i].mended);
    }
}

static void widths_need_no_locale(void **state)
{
    (void)state;
    size_t width;
    assert_int_equal(mi_text_width(""), 0);
    assert_int_equal(mi_text_width("abc"), 3);
    assert_int_equal(mi_text_width("あいう"), 6);
    assert_int_equal(mi_text_width("ｱｲｳ"), 3);
    assert_int_equal(mi_text_width("か\xE3\x82\x99"), 2);
    assert_int_equal(mi_text_width("😀"), 2);
    assert_int_equal(mi_text_fit("aあい", 4, &width), strlen("aあ"));
    assert_int_equal(width, 3);
    assert_int_equal(mi_text_fit("か\xE3\x82\x99か", 3, NULL), strlen("か\xE3\x82\x99"));
}

static void short_values_fold_without_an_arena(void **state)
{
    (void)state;
    char buffer[8];
    assert_true(mi_text_fold_into("ＡＢＣ", MI_FOLD_CASE, buffer, sizeof buffer));
    assert_string_equal(buffer, "abc");
    assert_false(mi_text_fold_into("12345678", 0, buffer, sizeof buffer));
    assert_false(mi_text_fold_into("あいう", 0, buffer, sizeof buffer));
}

/* Most text is folded without utf8proc: the same comes out as with it, which an “é” behind makes necessary.
 */
static void short_cuts_fold_as_the_long_way_does(void **state)
{
    (void)state;
    static const unsigned folds[] = {0, MI_FOLD_CASE | MI_FOLD_BLANKS | MI_FOLD_DASHES,
                                     MI_FOLD_CASE | MI_FOLD_SPACES | MI_FOLD_KANA};
    struct miraif_arena *arena = miraif_arena_create();
    for (int32_t code = 1; code < 0x10000; code += code == 0xD7FF ? 0x801 : 1) {
        char text[16] = "x";
        char longer[32];
        size_t size = 1 + mi_utf8_encode(code, text + 1);
        memcpy(text + size, "x", 2);
        snprintf(longer, sizeof longer, "%s\xC3\xA9", text);
        for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
            const char *folded;
            const char *long_way;
            miraif_arena_reset(arena);
            assert_int_equal(mi_text_fold(text, folds[i], arena, &folded, NULL), MIRAIF_OK);
            assert_int_equal(mi_text_fold(longer, folds[i], arena, &long_way, NULL), MIRAIF_OK);
            assert_int_equal(strlen(long_way), strlen(folded) + 2);
            assert_memory_equal(folded, long_way, strlen(folded));
        }
    }
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_judged_by_the_standard),
        cmocka_unit_test(blanks_of_every_kind_are_trimmed),
        cmocka_unit_test(keys_make_one_what_readers_take_for_one),
        cmocka_unit_test(readings_become_hiragana),
        cmocka_unit_test(companies_lose_their_legal_form),
        cmocka_unit_test(names_split_at_their_first_blank),
        cmocka_unit_test(addresses_are_judged),
        cmocka_unit_test(telephone_numbers_come_in_national_form),
        cmocka_unit_test(widths_need_no_locale),
        cmocka_unit_test(short_values_fold_without_an_arena),
        cmocka_unit_test(short_cuts_fold_as_the_long_way_does),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
