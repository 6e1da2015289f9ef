/* Wishes as forms export them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/match/wish.h"
#include "flow/returned/returned.h"
#include "io/values.h"
#include "store/db.h"
#include "text/parts.h"
#include "text/reference.h"

enum { FIELD_TEAM = MI_RETURNED_OWN, FIELD_RANK, FIELD_WHOM, FIELD_RANKING, FIELD_CHOICE, CHOICES = 5 };
enum { FIELDS = FIELD_CHOICE + CHOICES };

#define CHOICE(n, kanji, nth)                                                                                \
    {                                                                                                        \
        "choice" #n, (const char *const[]){"第" #n "希望", "第" kanji "希望", "希望" #n,                     \
                                           nth " choice",  "choice " #n,      NULL},                         \
            (const char *const[])                                                                            \
        {                                                                                                    \
            "第" #n "希望", "第" kanji "希望", NULL                                                          \
        }                                                                                                    \
    }

static const struct mi_sheet_field fields[FIELDS] = {
    [FIELD_TEAM] = {"team", (const char *const[]){"チーム", "チーム名", NULL}, (const char *const[]){NULL}},
    [FIELD_RANK] = {"rank", (const char *const[]){"順位", "希望順位", NULL}, (const char *const[]){NULL}},
    [FIELD_WHOM] = {"whom", (const char *const[]){"相手", "希望の相手", NULL}, (const char *const[]){NULL}},
    [FIELD_RANKING] = {"ranking", (const char *const[]){"preferences", "wishes", "希望", "希望順", NULL},
                       (const char *const[]){"希望の順", "希望する順", "ご希望", NULL}},
    [FIELD_CHOICE] = CHOICE(1, "一", "1st"),
    [FIELD_CHOICE + 1] = CHOICE(2, "二", "2nd"),
    [FIELD_CHOICE + 2] = CHOICE(3, "三", "3rd"),
    [FIELD_CHOICE + 3] = CHOICE(4, "四", "4th"),
    [FIELD_CHOICE + 4] = CHOICE(5, "五", "5th"),
};
static const size_t need[] = {FIELD_RANKING, FIELD_CHOICE, FIELD_WHOM};

static enum miraif_status begin(struct mi_returned *returned)
{
    return mi_wishing_load(returned->context);
}

/* Whom a text means; the row is refused where that is nobody. Failures of the store are returned. */
static enum miraif_status find(struct mi_returned *returned, struct mi_said *said, size_t field,
                               const char *text, struct mi_wish_side *ret_side)
{
    const char *reason;
    enum miraif_status status = mi_wish_side(returned->context, text, ret_side, &reason);
    return status == MIRAIF_OK ? MIRAIF_OK
                               : mi_returned_refuse(returned, said, field,
                                                    reason == NULL ? "unknown_person" : reason, status);
}

/* A team as the sheet names it: "1-A", or its letter alone. */
static enum miraif_status find_team(struct mi_returned *returned, struct mi_said *said)
{
    const struct mi_wishing *wishing = returned->context;
    const char *cell = mi_returned_cell(said, FIELD_TEAM);
    const char *whole = mi_arena_printf(returned->arena, "%lld-%s", (long long)wishing->cohort, cell);
    struct mi_reference reference;
    struct mi_wish_side side = {0};
    if (whole == NULL)
        return mi_no_memory(returned->err);
    bool bare = mi_reference_parse(whole, &reference) && reference.kind == MI_REFERENCE_TEAM;
    said->object = bare ? whole : cell;
    said->person = 0;
    MI_TRY(find(returned, said, FIELD_TEAM, said->object, &side));
    if (said->row->reason == NULL && side.team == 0)
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_TEAM, "unknown_team", N_("“%s” is no team"), cell);
    return MIRAIF_OK;
}

static enum miraif_status add_cell(struct mi_returned *returned, struct mi_said *said, size_t field,
                                   struct mi_wish_list *list)
{
    const char *start, *rest = mi_returned_cell(said, field);
    size_t length;
    while (said->row->reason == NULL && mi_part_next(&rest, &start, &length)) {
        struct mi_wish_side side = {0};
        if (length == 0)
            continue;
        const char *text = mi_arena_copy(returned->scratch, start, length);
        if (text == NULL)
            return mi_no_memory(returned->err);
        MI_TRY(find(returned, said, field, text, &side));
        if (said->row->reason != NULL)
            return MIRAIF_OK;
        enum miraif_status status = mi_wish_check(returned->context, &list->who, &side);
        if (status != MIRAIF_OK)
            return mi_returned_refuse(returned, said, field, "not_allowed", status);
        mi_wish_list_add(list, &side);
    }
    return MIRAIF_OK;
}

