/* Headers, and bodies in base64. */
#include "render/mail.h"

#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "text/utf8.h"

enum {
    MAIL_MOST = 1 << 24,
    LINE_MOST = 76,  /* of a header line that holds an encoded-word */
    WORD_FRAME = 12, /* =?UTF-8?B? and ?= */
    PLAIN_MOST = 60, /* of a text that stands in a header as it is */
    BASE64_LINE = 57 /* bytes that make 76 characters */
};

static void add_base64(struct mi_str *str, const char *bytes, size_t length)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        unsigned long group = (unsigned long)(unsigned char)bytes[i] << 16;
        if (left > 1)
            group |= (unsigned long)(unsigned char)bytes[i + 1] << 8;
        if (left > 2)
            group |= (unsigned char)bytes[i + 2];
        mi_str_add_char(str, digits[group >> 18]);
        mi_str_add_char(str, digits[group >> 12 & 63]);
        mi_str_add_char(str, left > 1 ? digits[group >> 6 & 63] : '=');
        mi_str_add_char(str, left > 2 ? digits[group & 63] : '=');
    }
}

/* As many whole characters of `text` as fit into `room` bytes, and at least one. */
static size_t characters_within(const char *text, size_t room)
{
    size_t length = 0;
    int32_t code;
    for (size_t size; (size = mi_utf8_decode(text + length, &code)) > 0; length += size)
        if (length > 0 && length + size > room)
            break;
    return length;
}

/* Appends `text` as encoded-words; the line they begin in holds `column` characters. */
static void add_words(struct mi_str *str, const char *text, size_t column)
{
    while (*text != '\0') {
        size_t left = LINE_MOST > column + WORD_FRAME ? LINE_MOST - column - WORD_FRAME : 0;
        size_t length = characters_within(text, left / 4 * 3);
        mi_str_add(str, "=?UTF-8?B?");
        add_base64(str, text, length);
        mi_str_add(str, "?=");
        text += length;
        column = 1;
        if (*text != '\0')
            mi_str_add(str, "\n ");
    }
}

/* Whether a text may stand in a header as it is. */
static bool is_plain(const char *text)
{
    size_t length = strlen(text);
    if (length > PLAIN_MOST || strstr(text, "=?") != NULL || text[0] == ' ' ||
        (length > 0 && text[length - 1] == ' '))
        return false;
    for (const char *c = text; *c != '\0'; c++)
        if (*c < 0x20 || *c > 0x7E)
            return false;
    return true;
}

static void add_unstructured(struct mi_str *str, const char *header, const char *text)
{
    mi_str_addf(str, "%s: ", header);
    if (is_plain(text))
        mi_str_add(str, text);
    else
        add_words(str, text, strlen(header) + 2);
    mi_str_add_char(str, '\n');
}

static void add_quoted(struct mi_str *str, const char *text, size_t length)
{
    mi_str_add_char(str, '"');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"' || text[i] == '\\')
            mi_str_add_char(str, '\\');
        mi_str_add_char(str, text[i]);
    }
    mi_str_add_char(str, '"');
}

static void add_name(struct mi_str *str, const char *name, size_t column)
{
    if (is_plain(name))
        add_quoted(str, name, strlen(name));
    else
        add_words(str, name, column);
}

/* A local part is quoted where its dots are at odd places. */
static void add_address(struct mi_str *str, const char *email)
{
    const char *at = strrchr(email, '@');
    size_t local = at == NULL ? strlen(email) : (size_t)(at - email);
    bool odd = local == 0 || email[0] == '.' || email[local - 1] == '.';
    for (size_t i = 0; i + 1 < local; i++)
        odd = odd || (email[i] == '.' && email[i + 1] == '.');
    if (odd)
        add_quoted(str, email, local);
    else
        mi_str_add_bytes(str, email, local);
    mi_str_add(str, email + local);
}

static void add_mailboxes(struct mi_str *str, const char *header, const struct mi_mailbox *box, size_t count)
{
    mi_str_addf(str, "%s: ", header);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            mi_str_add(str, ",\n ");
        if (mi_text_blank(box[i].name)) {
            add_address(str, box[i].email);
            continue;
        }
        add_name(str, box[i].name, i == 0 ? strlen(header) + 2 : 1);
        mi_str_add(str, "\n <");
        add_address(str, box[i].email);
        mi_str_add_char(str, '>');
    }
    mi_str_add_char(str, '\n');
}

