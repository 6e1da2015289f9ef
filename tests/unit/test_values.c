/* lib/io: values as people write them, and headers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "io/columns.h"
#include "io/values.h"

static const struct {
    const char *text;
    const char *date; /* null: bad; "": blank */
} dates[] = {
    {"2021/01/29", "2021-01-29"},
    {"2021-01-29", "2021-01-29"},
    {"2021-1-29", "2021-01-29"},
    {"2021.1.29", "2021-01-29"},
    {"20210129", "2021-01-29"},
    {"2021年1月29日", "2021-01-29"},
    {"２０２１年１月２９日", "2021-01-29"},
    {"2021/1/29（金）", "2021-01-29"},
    {"2021年1月29日(金曜日)", "2021-01-29"},
    {"2021/01/29 0:00:00", "2021-01-29"},
    {"令和3年1月29日", "2021-01-29"},
    {"R3.1.29", "2021-01-29"},
    {"Ｒ３．１．２９", "2021-01-29"},
    {"r03/01/29", "2021-01-29"},
    {"令和元年5月1日", "2019-05-01"},
    {"㋿3年1月29日", "2021-01-29"},
    {"平成31年4月30日", "2019-04-30"},
    {"昭和64年1月7日", "1989-01-07"},
    {"S60.4.1", "1985-04-01"},
    {"昭和 60年 4月 1日生", "1985-04-01"},
    {"大正15年12月24日", "1926-12-24"},
    {"平成31年5月1日", "era 2019-05-01"},
    {"昭和64年1月8日", "era 1989-01-08"},
    {"Ｓ65.2.29", NULL},
    {"平成元年1月7日", NULL},
    {"令和3年2月30日", NULL},
    {"2021/02/30", NULL},
    {"1985/13/01", NULL},
    {"1900/02/29", NULL},
    {"2000/02/29", "2000-02-29"},
    {"85/4/1", NULL},
    {"2021/1-29", NULL},
    {"2021/1/29 x", NULL},
    {"2021年1月29", NULL},
    {"202101290", NULL},
    {"", ""},
    {"－", ""},
    {" 2021/1/29 ", "2021-01-29"},
    {"2021−1−29", "2021-01-29"},
    {"abc", NULL},
    {"令和五年一月七日", "2023-01-07"},
    {"昭和六十年四月二十一日", "1985-04-21"},
    {"昭和六十四年一月七日", "1989-01-07"},
    {"平成十年十二月三十一日", "1998-12-31"},
    {"一九八五年四月十日", "1985-04-10"},
    {"二〇〇〇年二月二十九日（火）", "2000-02-29"},
    {"大正元年十二月一日", "1912-12-01"},
    {"昭和六十年十三月一日", NULL},
    {"昭60.4.1", "1985-04-01"},
    {"昭６０・４・１", "1985-04-01"},
    {"平2/4/1", "1990-04-01"},
    {"31138", "serial 1985-04-01"},
    {"31138.0", "serial 1985-04-01"},
    {"４４９２７", "serial 2023-01-01"},
    {"9999", NULL},
    {"311380", NULL},
    {"31138年", NULL},
    {"一二三", NULL},
};

static void dates_of_both_calendars_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct mi_date date;
        char text[MI_DATE_TEXT];
        enum mi_reading reading = mi_read_date(dates[i].text, &date);
        if (dates[i].date == NULL) {
            assert_int_equal(reading, MI_READ_BAD);
        } else if (*dates[i].date == '\0') {
            assert_int_equal(reading, MI_READ_BLANK);
        } else {
            bool ended = strncmp(dates[i].date, "era ", 4) == 0;
            bool serial = strncmp(dates[i].date, "serial ", 7) == 0;
            assert_int_equal(reading, ended ? MI_READ_ERA_ENDED : serial ? MI_READ_SERIAL : MI_READ_OK);
            mi_date_format(date, text);
            assert_string_equal(text, dates[i].date + (ended ? 4 : serial ? 7 : 0));
        }
    }
}

