/* Texts and forms: how they are chosen, shown and set. */
#include "flow/remind/texts.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "miraif/letter.h"
#include "store/db.h"
#include "store/template.h"
#include "text/utf8.h"

enum { TEXT_MOST = 1 << 16, LIST_MOST = 900 };

static const char code_mark[] = "{code}";

enum miraif_status mi_text_of_rule(struct miraif_store *store, const struct mi_rule *rule,
                                   enum mi_language language, struct miraif_arena *arena,
                                   struct mi_template *ret_text, bool *ret_own, struct miraif_error *err)
{
    struct mi_template text;
    MI_TRY(mi_template_read(store, rule->name, mi_language_code(language), arena, &text.subject, &text.body,
                            err));
    *ret_own = text.subject != NULL;
    *ret_text = *ret_own ? text : rule->text[language];
    return MIRAIF_OK;
}

enum miraif_status mi_way_to_answer(struct miraif_store *store, const char *purpose, const char *code,
                                    enum mi_language language, struct miraif_arena *arena,
                                    const char **ret_text, struct miraif_error *err)
{
    const char *url;
    const char *text;
    MI_TRY(mi_form_read(store, purpose, arena, &url, err));
    const char *mark = url == NULL ? NULL : strstr(url, code_mark);
    if (mark != NULL)
        text = mi_arena_printf(arena, "%.*s%s%s", (int)(mark - url), url, code, mark + sizeof code_mark - 1);
    else
        text = mi_arena_printf(arena,
                               language == MI_EN ? "(answer this letter, and leave this code in it: %s)"
                                                 : "（このメールにご返信ください。返信コード: %s）",
                               code);
    if (text == NULL)
        return mi_no_memory(err);
    *ret_text = text;
    return MIRAIF_OK;
}

/* "letter, team-letter, offer, …" */
static enum miraif_status no_such_rule(const char *name, struct miraif_arena *arena, struct miraif_error *err)
{
    const struct mi_rule *rule;
    const char *list;
    struct mi_str str = mi_str_begin(arena, LIST_MOST);
    for (size_t i = 0; (rule = mi_rule_at(i)) != NULL; i++)
        mi_str_addf(&str, "%s%s", i == 0 ? "" : ", ", rule->name);
    mi_fail(err, MIRAIF_NOT_FOUND, "there is no letter “%s”", name);
    if (mi_str_end(&str, &list, NULL) == MIRAIF_OK)
        mi_hint(err, "there are: %s", list);
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status describe(struct miraif_store *store, const struct mi_rule *rule,
                                   enum mi_language language, struct miraif_arena *arena,
                                   struct miraif_template *ret_text, struct miraif_error *err)
{
    struct mi_template text;
    bool own;
    MI_TRY(mi_text_of_rule(store, rule, language, arena, &text, &own, err));
    const char *values = mi_arena_printf(arena, "%s%s%s", MI_STANDARD_VALUES,
                                         rule->values[0] == '\0' ? "" : " ", rule->values);
    if (values == NULL)
        return mi_no_memory(err);
    *ret_text = (struct miraif_template){
        rule->name, mi_language_code(language), text.subject, text.body, values, own};
    return MIRAIF_OK;
}

enum miraif_status miraif_template_get(struct miraif_store *store, const char *rule, const char *language,
                                       struct miraif_arena *arena, struct miraif_template *ret_text,
                                       struct miraif_error *err)
{
    const struct mi_rule *found = mi_rule_find(rule);
    if (found == NULL)
        return no_such_rule(rule, arena, err);
    return describe(store, found, mi_language_of(language), arena, ret_text, err);
}

static enum miraif_status each_template(struct miraif_store *store, struct miraif_arena *scratch,
                                        miraif_template_fn *each, void *context, struct miraif_error *err)
{
    const struct mi_rule *rule;
    for (size_t i = 0; (rule = mi_rule_at(i)) != NULL; i++) {
        for (int language = 0; language < MI_LANGUAGES; language++) {
            struct miraif_template text;
            miraif_arena_reset(scratch);
            MI_TRY(describe(store, rule, (enum mi_language)language, scratch, &text, err));
            MI_TRY(each(context, &text));
        }
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_template_each(struct miraif_store *store, miraif_template_fn *each, void *context,
                                        struct miraif_error *err)
{
    struct miraif_arena *scratch = miraif_arena_create();
    enum miraif_status status =
        scratch == NULL ? mi_no_memory(err) : each_template(store, scratch, each, context, err);
    miraif_arena_destroy(scratch);
    return status;
}

/* `text` without carriage returns, which editors elsewhere leave. */
static enum miraif_status without_returns(const char *text, struct miraif_arena *arena, const char **ret_text,
                                          struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, TEXT_MOST);
    for (; *text != '\0'; text++)
        if (*text != '\r')
            mi_str_add_char(&str, *text);
    return mi_str_end(&str, ret_text, err);
}

/* Takes a text apart: its first line, and what comes after it and a blank line. */
static enum miraif_status split(const char *text, struct miraif_arena *arena, struct mi_template *ret_text,
                                struct miraif_error *err)
{
    MI_TRY(without_returns(text, arena, &text, err));
    size_t length = strcspn(text, "\n");
    size_t trimmed;
    const char *body = text + length + (text[length] == '\n');
    const char *line = mi_arena_copy(arena, text, length);
    if (line == NULL)
        return mi_no_memory(err);
    const char *start = mi_utf8_trim(line, &trimmed);
    const char *subject = mi_arena_copy(arena, start, trimmed);
    if (subject == NULL)
        return mi_no_memory(err);
    *ret_text = (struct mi_template){subject, body + (*body == '\n')};
    return MIRAIF_OK;
}

static enum miraif_status write_text(struct miraif_store *store, const struct mi_rule *rule,
                                     enum mi_language language, const char *text, struct miraif_arena *arena,
                                     struct miraif_template *ret_text, struct miraif_error *err)
{
    struct mi_template parts = {0};
    if (text != NULL) {
        if (!mi_utf8_valid(text, strlen(text)))
            return mi_fail(err, MIRAIF_REFUSED, "the text for the letter “%s” is not UTF-8", rule->name);
        MI_TRY(split(text, arena, &parts, err));
        MI_TRY(mi_template_check(rule, &parts, err));
    }
    MI_TRY(mi_template_write(store, rule->name, mi_language_code(language), parts.subject, parts.body, err));
    return describe(store, rule, language, arena, ret_text, err);
}

enum miraif_status miraif_template_set(struct miraif_store *store, const char *rule, const char *language,
                                       const char *text, struct miraif_arena *arena,
                                       struct miraif_template *ret_text, struct miraif_error *err)
{
    const struct mi_rule *found = mi_rule_find(rule);
    if (found == NULL)
        return no_such_rule(rule, arena, err);
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, write_text(store, found, mi_language_of(language), text, arena, ret_text, err),
                        err);
}
