/* Forgetting a person, and all whom there is no reason to keep any more. */
#include "store/forget.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/mention.h"
#include "store/outbox.h"
#include "store/personal.h"
#include "store/redirect.h"

/* Bytes: a name of two kanji, a reading of four kana, a number with its area. What is shorter would be found
 * within other words. */
enum { WORDS_MOST = 1 << 20, NAME_LEAST = 5, KANA_LEAST = 12, PHONE_LEAST = 7 };

static void add_word(struct mi_str *words, const char *word, size_t least)
{
    if (word != NULL && strlen(word) >= least)
        mi_str_addf(words, "%s\n", word);
}

static enum miraif_status add_alias(void *context, const char *email_key, const char *email)
{
    add_word(context, email_key, 1);
    add_word(context, email, 1);
    return MIRAIF_OK;
}

/* What a text may call the person by. */
static enum miraif_status words_of(struct miraif_store *store, const struct miraif_person *person,
                                   bool namesake, struct miraif_arena *arena, const char **ret_words,
                                   struct miraif_error *err)
{
    struct mi_str words = mi_str_begin(arena, WORDS_MOST);
    const char *addresses;
    MI_TRY(mi_forget_addresses(store, person->id, arena, &addresses, err));
    add_word(&words, person->email, 1);
    add_word(&words, person->email_key, 1);
    add_word(&words, addresses, 1);
    MI_TRY(mi_redirect_each(store, person->id, add_alias, &words, err));
    add_word(&words, person->phone, PHONE_LEAST);
    if (!namesake)
        add_word(&words, person->name, NAME_LEAST);
    if (!namesake)
        add_word(&words, person->kana, KANA_LEAST);
    return mi_str_end(&words, ret_words, err);
}

/* All but the hash of the address; `*ret_key` is what it would be of, null where they were forgotten before.
 */
static enum miraif_status erase(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                struct miraif_forgetting *report, const char **ret_key,
                                struct miraif_error *err)
{
    struct miraif_person person;
    struct mi_item_filter own = {.person = id};
    const char *words;
    bool before;
    int64_t claimed;
    MI_TRY(miraif_person_get(store, id, arena, &person, err));
    MI_TRY(mi_forgotten_is(store, id, &before, err));
    *ret_key = NULL;
    if (before)
        return MIRAIF_OK;
    MI_TRY(mi_forget_count(store, &person, report, err));
    MI_TRY(words_of(store, &person, report->namesake, arena, &words, err));
    MI_TRY(mi_outbox_cancel(store, &own, &report->cancelled, &claimed, err));
    MI_TRY(mi_forget_unwritten(store, id, words, err));
    MI_TRY(mi_forget_history(store, id, words, &report->entries, err));
    MI_TRY(mi_personal_erase(store, id, err));
    *ret_key = person.email_key;
    return mi_mentions_mask(store, id, words, err);
}

/* The keys of the addresses by which the person was known, too. */
struct aliases {
    struct miraif_arena *arena;
    struct miraif_error *err;
    const char **key;
    size_t count;
    size_t room;
};

static enum miraif_status take_alias(void *context, const char *email_key, const char *email)
{
    struct aliases *aliases = context;
    const char **list =
        mi_arena_grow(aliases->arena, aliases->key, aliases->count, &aliases->room, sizeof *list);
    const char *key = mi_arena_text(aliases->arena, email_key);
    (void)email;
    if (list == NULL || key == NULL)
        return mi_no_memory(aliases->err);
    aliases->key = list;
    aliases->key[aliases->count++] = key;
    return MIRAIF_OK;
}

/* The handouts that may hold somebody, while they are gathered. */
struct handouts {
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_handout *list;
    size_t count;
    size_t room;
};