static void instants_of_form_exports_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *instant; /* null: bad */
    } rows[] = {
        {"2024/01/07 7:41:40 午後 GMT+9", "2024-01-07T19:41:40+09:00"},
        {"2024/01/07 19:41:41", "2024-01-07T19:41:41+09:00"},
        {"令和六年一月七日 午後七時半", "2024-01-07T19:30:00+09:00"},
        {"2026/03/02 12:05:09 午前 GMT+9", "2026-03-02T00:05:09+09:00"},
        {"2026/03/02 12:00:00 午後 GMT+9", "2026-03-02T12:00:00+09:00"},
        {"2026/03/11 16:41", "2026-03-11T16:41:00+09:00"},
        {"2026/3/11 午後4:41", "2026-03-11T16:41:00+09:00"},
        {"2026-03-11T07:41:00Z", "2026-03-11T16:41:00+09:00"},
        {"2026-03-11T07:41:00.123+00:00", "2026-03-11T16:41:00+09:00"},
        {"2026-03-11 16:41:00 JST", "2026-03-11T16:41:00+09:00"},
        {"2026-03-11T16:41:00+0900", "2026-03-11T16:41:00+09:00"},
        {"2026年3月11日（水）16時41分", "2026-03-11T16:41:00+09:00"},
        {"2026/03/11", "2026-03-11T00:00:00+09:00"},
        {"令和8年3月11日 9:05", "2026-03-11T09:05:00+09:00"},
        {"2026/03/11 24:00", NULL},
        {"2026/03/11 13:00 午後", NULL},
        {"2026/03/11 1:60", NULL},
        {"2026/02/29 1:00", NULL},
        {"昨日", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t instant;
        char text[MI_INSTANT_TEXT];
        enum mi_reading reading = mi_read_instant(rows[i].text, &instant);
        assert_int_equal(reading, rows[i].instant == NULL ? MI_READ_BAD : MI_READ_OK);
        if (reading != MI_READ_OK)
            continue;
        mi_instant_format(instant, text);
        assert_string_equal(text, rows[i].instant);
    }
}

static void a_spreadsheets_number_is_an_instant(void **state)
{
    (void)state;
    int64_t instant;
    char text[MI_INSTANT_TEXT];
    assert_int_equal(mi_read_instant("45298.8206134259", &instant), MI_READ_SERIAL);
    mi_instant_format(instant, text);
    assert_string_equal(text, "2024-01-07T19:41:41+09:00");
    assert_int_equal(mi_read_instant("45298.99999999", &instant), MI_READ_SERIAL);
    mi_instant_format(instant, text);
    assert_string_equal(text, "2024-01-08T00:00:00+09:00");
    assert_int_equal(mi_read_instant("45298.8x", &instant), MI_READ_BAD);
}

static void ages_bands_and_counts_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum mi_reading reading;
        int age; /* -1: a band */
    } rows[] = {
        {"39", MI_READ_OK, 39},
        {"３９歳", MI_READ_OK, 39},
        {"満39才", MI_READ_OK, 39},
        {"39.0", MI_READ_OK, 39},
        {"30代", MI_READ_OK, -1},
        {"30～39歳", MI_READ_OK, -1},
        {"30-39", MI_READ_OK, -1},
        {"60歳以上", MI_READ_OK, -1},
        {"２０代後半", MI_READ_OK, -1},
        {"", MI_READ_BLANK, 0},
        {"-5", MI_READ_RANGE, 0},
        {"99999999999999999999", MI_READ_RANGE, 0},
        {"200", MI_READ_OK, 200},
        {"三十", MI_READ_BAD, 0},
        {"39x", MI_READ_BAD, 0},
        {"39.5", MI_READ_BAD, 0},
        {"回答しない", MI_READ_BLANK, 0},
        {"非公開", MI_READ_BLANK, 0},
        {"三十九歳", MI_READ_OK, 39},
        {"39歳5ヶ月", MI_READ_OK, 39},
        {"39歳（1987年生まれ）", MI_READ_OK, 39},
        {"1985年生まれ", MI_READ_BAD, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int age = 0;
        bool band = false;
        assert_int_equal(mi_read_age(rows[i].text, &age, &band), rows[i].reading);
        if (rows[i].reading == MI_READ_OK)
            assert_int_equal(band ? -1 : age, rows[i].age);
    }
    int count;
    assert_int_equal(mi_read_count("２名", &count), MI_READ_OK);
    assert_int_equal(count, 2);
    assert_int_equal(mi_read_count("最大3人まで", &count), MI_READ_OK);
    assert_int_equal(count, 3);
    assert_int_equal(mi_read_count("何人でも", &count), MI_READ_BAD);
}

