/* Full text over graduates: every word, of whatever length, is looked for in the folded fields of each. A
 * walk over ten thousand people takes a fraction of a second, and needs no index that `forget` must clean. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "miraif/alumni.h"
#include "text/key.h"
#include "text/utf8.h"

enum {
    WORDS_MOST = 16,
    FIELDS_MOST = 256,
    SEARCH_FOLDS = MI_FOLD_CASE | MI_FOLD_BLANKS | MI_FOLD_DASHES | MI_FOLD_KANA
};

struct search {
    const char *word[WORDS_MOST]; /* folded */
    size_t words;
    struct miraif_arena *scratch; /* of one graduate */
    miraif_finding_graduate_fn *each;
    void *context;
    struct miraif_error *err;
};

static enum miraif_status add_word(struct search *search, const char *bytes, size_t length,
                                   struct miraif_arena *arena)
{
    if (length == 0 || search->words == WORDS_MOST)
        return MIRAIF_OK;
    const char *word = mi_arena_copy(arena, bytes, length);
    if (word == NULL)
        return mi_no_memory(search->err);
    MI_TRY(mi_text_fold(word, SEARCH_FOLDS, arena, &word, search->err));
    if (*word != '\0')
        search->word[search->words++] = word;
    return MIRAIF_OK;
}

static enum miraif_status split(struct search *search, const char *text, struct miraif_arena *arena)
{
    const char *start = text;
    for (const char *at = text;;) {
        int32_t code;
        size_t size = mi_utf8_decode(at, &code);
        if (size == 0 || mi_utf8_is_blank(code)) {
            MI_TRY(add_word(search, start, (size_t)(at - start), arena));
            start = at + size;
        }
        if (size == 0)
            break;
        at += size;
    }
    if (search->words > 0)
        return MIRAIF_OK;
    return mi_fail(search->err, MIRAIF_REFUSED, "there is nothing to search for");
}

/* Looks into one field: marks the words that are found there, and names the field if there are any. */
static enum miraif_status look_into(const struct search *search, const char *name, const char *text,
                                    bool found[WORDS_MOST], struct mi_str *fields)
{
    const char *folded;
    bool here = false;
    if (text == NULL)
        return MIRAIF_OK;
    MI_TRY(mi_text_fold(text, SEARCH_FOLDS, search->scratch, &folded, search->err));
    for (size_t i = 0; i < search->words; i++)
        if (strstr(folded, search->word[i]) != NULL)
            here = found[i] = true;
    if (here) {
        mi_str_add(fields, fields->length > 0 ? "," : "");
        mi_str_add(fields, name);
    }
    return MIRAIF_OK;
}

static enum miraif_status examine(void *context, const struct miraif_graduate *graduate)
{
    const struct search *search = context;
    const struct miraif_person *person = &graduate->person;
    const struct {
        const char *name;
        const char *text;
    } field[] = {{"name", person->name},
                 {"kana", person->kana},
                 {"company", person->profile.company},
                 {"industry", person->profile.industry},
                 {"occupation", person->profile.occupation},
                 {"place", person->profile.place},
                 {"offers", person->profile.offers},
                 {"themes", person->profile.themes}};
    bool found[WORDS_MOST] = {false};
    const char *fields;
    miraif_arena_reset(search->scratch);
    struct mi_str list = mi_str_begin(search->scratch, FIELDS_MOST);
    for (size_t i = 0; i < sizeof field / sizeof *field; i++)
        MI_TRY(look_into(search, field[i].name, field[i].text, found, &list));
    for (size_t i = 0; i < search->words; i++)
        if (!found[i])
            return MIRAIF_OK;
    MI_TRY(mi_str_end(&list, &fields, search->err));
    return search->each(search->context, graduate, fields);
}

enum miraif_status miraif_graduate_search(struct miraif_store *store, const char *text,
                                          miraif_finding_graduate_fn *each, void *context,
                                          struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct search search = {.scratch = miraif_arena_create(), .each = each, .context = context, .err = err};
    enum miraif_status status =
        arena == NULL || search.scratch == NULL ? mi_no_memory(err) : split(&search, text, arena);
    if (status == MIRAIF_OK)
        status = miraif_graduate_each(store, 0, examine, &search, err);
    miraif_arena_destroy(search.scratch);
    miraif_arena_destroy(arena);
    return status;
}
