/* Forgetting a person. */
#include "store/forget.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/mention.h"
#include "store/outbox.h"
#include "store/personal.h"

/* Bytes: a name of two kanji, a reading of four kana, a number with its area. What is shorter would be found
 * within other words. */
enum { WORDS_MOST = 1 << 20, NAME_LEAST = 5, KANA_LEAST = 12, PHONE_LEAST = 7 };

static void add_word(struct mi_str *words, const char *word, size_t least)
{
    if (word != NULL && strlen(word) >= least)
        mi_str_addf(words, "%s\n", word);
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
    add_word(&words, person->phone, PHONE_LEAST);
    if (!namesake)
        add_word(&words, person->name, NAME_LEAST);
    if (!namesake)
        add_word(&words, person->kana, KANA_LEAST);
    return mi_str_end(&words, ret_words, err);
}

static enum miraif_status erase_it(struct miraif_store *store, int64_t id, const char *reason,
                                   struct miraif_arena *arena, struct miraif_forgetting *report,
                                   struct miraif_error *err)
{
    struct miraif_person person;
    struct mi_item_filter own = {.person = id};
    const char *words;
    bool before;
    int64_t claimed;
    MI_TRY(miraif_person_get(store, id, arena, &person, err));
    MI_TRY(mi_forgotten_is(store, id, &before, err));
    if (before)
        return MIRAIF_OK;
    MI_TRY(mi_forget_count(store, &person, report, err));
    MI_TRY(words_of(store, &person, report->namesake, arena, &words, err));
    MI_TRY(mi_outbox_cancel(store, &own, &report->cancelled, &claimed, err));
    MI_TRY(mi_forget_unwritten(store, id, words, err));
    MI_TRY(mi_forget_history(store, id, words, &report->entries, err));
    MI_TRY(mi_personal_erase(store, id, err));
    MI_TRY(mi_forgotten_put(store, person.email_key, id, reason, err));
    return mi_mentions_mask(store, id, words, err);
}

enum miraif_status miraif_person_forget(struct miraif_store *store, int64_t person, const char *reason,
                                        struct miraif_arena *arena, struct miraif_forgetting *ret_report,
                                        struct miraif_error *err)
{
    struct miraif_forgetting report = {.person = person};
    MI_TRY(mi_forget_begin(store, err));
    MI_TRY(mi_store_end(store, erase_it(store, person, reason, arena, &report, err), err));
    report.rows = mi_forget_rows(store);
    MI_TRY(mi_forget_copies(store, arena, &report.copy, &report.copies, err));
    if (!mi_store_env(store)->dry_run)
        MI_TRY(mi_forget_sweep(store, &report.swept, err));
    *ret_report = report;
    return report.swept || mi_store_env(store)->dry_run ? MIRAIF_OK : MIRAIF_PARTIAL;
}