static void consent_is_what_was_said(void **state)
{
    (void)state;
    assert_int_equal(mi_read_consent("はい、同意します"), MI_CONSENT_GIVEN);
    assert_int_equal(mi_read_consent("同意する"), MI_CONSENT_GIVEN);
    assert_int_equal(mi_read_consent("TRUE"), MI_CONSENT_GIVEN);
    assert_int_equal(mi_read_consent("いいえ"), MI_CONSENT_REFUSED);
    assert_int_equal(mi_read_consent("同意しません"), MI_CONSENT_REFUSED);
    assert_int_equal(mi_read_consent("No"), MI_CONSENT_REFUSED);
    assert_int_equal(mi_read_consent("　"), MI_CONSENT_BLANK);
    assert_int_equal(mi_read_consent("たぶん"), MI_CONSENT_UNCLEAR);
    static const char *const given[] = {"☑ 同意する",   "✅",      "■",       "同意いたします",
                                        "承諾します。", "Ｙｅｓ", "チェック"};
    static const char *const refused[] = {
        "同意しかねます", "未同意", "□", "☐ 同意する", "No, thanks", "不可", "同意いたしかねます", "非同意"};
    static const char *const unclear[] = {"同意はいたしません", "同意の必要がない",
                                          "はい、でも同意は不十分です"};
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        assert_int_equal(mi_read_consent(given[i]), MI_CONSENT_GIVEN);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_int_equal(mi_read_consent(refused[i]), MI_CONSENT_REFUSED);
    for (size_t i = 0; i < sizeof unclear / sizeof *unclear; i++)
        assert_int_equal(mi_read_consent(unclear[i]), MI_CONSENT_UNCLEAR);
}

/* Maps headers separated by "|"; the fields as "email,-,name", or the failure's slug. */
static void check_headers(const char *headers, const char *map, const char *expected)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    const char *cells[32];
    size_t count = 0;
    char *text = mi_arena_text(arena, headers);
    for (char *bar; text != NULL; text = bar) {
        bar = strchr(text, '|');
        if (bar != NULL)
            *bar++ = '\0';
        cells[count++] = text;
    }
    struct mi_columns columns;
    enum miraif_status status =
        mi_columns_map(cells, count, &map, map == NULL ? 0 : 1, false, arena, &columns, &err);
    struct mi_str got = mi_str_begin(arena, 1000);
    for (size_t i = 0; status == MIRAIF_OK && i < count; i++)
        mi_str_addf(&got, "%s%s", i == 0 ? "" : ",",
                    columns.fields[i] == MI_FIELD_NONE ? "-" : mi_field_code(columns.fields[i]));
    if (status != MIRAIF_OK)
        mi_str_add(&got, miraif_status_slug(status));
    const char *fields;
    assert_int_equal(mi_str_end(&got, &fields, NULL), MIRAIF_OK);
    assert_string_equal(fields, expected);
    miraif_arena_destroy(arena);
}

static void remarks_in_brackets_tell_readings_apart(void **state)
{
    (void)state;
    check_headers("お名前|お名前（ふりがな）|メールアドレス", NULL, "name,kana,email");
    check_headers("氏名（漢字）|氏名（セイ）|氏名（メイ）|mail", NULL, "name,family_kana,given_kana,email");
    check_headers("お名前（姓）|お名前（名）|お名前【フリガナ・全角】|Eメール", NULL,
                  "family_name,given_name,kana,email");
    check_headers("氏名|連絡先メールアドレス|メールアドレス（確認用）|個人情報の取り扱いについて", NULL,
                  "name,email,-,consent");
    check_headers("氏名|メールアドレス再入力", NULL, "name,email");
}

static void the_last_word_of_a_question_says_what_it_asks_for(void **state)
{
    (void)state;
    check_headers("氏名|メール|会社の業種|勤務先名称|勤務先住所|勤務先電話番号", NULL,
                  "name,email,industry,company,place,phone");
    check_headers(
        "氏名|メール|現在お勤めの会社名を教えてください（フリーランスの方も）|会社規模|会社ホームページ",
        NULL, "name,email,company,-,-");
    check_headers("お名前をフルネームで\n教えてください。|規約に同意のうえ、メールアドレスをご記入ください|"
                  "電話連絡が可能な時間帯|個人情報（氏名、メールアドレス）の取り扱いに同意しますか",
                  NULL, "name,email,availability,consent");
    check_headers("ID|開始時刻|完了時刻|メール|申込者名", NULL, "-,-,applied_at,email,name");
}

static void consent_to_photographs_is_another_matter(void **state)
{
    (void)state;
    check_headers("氏名|メール|写真の掲載に同意しますか|個人情報の取り扱いに同意しますか", NULL,
                  "name,email,-,consent");
    check_headers("氏名|メール|メールマガジンの配信に同意する", NULL, "name,email,-");
    check_headers("氏名|メール|個人情報（写真を含む）の利用に同意します", NULL, "name,email,consent");
}

static void columns_about_others_are_no_fields(void **state)
{
    (void)state;
    check_headers("姓|名|セイ|メイ|メール|電話番号|緊急連絡先氏名|緊急連絡先電話番号", NULL,
                  "family_name,given_name,family_kana,given_kana,email,phone,-,-");
    check_headers("保護者氏名|氏名|紹介者のお名前|紹介者メールアドレス|メールアドレス", NULL,
                  "-,name,-,-,email");
    check_headers("姓|名|呼んでほしい名前|メール", NULL, "family_name,given_name,-,email");
    check_headers("保護者氏名|メール", NULL, "missing_required_column");
}

