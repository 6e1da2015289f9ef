/* Ties: said by one, confirmed by the other. */
#include "flow/alumni/tie.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "flow/alumni/letter.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/outbox.h"
#include "store/tie.h"
#include "text/json_write.h"

enum { DAY = 24 * 60 * 60, LETTER_LIFE = 30 * DAY, NAME_MOST = 32 };

static const char *const kinds[] = {
#define KIND_CODE(name, code) code,
    MIRAIF_TIE_KIND_LIST(KIND_CODE)
#undef KIND_CODE
};
static const char *const kind_words[][2] = {
    {"仕事", "a business together"}, {"採用", "a hire"},       {"共同の活動", "a project"},
    {"メンタリング", "mentoring"},   {"友人", "a friendship"}, {"ご縁", "something good"},
};

static enum miraif_status find_kind(const char *code, size_t *ret_kind, struct miraif_error *err)
{
    size_t kind = 0;
    while (kind < sizeof kinds / sizeof *kinds && !mi_text_is(kinds[kind], code))
        kind++;
    if (kind == sizeof kinds / sizeof *kinds)
        return mi_fail(err, MIRAIF_USAGE, "“%s” is no kind of tie", code);
    *ret_kind = kind;
    return MIRAIF_OK;
}

/* Asks the other to confirm what `side` has said. */
static enum miraif_status ask_other(struct miraif_store *store, const struct miraif_tie *tie, int side,
                                    struct miraif_arena *arena, struct miraif_error *err)
{
    char object[NAME_MOST];
    size_t kind;
    bool added;
    struct mi_value *args = mi_value_object(arena);
    struct mi_item item = {.rule = "tie", .person = tie->person[1 - side], .object = object};
    MI_TRY(find_kind(tie->kind, &kind, err));
    snprintf(object, sizeof object, "t%lld", (long long)tie->id);
    mi_put_text(args, "other", tie->name[side]);
    struct mi_value *words = mi_put_object(args, "kind");
    mi_put_text(words, "ja", kind_words[kind][0]);
    mi_put_text(words, "en", kind_words[kind][1]);
    MI_TRY(mi_json_write(args, arena, &item.args, err));
    item.due = mi_polite(mi_store_env(store)->now);
    item.expires = item.due + LETTER_LIFE;
    item.key = mi_arena_printf(arena, "tie:%s:p%lld", object, (long long)item.person);
    return item.key == NULL ? mi_no_memory(err) : mi_outbox_add(store, &item, &added, err);
}

/* The letter is of no use any more, once the other has said something. */
static enum miraif_status silence(struct miraif_store *store, const struct miraif_tie *tie,
                                  struct miraif_error *err)
{
    char object[NAME_MOST];
    int64_t cancelled, claimed;
    snprintf(object, sizeof object, "t%lld", (long long)tie->id);
    return mi_outbox_cancel(store, &(struct mi_item_filter){.object = object, .rule = "tie"}, &cancelled,
                            &claimed, err);
}

/* What is said over what was said before. */
static enum miraif_status overlay(struct miraif_store *store, const struct miraif_tie_draft *draft, int side,
                                  struct miraif_tie *tie, struct miraif_error *err)
{
    int64_t at = draft->at == INT64_MIN ? mi_store_env(store)->now : draft->at;
    if (draft->deny) {
        tie->denied_by = draft->person;
        tie->at[side] = 0;
        return MIRAIF_OK;
    }
    if (tie->denied_by == draft->other && !draft->both)
        return mi_fail(err, MIRAIF_REFUSED, "p%lld has said that it is not so", (long long)draft->other);
    tie->denied_by = 0;
    if (tie->at[side] == 0)
        tie->at[side] = at;
    if (draft->both && tie->at[1 - side] == 0)
        tie->at[1 - side] = at;
    return MIRAIF_OK;
}

static bool is_same(const struct miraif_tie *a, const struct miraif_tie *b)
{
    return a->id == b->id && a->at[0] == b->at[0] && a->at[1] == b->at[1] && a->denied_by == b->denied_by;
}

static enum miraif_status keep(struct miraif_store *store, struct miraif_tie *tie, int side,
                               struct miraif_arena *arena, struct miraif_error *err)
{
    if (tie->id == 0)
        MI_TRY(mi_tie_insert(store, tie, &tie->id, err));
    else
        MI_TRY(mi_tie_update(store, tie, err));
    return mi_text_is(miraif_tie_state(tie), "unconfirmed") ? ask_other(store, tie, side, arena, err)
                                                            : silence(store, tie, err);
}

/* Who they are, in the order of their ids. */
static enum miraif_status read_people(struct miraif_store *store, const struct miraif_tie_draft *draft,
                                      int side, struct miraif_arena *arena, struct miraif_tie *tie,
                                      struct miraif_error *err)
{
    struct miraif_person who, other;
    if (draft->person == draft->other)
        return mi_fail(err, MIRAIF_REFUSED, "a tie is between two people");
    MI_TRY(miraif_person_get(store, draft->person, arena, &who, err));
    MI_TRY(miraif_person_get(store, draft->other, arena, &other, err));
    tie->person[side] = who.id;
    tie->name[side] = who.name;
    tie->person[1 - side] = other.id;
    tie->name[1 - side] = other.name;
    return MIRAIF_OK;
}

enum miraif_status mi_tie_take(struct miraif_store *store, const struct miraif_tie_draft *draft,
                               struct miraif_arena *arena, struct miraif_tie *ret_tie, bool *ret_changed,
                               struct miraif_error *err)
{
    int side = draft->person < draft->other ? 0 : 1;
    struct miraif_tie tie = {.kind = draft->kind}, before;
    size_t kind;
    MI_TRY(find_kind(draft->kind, &kind, err));
    MI_TRY(read_people(store, draft, side, arena, &tie, err));
    MI_TRY(mi_tie_find(store, tie.person[0], tie.person[1], tie.kind, arena, &before, err));
    if (before.id != 0)
        tie = before;
    else if (draft->deny)
        return mi_fail(err, MIRAIF_NOT_FOUND, "nobody has said that there is such a tie");
    MI_TRY(overlay(store, draft, side, &tie, err));
    bool changed = !is_same(&before, &tie);
    if (before.id == 0 || changed)
        MI_TRY(keep(store, &tie, side, arena, err));
    *ret_changed = before.id == 0 || changed;
    *ret_tie = tie;
    return MIRAIF_OK;
}

enum miraif_status miraif_tie_put(struct miraif_store *store, const struct miraif_tie_draft *draft,
                                  struct miraif_arena *arena, struct miraif_tie *ret_tie, bool *ret_changed,
                                  struct miraif_error *err)
{
    struct miraif_tie tie;
    bool changed;
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, mi_tie_take(store, draft, arena, &tie, &changed, err), err));
    *ret_tie = tie;
    *ret_changed = changed;
    return MIRAIF_OK;
}
