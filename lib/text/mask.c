/* Matching character by character on the text as it is: folding a whole text would lose where things are. */
#include "text/mask.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/utf8.h"

/* A character as it is compared: half width, small, hiragana. */
static int32_t folded(int32_t code)
{
    if (code >= 0xFF01 && code <= 0xFF5E)
        code -= 0xFEE0;
    if (code >= 0x30A1 && code <= 0x30F6)
        return code - 0x60;
    if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212)
        return '-';
    return code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code;
}

static bool is_alphanumeric(int32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
}

struct word {
    const char *text;
    const char *end; /* of the line */
    bool address;
    bool number;
};

static struct word word_at(const char *line)
{
    struct word word = {.text = line, .end = line + strcspn(line, "\n")};
    word.address = memchr(line, '@', (size_t)(word.end - line)) != NULL;
    word.number = *line == '+' || (*line >= '0' && *line <= '9');
    return word;
}

static bool is_passed_over(const struct word *word, int32_t code)
{
    return mi_utf8_is_blank(code) || (word->number && code == '-');
}

/* The next character that counts, 0 at the end; `*at` moves behind it. */
static int32_t next_of(const struct word *word, const char **at, const char *end)
{
    int32_t code;
    size_t size;
    while ((end == NULL || *at < end) && (size = mi_utf8_decode(*at, &code)) > 0) {
        *at += size;
        code = folded(code);
        if (!is_passed_over(word, code))
            return code;
    }
    return 0;
}

/* Whether the character before or behind belongs to what was matched, so that it is another word. */
static bool goes_on_before(const struct word *word, int32_t before, int32_t first)
{
    return (is_alphanumeric(first) && is_alphanumeric(before)) ||
           (word->address && before != 0 && strchr("._+-", (int)before) != NULL && before < 0x80);
}

static bool goes_on_behind(const struct word *word, int32_t last, const char *behind)
{
    int32_t code = 0, next = 0;
    size_t size = mi_utf8_decode(behind, &code);
    if (size == 0)
        return false;
    mi_utf8_decode(behind + size, &next);
    code = folded(code);
    return (is_alphanumeric(last) && is_alphanumeric(code)) ||
           (word->address && (code == '-' || (code == '.' && is_alphanumeric(folded(next)))));
}

/* The length of the word's mention that begins at `text`, 0 for none. */
static size_t match(const struct word *word, const char *text, int32_t before)
{
    const char *in_text = text, *in_word = word->text;
    int32_t first = 0, last = 0, code;
    int32_t begins;
    if (mi_utf8_decode(text, &begins) == 0 || is_passed_over(word, folded(begins)))
        return 0;
    while ((code = next_of(word, &in_word, word->end)) != 0) {
        if (next_of(word, &in_text, NULL) != code)
            return 0;
        first = first == 0 ? code : first;
        last = code;
    }
    if (first == 0 || goes_on_before(word, before, first) || goes_on_behind(word, last, in_text))
        return 0;
    return (size_t)(in_text - text);
}

/* The longest mention that begins at `text`. */
static size_t longest_match(const char *words, const char *text, int32_t before)
{
    size_t longest = 0;
    for (const char *line = words; *line != '\0';) {
        struct word word = word_at(line);
        size_t length = match(&word, text, before);
        if (length > longest)
            longest = length;
        line = *word.end == '\0' ? word.end : word.end + 1;
    }
    return longest;
}

/* The first mention in `text`: where it is, and its length; null where there is none. `*before` is the
 * character before `text`, and then the one before the mention. */
static const char *find(const char *text, const char *words, int32_t *before, size_t *ret_length)
{
    int32_t code;
    size_t size;
    for (; (size = mi_utf8_decode(text, &code)) > 0; text += size, *before = folded(code)) {
        *ret_length = longest_match(words, text, *before);
        if (*ret_length > 0)
            return text;
    }
    return NULL;
}

bool mi_text_mentions(const char *text, const char *words)
{
    size_t length;
    int32_t before = 0;
    return find(text, words, &before, &length) != NULL;
}

enum miraif_status mi_text_mask(const char *text, const char *words, const char *instead,
                                struct miraif_arena *arena, const char **ret_text, struct miraif_error *err)
{
    struct mi_str masked = mi_str_begin(arena, (strlen(text) + 1) * (strlen(instead) + 1));
    const char *mention;
    size_t length;
    int32_t before = 0;
    while ((mention = find(text, words, &before, &length)) != NULL) {
        mi_str_add_bytes(&masked, text, (size_t)(mention - text));
        mi_str_add(&masked, instead);
        text = mention + length;
        before = 0;
    }
    mi_str_add(&masked, text);
    return mi_str_end(&masked, ret_text, err);
}
