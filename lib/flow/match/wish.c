/* Wishes of mentors, people and teams. */
#include "flow/match/wish.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "miraif/application.h"
#include "miraif/person.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/match.h"
#include "store/match_wish.h"
#include "store/run.h"
#include "store/team.h"
#include "text/key.h"
#include "text/reference.h"

enum { NAME_FOLDS = MI_FOLD_CASE | MI_FOLD_BLANKS | MI_FOLD_DASHES };

static enum miraif_status add(struct mi_wishing *wishing, const struct miraif_person *person, bool mentor)
{
    struct mi_wisher *list = (struct mi_wisher *)wishing->wisher;
    for (size_t i = 0; i < wishing->wishers; i++)
        if (list[i].person == person->id) {
            list[i].mentor = list[i].mentor || mentor;
            list[i].applicant = list[i].applicant || !mentor;
            return MIRAIF_OK;
        }
    list = mi_arena_grow(wishing->arena, list, wishing->wishers, &wishing->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(wishing->err);
    wishing->wisher = list;
    list += wishing->wishers++;
    *list = (struct mi_wisher){.person = person->id, .mentor = mentor, .applicant = !mentor};
    return mi_text_fold(person->name, NAME_FOLDS, wishing->arena, &list->key, wishing->err);
}

static enum miraif_status take_mentor(void *context, const struct miraif_person *person)
{
    return add(context, person, true);
}

static enum miraif_status take_applicant(void *context, const struct miraif_application *application)
{
    return add(context, &application->person, false);
}

static enum miraif_status take_member(void *context, int64_t number, const struct miraif_member *member)
{
    struct mi_wishing *wishing = context;
    (void)member;
    wishing->teams = number > wishing->teams ? number : wishing->teams;
    return MIRAIF_OK;
}

enum miraif_status mi_wishing_load(struct mi_wishing *wishing)
{
    struct miraif_run run;
    MI_TRY(mi_cohort_need(wishing->store, wishing->cohort, wishing->err));
    MI_TRY(mi_mentor_each(wishing->store, take_mentor, wishing, wishing->err));
    MI_TRY(miraif_application_each(wishing->store, wishing->cohort, take_applicant, wishing, wishing->err));
    MI_TRY(
        mi_run_get(wishing->store, wishing->cohort, "form", "adopted", wishing->arena, &run, wishing->err));
    return run.id == 0 ? MIRAIF_OK
                       : mi_member_each(wishing->store, run.id, take_member, wishing, wishing->err);
}

static enum miraif_status no_team(const struct mi_wishing *wishing, const char *text, const char **ret_reason)
{
    *ret_reason = "unknown_team";
    mi_fail(wishing->err, MIRAIF_NOT_FOUND, "there is no adopted team “%s”", text);
    mi_hint(wishing->err, "`miraif team list %lld` shows the teams", (long long)wishing->cohort);
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status find_name(const struct mi_wishing *wishing, const char *text, int64_t *ret_person,
                                    const char **ret_reason)
{
    const char *key;
    size_t found = 0;
    MI_TRY(mi_text_fold(text, NAME_FOLDS, wishing->arena, &key, wishing->err));
    for (size_t i = 0; i < wishing->wishers; i++)
        if (mi_text_is(wishing->wisher[i].key, key)) {
            *ret_person = wishing->wisher[i].person;
            found++;
        }
    if (found == 1)
        return MIRAIF_OK;
    *ret_reason = found == 0 ? "unknown_person" : "ambiguous_person";
    return mi_fail(wishing->err, found == 0 ? MIRAIF_NOT_FOUND : MIRAIF_REFUSED,
                   found == 0 ? N_("nobody is called “%s”") : N_("more than one is called “%s”"), text);
}

enum miraif_status mi_wish_side(const struct mi_wishing *wishing, const char *text,
                                struct mi_wish_side *ret_side, const char **ret_reason)
{
    struct mi_reference reference = {0};
    struct mi_wish_side side = {0};
    bool read = mi_reference_parse(text, &reference);
    *ret_reason = NULL;
    if (read && reference.kind == MI_REFERENCE_TEAM) {
        side.team = reference.team;
        if (reference.cohort != wishing->cohort || side.team > wishing->teams)
            return no_team(wishing, text, ret_reason);
    } else if (strchr(text, '@') != NULL || (read && reference.kind == MI_REFERENCE_PERSON)) {
        struct miraif_person person;
        *ret_reason = "unknown_person";
        MI_TRY(miraif_person_find(wishing->store, text, wishing->arena, &person, wishing->err));
        *ret_reason = NULL;
        side.person = person.id;
    } else {
        MI_TRY(find_name(wishing, text, &side.person, ret_reason));
    }
    *ret_side = side;
    return MIRAIF_OK;
}

static const struct mi_wisher *role_of(const struct mi_wishing *wishing, int64_t person)
{
    static const struct mi_wisher nobody = {0};
    for (size_t i = 0; i < wishing->wishers; i++)
        if (wishing->wisher[i].person == person)
            return &wishing->wisher[i];
    return &nobody;
}

enum miraif_status mi_wish_check(const struct mi_wishing *wishing, const struct mi_wish_side *who,
                                 const struct mi_wish_side *whom)
{
    const struct mi_wisher *one = role_of(wishing, who->person), *other = role_of(wishing, whom->person);
    bool fits = who->team != 0    ? other->mentor
                : whom->team != 0 ? one->mentor
                : who->person == whom->person
                    ? false
                    : (one->applicant && other->mentor) || (one->mentor && other->applicant);
    if (fits)
        return MIRAIF_OK;
    mi_fail(wishing->err, MIRAIF_REFUSED, "wishes are between mentors, and teams and people of cohort %lld",
            (long long)wishing->cohort);
    mi_hint(wishing->err,
            "miraif person list --role mentor and miraif person list --cohort %lld show who is what",
            (long long)wishing->cohort);
    return MIRAIF_REFUSED;
}

static enum miraif_status take_wish(void *context, const struct miraif_preference *wish)
{
    struct mi_wish_list *list = context;
    if (wish->person != list->who.person || wish->team != list->who.team ||
        list->count == MIRAIF_PREFERENCES_MOST)
        return MIRAIF_OK;
    list->rank[list->count] = wish->stated;
    list->whom[list->count++] = (struct mi_wish_side){wish->wished, wish->wished_team};
    list->at = wish->at > list->at ? wish->at : list->at;
    return MIRAIF_OK;
}

enum miraif_status mi_wish_list_read(const struct mi_wishing *wishing, struct mi_wish_list *list)
{
    list->count = 0;
    list->at = 0;
    return mi_wish_each(wishing->store, wishing->cohort, take_wish, list, wishing->err);
}

enum miraif_status mi_wish_list_put(const struct mi_wishing *wishing, const struct mi_wish_list *list)
{
    struct miraif_preference wish = {
        .cohort = wishing->cohort, .person = list->who.person, .team = list->who.team, .at = list->at};
    MI_TRY(mi_wish_delete(wishing->store, &wish, wishing->err));
    for (size_t i = 0; i < list->count; i++) {
        wish.wished = list->whom[i].person;
        wish.wished_team = list->whom[i].team;
        wish.rank = list->rank[i];
        MI_TRY(mi_wish_insert(wishing->store, &wish, wishing->err));
    }
    return MIRAIF_OK;
}

/* The same one twice counts where it is dearer. */
static bool has(const struct mi_wish_list *list, const struct mi_wish_side *side)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->whom[i].person == side->person && list->whom[i].team == side->team)
            return true;
    return false;
}

