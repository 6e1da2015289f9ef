/* The forms in which people answer, by what they are asked for. */
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "miraif/letter.h"
#include "render/template.h"
#include "store/db.h"
#include "store/template.h"

/* The smallest purpose of any rule behind `last`, which may be null; null: there is none. */
static const char *next_purpose(const char *last)
{
    const struct mi_rule *rule;
    const char *next = NULL;
    for (size_t i = 0; (rule = mi_rule_at(i)) != NULL; i++) {
        const char *purpose = rule->purpose;
        if (purpose != NULL && (last == NULL || strcmp(purpose, last) > 0) &&
            (next == NULL || strcmp(purpose, next) < 0))
            next = purpose;
    }
    return next;
}

static enum miraif_status each_form(struct miraif_store *store, struct miraif_arena *scratch,
                                    miraif_form_fn *each, void *context, struct miraif_error *err)
{
    for (const char *purpose = next_purpose(NULL); purpose != NULL; purpose = next_purpose(purpose)) {
        struct miraif_form form = {.purpose = purpose};
        miraif_arena_reset(scratch);
        MI_TRY(mi_form_read(store, purpose, scratch, &form.url, err));
        MI_TRY(each(context, &form));
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_form_each(struct miraif_store *store, miraif_form_fn *each, void *context,
                                    struct miraif_error *err)
{
    struct miraif_arena *scratch = miraif_arena_create();
    enum miraif_status status =
        scratch == NULL ? mi_no_memory(err) : each_form(store, scratch, each, context, err);
    miraif_arena_destroy(scratch);
    return status;
}

static enum miraif_status check_purpose(const char *purpose, struct miraif_error *err)
{
    char list[256] = "";
    size_t length = 0;
    for (const char *known = next_purpose(NULL); known != NULL; known = next_purpose(known)) {
        if (mi_text_is(known, purpose))
            return MIRAIF_OK;
        if (length + strlen(known) + 3 < sizeof list) {
            memcpy(list + length, known, strlen(known));
            length += strlen(known);
            list[length++] = ' ';
        }
    }
    mi_fail(err, MIRAIF_NOT_FOUND, "no letter asks for “%s”", purpose);
    mi_hint(err, "letters ask for: %s", list);
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status check_url(const char *url, struct miraif_error *err)
{
    if (!mi_text_starts(url, "https://") && !mi_text_starts(url, "http://"))
        return mi_fail(err, MIRAIF_REFUSED, "“%s” is no address of the web", url);
    for (const char *c = url; *c != '\0'; c++)
        if ((unsigned char)*c <= ' ' || *c == 0x7F)
            return mi_fail(err, MIRAIF_REFUSED, "“%s” is no address of the web", url);
    if (strstr(url, "{code}") != NULL)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "the form's address has no place for the reply code");
    mi_hint(err, "write {code} where it goes, as in https://example.jp/form?code={code}");
    return MIRAIF_REFUSED;
}

enum miraif_status miraif_form_set(struct miraif_store *store, const char *purpose, const char *url,
                                   struct miraif_error *err)
{
    MI_TRY(check_purpose(purpose, err));
    if (url != NULL)
        MI_TRY(check_url(url, err));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, mi_form_write(store, purpose, url, err), err);
}