static enum miraif_status who(struct mi_returned *returned, struct mi_said *said,
                              struct mi_wish_side *ret_who)
{
    *ret_who = (struct mi_wish_side){.person = said->person};
    return said->person != 0 ? MIRAIF_OK : find(returned, said, FIELD_TEAM, said->object, ret_who);
}

/* What a row says, all of it. */
static enum miraif_status add_cells(struct mi_returned *returned, struct mi_said *said,
                                    struct mi_wish_list *list)
{
    if (said->part != 0)
        return add_cell(returned, said, FIELD_WHOM, list);
    MI_TRY(add_cell(returned, said, FIELD_RANKING, list));
    for (size_t field = FIELD_CHOICE; field < FIELDS; field++)
        MI_TRY(add_cell(returned, said, field, list));
    if (said->row->reason == NULL && list->count == 0)
        mi_returned_refuse_silence(returned, said, FIELD_RANKING);
    return MIRAIF_OK;
}

/* Refuses a row for what it says before another gives way to it. */
static enum miraif_status try_cells(struct mi_returned *returned, struct mi_said *said)
{
    struct mi_wish_list list = {0};
    MI_TRY(who(returned, said, &list.who));
    return add_cells(returned, said, &list);
}

static enum miraif_status read(struct mi_returned *returned, struct mi_said *said)
{
    int rank;
    if (said->row->reason != NULL)
        return MIRAIF_OK;
    if (*mi_returned_cell(said, FIELD_TEAM) != '\0')
        MI_TRY(find_team(returned, said));
    else if (said->person == 0)
        mi_sheet_refuse(&returned->sheet, said->row, said->who, "missing_person",
                        N_("the row does not say who answers"));
    if (said->row->reason != NULL)
        return MIRAIF_OK;
    if (*mi_returned_cell(said, FIELD_WHOM) == '\0')
        return try_cells(returned, said);
    const char *cell = mi_returned_cell(said, FIELD_RANK);
    if (mi_read_count(cell, &rank) != MI_READ_OK || rank < 1 || rank > MIRAIF_PREFERENCES_MOST)
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_RANK, "invalid_rank", N_("“%s” is no rank"), cell);
    else
        said->part = rank;
    return said->row->reason != NULL ? MIRAIF_OK : try_cells(returned, said);
}

/* Puts one wish at its rank; what was there, and the same one elsewhere, gives way. */
static void put_one(struct mi_wish_list *list, const struct mi_wish_side *whom, int64_t rank)
{
    size_t kept = 0, place = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->rank[i] != rank &&
            (list->whom[i].person != whom->person || list->whom[i].team != whom->team)) {
            list->rank[kept] = list->rank[i];
            list->whom[kept++] = list->whom[i];
        }
    while (place < kept && list->rank[place] < rank)
        place++;
    if (kept == MIRAIF_PREFERENCES_MOST)
        return;
    memmove(&list->rank[place + 1], &list->rank[place], (kept - place) * sizeof *list->rank);
    memmove(&list->whom[place + 1], &list->whom[place], (kept - place) * sizeof *list->whom);
    list->rank[place] = rank;
    list->whom[place] = *whom;
    list->count = kept + 1;
}

static enum miraif_status take(struct mi_returned *returned, struct mi_said *said,
                               enum mi_sheet_outcome *ret_outcome)
{
    struct mi_wish_list before = {0}, list = {0};
    MI_TRY(who(returned, said, &list.who));
    before.who = list.who;
    MI_TRY(add_cells(returned, said, &list));
    MI_TRY(mi_wish_list_read(returned->context, &before));
    if (said->part != 0) {
        const struct mi_wish_side whom = list.whom[0];
        list = before;
        put_one(&list, &whom, said->part);
    }
    list.at = said->at;
    *ret_outcome = MI_SHEET_UNCHANGED;
    if (mi_wish_list_same(&before, &list))
        return MIRAIF_OK;
    if (before.at > said->at)
        return mi_returned_outdated(returned, said);
    *ret_outcome = before.count == 0 ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return mi_wish_list_put(returned->context, &list);
}

static const struct mi_returned_kind kind = {
    .fields = fields,
    .field_count = FIELDS,
    .purposes = (const char *const[]){NULL},
    .need = need,
    .needed = sizeof need / sizeof *need,
    .nobody = true,
    .what = N_("whom they wish for"),
    .latest = MI_LATEST_ALL,
    .begin = begin,
    .read = read,
    .take = take,
};

enum miraif_status miraif_preference_import(struct miraif_store *store, int64_t cohort,
                                            const struct miraif_import_options *options,
                                            struct miraif_arena *arena,
                                            struct miraif_import_report *ret_report, struct miraif_error *err)
{
    struct mi_wishing wishing = {.store = store, .arena = arena, .err = err, .cohort = cohort};
    return mi_returned_import(&kind, &wishing, store, options, arena, ret_report, err);
}
