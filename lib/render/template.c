/* Finding rules, checking texts and filling them in. */
#include "render/template.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum { LETTER_MOST = 1 << 18, NAME_MOST = 32, LIST_MOST = 400 };

#define FAMILY(name) extern const struct mi_rule mi_rules_##name[];
#include "render/families.def"
#undef FAMILY

static const struct mi_rule *const families[] = {
#define FAMILY(name) mi_rules_##name,
#include "render/families.def"
#undef FAMILY
};

const struct mi_rule *mi_rule_at(size_t number)
{
    for (size_t family = 0; family < sizeof families / sizeof *families; family++)
        for (const struct mi_rule *rule = families[family]; rule->name != NULL; rule++)
            if (number-- == 0)
                return rule;
    return NULL;
}

const struct mi_rule *mi_rule_find(const char *name)
{
    const struct mi_rule *rule;
    for (size_t i = 0; (rule = mi_rule_at(i)) != NULL; i++)
        if (mi_text_is(rule->name, name))
            return rule;
    return NULL;
}

const char *mi_language_code(enum mi_language language)
{
    return language == MI_EN ? "en" : "ja";
}

enum mi_language mi_language_of(const char *code)
{
    return mi_text_is(code, "en") ? MI_EN : MI_JA;
}

/* The length of the placeholder's name at `text`, which begins with a brace; 0: it is none. */
static size_t name_at(const char *text)
{
    size_t length = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz_");
    return length > 0 && length < NAME_MOST && text[1 + length] == '}' ? length : 0;
}

static bool is_listed(const char *list, const char *name, size_t length)
{
    while (*list != '\0') {
        size_t word = strcspn(list, " ");
        if (word == length && memcmp(list, name, length) == 0)
            return true;
        list += word + strspn(list + word, " ");
    }
    return false;
}

static enum miraif_status refuse_name(const struct mi_rule *rule, const char *name, size_t length,
                                      struct miraif_error *err)
{
    mi_fail(err, MIRAIF_REFUSED, "the letter “%s” knows no placeholder {%.*s}", rule->name, (int)length,
            name);
    mi_hint(err, "it knows: %s %s", MI_STANDARD_VALUES, rule->values);
    return MIRAIF_REFUSED;
}

static enum miraif_status check_text(const struct mi_rule *rule, const char *text, struct miraif_error *err)
{
    while ((text = strchr(text, '{')) != NULL) {
        size_t length = name_at(text++);
        if (length > 0 && !is_listed(MI_STANDARD_VALUES, text, length) &&
            !is_listed(rule->values, text, length))
            return refuse_name(rule, text, length, err);
    }
    return MIRAIF_OK;
}

enum miraif_status mi_template_check(const struct mi_rule *rule, const struct mi_template *text,
                                     struct miraif_error *err)
{
    if (mi_text_blank(text->subject) || strpbrk(text->subject, "\r\n") != NULL)
        return mi_fail(err, MIRAIF_REFUSED, "the subject of the letter “%s” is not one line", rule->name);
    if (is_listed(rule->values, "items", 5) && strstr(text->body, "{items}") == NULL)
        return mi_fail(err, MIRAIF_REFUSED, "the letter “%s” would say nothing without {items}", rule->name);
    MI_TRY(check_text(rule, text->subject, err));
    return check_text(rule, text->body, err);
}

static const char *value_of(const struct mi_value *values, const char *name, size_t length)
{
    char key[NAME_MOST];
    memcpy(key, name, length);
    key[length] = '\0';
    const char *text = mi_value_get_text(values, key);
    return mi_text_blank(text) ? NULL : text;
}

/* Appends `length` bytes with their values; false where one is not known. */
static bool fill_line(struct mi_str *str, const char *line, size_t length, const struct mi_value *values)
{
    bool known = true;
    for (const char *end = line + length; line < end;) {
        size_t name = *line == '{' ? name_at(line) : 0;
        if (name == 0) {
            mi_str_add_char(str, *line++);
            continue;
        }
        const char *text = value_of(values, line + 1, name);
        if (text != NULL)
            mi_str_add(str, text);
        known = known && text != NULL;
        line += name + 2;
    }
    return known;
}

/* Takes a line back. */
static void cut(struct mi_str *str, size_t length)
{
    if (str->failed || str->length == length)
        return;
    str->length = length;
    str->bytes[length] = '\0';
}

static bool ends_in_blank_line(const struct mi_str *str)
{
    return str->length == 0 || (str->length >= 2 && memcmp(str->bytes + str->length - 2, "\n\n", 2) == 0);
}

static enum miraif_status fill_body(const char *body, const struct mi_value *values,
                                    struct miraif_arena *arena, const char **ret_text,
                                    struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, LETTER_MOST);
    while (*body != '\0') {
        size_t length = strcspn(body, "\n");
        size_t before = str.length;
        bool known = fill_line(&str, body, length, values);
        if (!known || (length == 0 && ends_in_blank_line(&str)))
            cut(&str, before);
        else
            mi_str_add_char(&str, '\n');
        body += length + (body[length] == '\n');
    }
    while (!str.failed && str.length > 0 && str.bytes[str.length - 1] == '\n')
        cut(&str, str.length - 1);
    return mi_str_end(&str, ret_text, err);
}

/* What comes from people may hold line ends, which a subject must not. */
static void flatten(struct mi_str *str)
{
    for (size_t i = 0; !str->failed && i < str->length; i++)
        if ((unsigned char)str->bytes[i] < 0x20 || str->bytes[i] == 0x7F)
            str->bytes[i] = ' ';
}

enum miraif_status mi_template_fill(const struct mi_template *text, const struct mi_value *values,
                                    struct miraif_arena *arena, struct mi_template *ret_filled,
                                    struct miraif_error *err)
{
    struct mi_template filled;
    struct mi_str subject = mi_str_begin(arena, LETTER_MOST);
    (void)fill_line(&subject, text->subject, strlen(text->subject), values);
    flatten(&subject);
    MI_TRY(mi_str_end(&subject, &filled.subject, err));
    MI_TRY(fill_body(text->body, values, arena, &filled.body, err));
    *ret_filled = filled;
    return MIRAIF_OK;
}