bool mi_wish_list_add(struct mi_wish_list *list, const struct mi_wish_side *whom)
{
    if (has(list, whom) || list->count == MIRAIF_PREFERENCES_MOST)
        return false;
    list->rank[list->count] = (int64_t)list->count + 1;
    list->whom[list->count++] = *whom;
    return true;
}

bool mi_wish_list_same(const struct mi_wish_list *a, const struct mi_wish_list *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; i < a->count && same; i++)
        same = a->whom[i].person == b->whom[i].person && a->whom[i].team == b->whom[i].team &&
               a->rank[i] == b->rank[i];
    return same;
}

static enum miraif_status set(struct mi_wishing *wishing, const char *who, const char *const *whom,
                              size_t count)
{
    struct mi_wish_list before, list = {.at = mi_store_env(wishing->store)->now};
    const char *reason;
    MI_TRY(mi_wishing_load(wishing));
    MI_TRY(mi_wish_side(wishing, who, &list.who, &reason));
    for (size_t i = 0; i < count; i++) {
        struct mi_wish_side side;
        MI_TRY(mi_wish_side(wishing, whom[i], &side, &reason));
        MI_TRY(mi_wish_check(wishing, &list.who, &side));
        mi_wish_list_add(&list, &side);
    }
    before.who = list.who;
    MI_TRY(mi_wish_list_read(wishing, &before));
    return mi_wish_list_same(&before, &list) ? MIRAIF_OK : mi_wish_list_put(wishing, &list);
}

enum miraif_status miraif_preference_set(struct miraif_store *store, int64_t cohort, const char *who,
                                         const char *const *whom, size_t count, struct miraif_arena *arena,
                                         struct miraif_error *err)
{
    struct mi_wishing wishing = {.store = store, .arena = arena, .err = err, .cohort = cohort};
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, set(&wishing, who, whom, count), err);
}

static enum miraif_status remove_all(struct mi_wishing *wishing, const char *who, int64_t *ret_count)
{
    struct mi_wish_list list = {0};
    const char *reason;
    MI_TRY(mi_wishing_load(wishing));
    MI_TRY(mi_wish_side(wishing, who, &list.who, &reason));
    MI_TRY(mi_wish_list_read(wishing, &list));
    *ret_count = (int64_t)list.count;
    list.count = 0;
    if (*ret_count > 0)
        return mi_wish_list_put(wishing, &list);
    mi_fail(wishing->err, MIRAIF_NOT_FOUND, "“%s” made no wishes in cohort %lld", who,
            (long long)wishing->cohort);
    mi_hint(wishing->err, "miraif match prefer list %lld shows who did", (long long)wishing->cohort);
    return MIRAIF_NOT_FOUND;
}

enum miraif_status miraif_preference_remove(struct miraif_store *store, int64_t cohort, const char *who,
                                            struct miraif_arena *arena, int64_t *ret_count,
                                            struct miraif_error *err)
{
    struct mi_wishing wishing = {.store = store, .arena = arena, .err = err, .cohort = cohort};
    int64_t count = 0;
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, remove_all(&wishing, who, &count), err));
    *ret_count = count;
    return MIRAIF_OK;
}

enum miraif_status miraif_preference_each(struct miraif_store *store, int64_t cohort,
                                          miraif_preference_fn *each, void *context, struct miraif_error *err)
{
    MI_TRY(mi_cohort_need(store, cohort, err));
    return mi_wish_each(store, cohort, each, context, err);
}
