/* lib/render: mail and calendars, byte by byte. That others read them is tested from the command line. */
#include "store_fixture.h"

#include "base/str.h"
#include "render/ics.h"
#include "render/mail.h"
#include "text/utf8.h"

static const struct mi_mailbox office = {"運営事務局", "office@example.jp"};

static struct mi_mail letter(const struct mi_mailbox *to, const char *subject)
{
    return (struct mi_mail){.from = office,
                            .to = to,
                            .recipients = 1,
                            .subject = subject,
                            .text = "こんにちは\n",
                            .message_id = "<9f8c@example.invalid>",
                            .boundary = "miraif-9f8c",
                            .at = 1800007200};
}

/* Header lines of encoded-words are at most 76 characters, words 75, and all is ASCII. */
static void check_lines(const char *mail)
{
    for (const char *line = mail; *line != '\0'; line += strcspn(line, "\n") + 1) {
        assert_in_range(strcspn(line, "\n"), 0, 76);
        for (const char *word = line; (word = strstr(word, "=?")) != NULL && word < strchr(line, '\n');
             word += 2)
            assert_in_range(strcspn(word + 2, " \n"), 0, 73);
    }
    assert_true(mi_utf8_is_ascii(mail, strlen(mail)));
    assert_null(strchr(mail, '\r'));
}

static void long_headers_are_folded_between_characters(void **state)
{
    struct fixture *f = *state;
    struct mi_mailbox to = {"寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処",
                            "a@example.jp"};
    for (size_t length = 0; length < 60; length++) {
        struct mi_str subject = mi_str_begin(f->arena, 4096);
        const char *text, *mail;
        for (size_t i = 0; i < length; i++)
            mi_str_add(&subject, i % 7 == 6 ? "𠮷" : i % 5 == 4 ? "a" : "あ");
        mi_str_add(&subject, "é");
        assert_ok(f, mi_str_end(&subject, &text, &f->err));
        struct mi_mail message = letter(&to, text);
        assert_ok(f, mi_mail_render(&message, f->arena, &mail, &f->err));
        check_lines(mail);
    }
}

static void a_plain_letter_is_this(void **state)
{
    struct fixture *f = *state;
    struct mi_mailbox to = {"Taro \"T\" Yamada", "..taro.@docomo.example.jp"};
    struct mi_mail message = letter(&to, "Hello");
    const char *mail;
    assert_ok(f, mi_mail_render(&message, f->arena, &mail, &f->err));
    assert_string_equal(mail, "From: =?UTF-8?B?6YGL5Za25LqL5YuZ5bGA?=\n <office@example.jp>\n"
                              "To: \"Taro \\\"T\\\" Yamada\"\n <\"..taro.\"@docomo.example.jp>\n"
                              "Subject: Hello\n"
                              "Date: Fri, 15 Jan 2027 19:00:00 +0900\n"
                              "Message-ID: <9f8c@example.invalid>\n"
                              "Auto-Submitted: auto-generated\n"
                              "MIME-Version: 1.0\n"
                              "Content-Type: text/plain; charset=utf-8\n"
                              "Content-Transfer-Encoding: base64\n\n"
                              "44GT44KT44Gr44Gh44GvDQo=\n");
}

static void nothing_gets_into_the_headers(void **state)
{
    struct fixture *f = *state;
    struct mi_mailbox to = {"x\r\nBcc: spy@example.jp", "a@example.jp"};
    struct mi_mail message = letter(&to, "Hello");
    const char *mail = NULL;
    assert_status(f, mi_mail_render(&message, f->arena, &mail, &f->err), MIRAIF_REFUSED);
    to.name = "x";
    message.subject = "a\nb";
    assert_status(f, mi_mail_render(&message, f->arena, &mail, &f->err), MIRAIF_REFUSED);
    message.subject = "a";
    to.email = "a@example.jp>\r";
    assert_status(f, mi_mail_render(&message, f->arena, &mail, &f->err), MIRAIF_REFUSED);
    assert_null(mail);
}

static void calendars_are_folded_and_escaped(void **state)
{
    struct fixture *f = *state;
    const char *ics;
    struct mi_event event = {
        .uid = "session-1-1@example.invalid",
        .sequence = 2,
        .stamp = 1796083200,
        .starts_at = 1800007200,
        .title =
            "第1回全体セッション; 講義, ワーク\\懇親会\nあああああああああああああああああああああああああ",
        .place = "\x07 会議室",
        .cancelled = true};
    assert_ok(f, mi_ics_render("1期", &event, 1, f->arena, &ics, &f->err));
    for (const char *line = ics; *line != '\0'; line = strstr(line, "\r\n") + 2) {
        size_t length = (size_t)(strstr(line, "\r\n") - line);
        assert_in_range(length, 1, 75);
        assert_true(mi_utf8_valid(line, length));
    }
    assert_non_null(strstr(ics, "DTSTART;TZID=Asia/Tokyo:20270115T190000\r\n"));
    assert_non_null(strstr(ics, "DTSTAMP:20261201T000000Z\r\nSEQUENCE:2\r\n"));
    assert_non_null(strstr(ics, "セッション\\; 講義\\, ワ"));
    assert_non_null(strstr(ics, "LOCATION: 会議室\r\n"));
    assert_non_null(strstr(ics, "STATUS:CANCELLED\r\n"));
    assert_null(strstr(ics, "DTEND"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(long_headers_are_folded_between_characters, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(a_plain_letter_is_this, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(nothing_gets_into_the_headers, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(calendars_are_folded_and_escaped, set_up_folder, tear_down),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