static void a_name_and_its_reading_in_two_columns_each(void **state)
{
    static const char parts[] = "family_name,given_name,family_kana,given_kana,email";
    (void)state;
    check_headers("氏名|氏名|フリガナ|フリガナ|メール", NULL, parts);
    check_headers("氏名||ふりがな||メール", NULL, parts);
    check_headers("氏名|氏名|フリガナ|メール", NULL, "ambiguous_column");
    check_headers("氏名||メール|", NULL, "name,-,email,-");
}

static void maps_win_over_what_headers_say(void **state)
{
    (void)state;
    check_headers("氏名|メール|メール", "email=メール (2)", "name,-,email");
    check_headers("氏名|個人メールアドレス|会社メールアドレス", "answer=会社メールアドレス", "name,email,-");
    check_headers("氏名|メール", "answer=好きな色", "name,email");
    check_headers("氏名|メール", "phone=電話", "missing_required_column");
}

static void headers_are_known_by_their_meaning(void **state)
{
    (void)state;
    check_headers(
        "申込日時|氏名|ふりがな|メールアドレス|電話番号|生年月日|年齢|会社名|業界|職種|参加可能日時|モヤモヤ",
        NULL,
        "applied_at,name,kana,email,phone,birth_date,age,company,industry,occupation,availability,concern");
    check_headers("No.|姓|名|セイ|メイ|Eメール|携帯電話|生年月日|勤務先|業種|職種|希望時間|モヤモヤ", NULL,
                  "-,family_name,given_name,family_kana,given_kana,email,phone,birth_date,company,industry,"
                  "occupation,availability,concern");
    check_headers("タイムスタンプ|メールアドレス|お名前（姓と名の間にスペースを入れてください）|ふりがな|"
                  "お勤め先（会社名・団体名）|"
                  "参加可能な曜日・時間帯をすべて選択してください|"
                  "いま感じている「モヤモヤ」を教えてください\n（自由記述・300字程度）|"
                  "個人情報の取り扱いに同意しますか？",
                  NULL, "applied_at,email,name,kana,company,availability,concern,consent");
    check_headers("email,name,name_kana,company,industry,job_title,age,gender,prefecture,joined_year,topics",
                  NULL, "missing_required_column");
    check_headers("E-Mail|Full Name|name_kana|job_title|prefecture|joined_year|topics|motivation", NULL,
                  "email,name,kana,occupation,place,-,themes,-");
    check_headers("ﾒｰﾙｱﾄﾞﾚｽ|氏　名|【必須】ﾌﾘｶﾞﾅ|姓（ふりがな）|名（ふりがな）", NULL,
                  "email,name,kana,family_kana,given_kana");
    check_headers("氏名|メールアドレス|メールアドレス（確認用）|得意なこと|受け持てる人数", NULL,
                  "name,email,-,offers,capacity");
}

static void headers_that_leave_a_doubt_are_refused(void **state)
{
    (void)state;
    check_headers("氏名|メールアドレス|メールアドレス", NULL, "ambiguous_column");
    check_headers("氏名|メールアドレス|会社名|会社名", NULL, "ambiguous_column");
    check_headers("氏名|会社名", NULL, "missing_required_column");
    check_headers("メールアドレス|姓", NULL, "missing_required_column");
    check_headers("本人|メールアドレス", "name=本人", "name,email");
    check_headers("氏名|メールアドレス|連絡用メール", "email=連絡用メール", "name,-,email");
    check_headers("氏名|メールアドレス", "name=なし", "missing_required_column");
    check_headers("氏名|メールアドレス", "nom=氏名", "usage");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_of_both_calendars_are_read),
        cmocka_unit_test(instants_of_form_exports_are_read),
        cmocka_unit_test(a_spreadsheets_number_is_an_instant),
        cmocka_unit_test(ages_bands_and_counts_are_told_apart),
        cmocka_unit_test(consent_is_what_was_said),
        cmocka_unit_test(headers_are_known_by_their_meaning),
        cmocka_unit_test(remarks_in_brackets_tell_readings_apart),
        cmocka_unit_test(the_last_word_of_a_question_says_what_it_asks_for),
        cmocka_unit_test(consent_to_photographs_is_another_matter),
        cmocka_unit_test(columns_about_others_are_no_fields),
        cmocka_unit_test(a_name_and_its_reading_in_two_columns_each),
        cmocka_unit_test(maps_win_over_what_headers_say),
        cmocka_unit_test(headers_that_leave_a_doubt_are_refused),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("values", tests, NULL, NULL);
}