/* The named group without members (RFC 5322, 3.4): who is behind it is nobody's but the mailer's. */
static void add_group(struct mi_str *str, const char *name)
{
    mi_str_add(str, "To: ");
    add_name(str, name, 4);
    mi_str_add(str, ":;\n");
}

static void add_date(struct mi_str *str, int64_t at)
{
    static const char *const weekday[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const month[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[MI_INSTANT_TEXT];
    struct mi_date date = mi_date_of_instant(at);
    mi_instant_format(at, text);
    mi_str_addf(str, "Date: %s, %02d %s %04d %.8s +0900\n", weekday[mi_date_weekday(date)], date.day,
                month[date.month - 1], date.year, text + 11);
}

static void add_body(struct mi_str *str, const char *type, const char *text)
{
    mi_str_addf(str, "Content-Type: %s\nContent-Transfer-Encoding: base64\n\n", type);
    for (size_t left = strlen(text); left > 0;) {
        size_t length = left < BASE64_LINE ? left : BASE64_LINE;
        add_base64(str, text, length);
        mi_str_add_char(str, '\n');
        text += length;
        left -= length;
    }
}

static enum miraif_status check_header(const char *text, struct miraif_error *err)
{
    for (const char *c = text; c != NULL && *c != '\0'; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7F)
            return mi_fail(err, MIRAIF_REFUSED, "“%s” cannot stand in the header of a letter", text);
    return MIRAIF_OK;
}

static enum miraif_status check_headers(const struct mi_mail *mail, struct miraif_error *err)
{
    const char *const texts[] = {mail->from.name, mail->from.email, mail->group,
                                 mail->subject,   mail->message_id, mail->boundary};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        MI_TRY(check_header(texts[i], err));
    for (size_t i = 0; i < mail->recipients; i++) {
        MI_TRY(check_header(mail->to[i].name, err));
        MI_TRY(check_header(mail->to[i].email, err));
    }
    return MIRAIF_OK;
}

/* Text in MIME ends its lines with CRLF, before it is encoded (RFC 2045, 6.8). */
static enum miraif_status with_crlf(const char *text, struct miraif_arena *arena, const char **ret_text,
                                    struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, MAIL_MOST);
    for (; *text != '\0'; text++) {
        if (*text == '\n')
            mi_str_add_char(&str, '\r');
        if (*text != '\r')
            mi_str_add_char(&str, *text);
    }
    if (!str.failed && (str.length == 0 || str.bytes[str.length - 1] != '\n'))
        mi_str_add(&str, "\r\n");
    return mi_str_end(&str, ret_text, err);
}

enum miraif_status mi_mail_render(const struct mi_mail *mail, struct miraif_arena *arena,
                                  const char **ret_mail, struct miraif_error *err)
{
    const char *text;
    static const char plain[] = "text/plain; charset=utf-8";
    struct mi_str str = mi_str_begin(arena, MAIL_MOST);
    MI_TRY(check_headers(mail, err));
    MI_TRY(with_crlf(mail->text, arena, &text, err));
    add_mailboxes(&str, "From", &mail->from, 1);
    if (mail->group != NULL)
        add_group(&str, mail->group);
    add_mailboxes(&str, mail->group == NULL ? "To" : "Bcc", mail->to, mail->recipients);
    add_unstructured(&str, "Subject", mail->subject);
    add_date(&str, mail->at);
    mi_str_addf(&str, "Message-ID: %s\nAuto-Submitted: auto-generated\nMIME-Version: 1.0\n",
                mail->message_id);
    if (mail->ics == NULL) {
        add_body(&str, plain, text);
        return mi_str_end(&str, ret_mail, err);
    }
    mi_str_addf(&str, "Content-Type: multipart/mixed; boundary=\"%s\"\n\n--%s\n", mail->boundary,
                mail->boundary);
    add_body(&str, plain, text);
    mi_str_addf(&str, "--%s\nContent-Disposition: attachment; filename=\"calendar.ics\"\n", mail->boundary);
    add_body(&str, "text/calendar; charset=utf-8; method=PUBLISH", mail->ics);
    mi_str_addf(&str, "--%s--\n", mail->boundary);
    return mi_str_end(&str, ret_mail, err);
}