static enum miraif_status take_handout(void *context, const struct miraif_handout *handout)
{
    struct handouts *handouts = context;
    struct miraif_arena *arena = handouts->arena;
    for (size_t i = 0; i < handouts->count; i++)
        if (handouts->list[i].id == handout->id)
            return MIRAIF_OK; /* it may hold several of them */
    struct miraif_handout *list =
        mi_arena_grow(arena, handouts->list, handouts->count, &handouts->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(handouts->err);
    handouts->list = list;
    struct miraif_handout *own = &list[handouts->count++];
    *own = *handout;
    own->who = mi_arena_text(arena, handout->who);
    own->kind = mi_arena_text(arena, handout->kind);
    own->audience = mi_arena_text(arena, handout->audience);
    own->file = mi_arena_text(arena, handout->file);
    if (own->who == NULL || own->kind == NULL || own->audience == NULL ||
        (own->file == NULL && handout->file != NULL))
        return mi_no_memory(handouts->err);
    return MIRAIF_OK;
}

/* Before anything is erased: files may be called after the person. */
static enum miraif_status find_handouts(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                        struct miraif_forgetting *report, struct miraif_error *err)
{
    struct handouts handouts = {.arena = arena, .err = err};
    MI_TRY(miraif_handout_each(store, id, take_handout, &handouts, err));
    report->handout = handouts.list;
    report->handouts = handouts.count;
    return MIRAIF_OK;
}

static enum miraif_status erase_it(struct miraif_store *store, int64_t id, const char *reason,
                                   struct miraif_arena *arena, struct miraif_forgetting *report,
                                   struct miraif_error *err)
{
    struct aliases aliases = {.arena = arena, .err = err};
    const char *key;
    MI_TRY(mi_redirect_each(store, id, take_alias, &aliases, err));
    MI_TRY(find_handouts(store, id, arena, report, err));
    MI_TRY(erase(store, id, arena, report, &key, err));
    for (size_t i = 0; key != NULL && i < aliases.count; i++)
        MI_TRY(mi_forgotten_put(store, aliases.key[i], id, reason, err));
    return key == NULL ? MIRAIF_OK : mi_forgotten_put(store, key, id, reason, err);
}

/* What is left when the rows are erased: the bytes of the files. */
static enum miraif_status sweep(struct miraif_store *store, struct miraif_arena *arena,
                                struct miraif_forgetting *report, struct miraif_error *err)
{
    report->rows = mi_forget_rows(store);
    MI_TRY(mi_forget_copies(store, arena, &report->copy, &report->copies, err));
    if (mi_store_env(store)->dry_run)
        return MIRAIF_OK;
    MI_TRY(mi_forget_sweep(store, &report->swept, err));
    return report->swept ? MIRAIF_OK : MIRAIF_PARTIAL;
}

enum miraif_status miraif_person_forget(struct miraif_store *store, int64_t person, const char *reason,
                                        struct miraif_arena *arena, struct miraif_forgetting *ret_report,
                                        struct miraif_error *err)
{
    struct miraif_forgetting report = {.person = person};
    MI_TRY(mi_forget_begin(store, err));
    MI_TRY(mi_store_end(store, erase_it(store, person, reason, arena, &report, err), err));
    enum miraif_status status = sweep(store, arena, &report, err);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL)
        *ret_report = report;
    return status;
}

struct purge {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    int64_t *person;
    size_t people;
    size_t room;
    struct handouts handouts;
};

static enum miraif_status collect(void *context, const struct miraif_purgeable *purgeable)
{
    struct purge *purge = context;
    int64_t *grown =
        mi_arena_grow(purge->arena, purge->person, purge->people, &purge->room, sizeof *purge->person);
    if (grown == NULL)
        return mi_no_memory(purge->err);
    grown[purge->people++] = purgeable->person;
    purge->person = grown;
    return MIRAIF_OK;
}

static enum miraif_status erase_all(struct purge *purge, int64_t cohort, int64_t months,
                                    struct miraif_forgetting *report)
{
    struct miraif_arena *scratch = miraif_arena_create();
    enum miraif_status status = scratch == NULL ? mi_no_memory(purge->err) : MIRAIF_OK;
    if (status == MIRAIF_OK)
        status = miraif_purgeable_each(purge->store, cohort, months, collect, purge, purge->err);
    for (size_t i = 0; i < purge->people && status == MIRAIF_OK; i++)
        status =
            miraif_handout_each(purge->store, purge->person[i], take_handout, &purge->handouts, purge->err);
    report->handout = purge->handouts.list;
    report->handouts = purge->handouts.count;
    for (size_t i = 0; i < purge->people && status == MIRAIF_OK; i++) {
        struct miraif_forgetting one = {0};
        const char *key;
        miraif_arena_reset(scratch);
        status = erase(purge->store, purge->person[i], scratch, &one, &key, purge->err);
        report->entries += one.entries;
        report->letters += one.letters;
        report->stop += one.stop;
        report->cancelled += one.cancelled;
    }
    miraif_arena_destroy(scratch);
    return status;
}

enum miraif_status miraif_purge(struct miraif_store *store, int64_t cohort, int64_t months,
                                struct miraif_arena *arena, struct miraif_forgetting *ret_report,
                                int64_t *ret_people, struct miraif_error *err)
{
    struct purge purge = {
        .store = store, .arena = arena, .err = err, .handouts = {.arena = arena, .err = err}};
    struct miraif_forgetting report = {0};
    MI_TRY(mi_forget_begin(store, err));
    MI_TRY(mi_store_end(store, erase_all(&purge, cohort, months, &report), err));
    enum miraif_status status = sweep(store, arena, &report, err);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL) {
        *ret_report = report;
        *ret_people = (int64_t)purge.people;
    }
    return status;
}
