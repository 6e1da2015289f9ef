/* E-mail addresses and telephone numbers. */
#include "text/address.h"

#include <string.h>

#include "text/key.h"
#include "text/utf8.h"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The part before the @: atext and dots. */
static enum mi_email_kind read_local(const char *local, size_t length)
{
    if (length == 0 || length > 64)
        return MI_EMAIL_NONE;
    enum mi_email_kind kind = local[0] == '.' || local[length - 1] == '.' ? MI_EMAIL_CARRIER : MI_EMAIL_PLAIN;
    for (size_t i = 0; i < length; i++) {
        char byte = local[i];
        if (byte == '.' && i > 0 && local[i - 1] == '.')
            kind = MI_EMAIL_CARRIER;
        if (!is_digit(byte) && !is_letter(byte) && strchr(".!#$%&'*+-/=?^_`{|}~", byte) == NULL)
            return MI_EMAIL_NONE;
    }
    return kind;
}

/* One label of a domain: letters, digits and hyphens, no hyphen at either end. */
static bool is_label(const char *label, size_t length)
{
    if (length == 0 || length > 63 || label[0] == '-' || label[length - 1] == '-')
        return false;
    for (size_t i = 0; i < length; i++)
        if (!is_digit(label[i]) && !is_letter(label[i]) && label[i] != '-')
            return false;
    return true;
}

/* At least two labels, the last of which is no number. */
static bool is_domain(const char *domain)
{
    bool several = false;
    for (;;) {
        size_t length = strcspn(domain, ".");
        if (!is_label(domain, length))
            return false;
        if (domain[length] == '\0')
            return several && length >= 2 && is_letter(domain[0]);
        several = true;
        domain += length + 1;
    }
}

enum mi_email_kind mi_email_read(const char *text, char email[MI_EMAIL_MOST + 1], char key[MI_EMAIL_MOST + 1])
{
    if (!mi_text_fold_into(text, MI_FOLD_SPACES, email, MI_EMAIL_MOST + 1))
        return MI_EMAIL_NONE;
    const char *at = strchr(email, '@');
    if (at == NULL || !is_domain(at + 1))
        return MI_EMAIL_NONE;
    enum mi_email_kind kind = read_local(email, (size_t)(at - email));
    size_t length = strlen(email);
    for (size_t i = 0; i <= length; i++)
        key[i] = email[i] >= 'A' && email[i] <= 'Z' ? (char)(email[i] - 'A' + 'a') : email[i];
    return kind;
}

/* Keeps the digits and a leading "+"; false when anything stands there that no number is written with. */
static bool digits_of(const char *text, char *digits)
{
    size_t length = 0;
    for (; *text != '\0'; text++) {
        if (strncmp(text, "ー", strlen("ー")) == 0) { /* what stands beside the digits on a kana keyboard */
            text += strlen("ー") - 1;
            continue;
        }
        bool kept = is_digit(*text) || (*text == '+' && length == 0);
        if (!kept && strchr("-() .=\"'/", *text) == NULL)
            return false;
        if (kept)
            digits[length++] = *text;
    }
    digits[length] = '\0';
    return length > 0;
}

bool mi_phone_key(const char *text, char key[MI_PHONE_MOST + 1], bool *ret_mended)
{
    char folded[MI_PHONE_MOST + 1];
    char digits[MI_PHONE_MOST + 1];
    if (!mi_text_fold_into(text, MI_FOLD_SPACES | MI_FOLD_DASHES, folded, sizeof folded) ||
        !digits_of(folded, digits))
        return false;
    if (strlen(digits) > 15) /* ITU-T E.164 */
        return false;
    const char *rest = digits;
    *ret_mended = false;
    key[0] = '0';
    if (strncmp(digits, "+81", 3) == 0) {
        rest += digits[3] == '0' ? 4 : 3; /* +81-(0)90-… is written, too */
    } else if (digits[0] == '+') {
        memcpy(key, digits, strlen(digits) + 1);
        return strlen(digits) >= 8;
    } else if (digits[0] == '0') {
        rest++;
    } else {
        *ret_mended = true;
    }
    memcpy(key + 1, rest, strlen(rest) + 1);
    size_t length = strlen(key);
    return length == 10 || length == 11;
}
