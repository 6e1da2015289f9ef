/* Answers to the questions of following up, as forms export them. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/alumni/follow_up.h"
#include "flow/alumni/update.h"
#include "flow/returned/returned.h"
#include "store/outbox.h"
#include "text/key.h"

enum { FIELD_WORRY = MI_RETURNED_OWN, FIELD_SATISFACTION, FIELD_COMMENT, FIELD_NEWS, FIELD_DIGEST, FIELDS };

static const struct mi_sheet_field fields[] = {
    [FIELD_WORRY] = {"worry", (const char *const[]){"concern", "モヤモヤ", NULL},
                     (const char *const[]){"モヤモヤ", NULL}},
    [FIELD_SATISFACTION] = {"satisfaction", (const char *const[]){"満足度", NULL},
                            (const char *const[]){"満足", NULL}},
    [FIELD_NEWS] = {"news", (const char *const[]){"update", "近況", NULL},
                    (const char *const[]){"近況", NULL}},
    [FIELD_DIGEST] = {"digest", (const char *const[]){"consent", "掲載", "掲載可否", NULL},
                      (const char *const[]){"掲載", "便りに", "紹介して", NULL}},
    [FIELD_COMMENT] = {"comment", (const char *const[]){"ひとこと", "コメント", "感想", NULL},
                       (const char *const[]){"ひとこと", "コメント", "ご感想", NULL}},
};
static const size_t need[] = {FIELD_WORRY, FIELD_SATISFACTION};

/* A row's person at the stage that it answers. */
struct finding {
    struct mi_returned *returned;
    const struct mi_said *said;
    int64_t cohort; /* of the reply code; 0: the present one */
    const char *stage;
    struct miraif_follow_up found; /* person 0: none */
    int64_t day;
};

/* Without a code it is the stage that was the present one when the answer was given, the latest if somebody
 * is of several cohorts. */
static enum miraif_status consider(void *context, const struct mi_followed *followed)
{
    struct finding *finding = context;
    struct mi_returned *returned = finding->returned;
    struct mi_date date;
    int stage;
    bool known = finding->stage != NULL
                     ? mi_stage_parse(finding->stage, &stage)
                     : mi_stage_on(followed, mi_date_of_instant(finding->said->at), &stage);
    if (!known || !mi_stage_date(followed, stage, &date) ||
        (finding->found.person != 0 && mi_date_to_days(date) < finding->day))
        return MIRAIF_OK;
    finding->day = mi_date_to_days(date);
    return mi_follow_up_at(returned->store, followed, stage, returned->arena, &finding->found, returned->err);
}

/* "1/m3" of a letter's object. */
static void read_object(struct finding *finding)
{
    const char *object = finding->said->object;
    const char *slash = object == NULL ? NULL : strchr(object, '/');
    if (slash == NULL)
        return;
    for (const char *c = object; c < slash && *c >= '0' && *c <= '9'; c++)
        finding->cohort = 10 * finding->cohort + (*c - '0');
    finding->stage = slash + 1;
}

static enum miraif_status find(struct mi_returned *returned, struct mi_said *said,
                               struct miraif_follow_up *ret_found)
{
    struct finding finding = {.returned = returned, .said = said};
    read_object(&finding);
    MI_TRY(
        mi_followed_each(returned->store, finding.cohort, said->person, consider, &finding, returned->err));
    if (finding.found.person == 0)
        mi_sheet_refuse(&returned->sheet, said->row, MI_RETURNED_EMAIL, "no_stage",
                        N_("p%lld is not followed up, or was not yet then"), (long long)said->person);
    *ret_found = finding.found;
    return MIRAIF_OK;
}

static enum miraif_status fold(struct mi_returned *returned, const char *cell, const char **ret_folded)
{
    return mi_text_fold(cell, MI_FOLD_CASE | MI_FOLD_BLANKS | MI_FOLD_KANA, returned->scratch, ret_folded,
                        returned->err);
}

/* The first word that is found decides: “晴れていない” is none of “晴れた”. */
struct word {
    const char *text; /* folded */
    int value;
};

static int value_of(const char *folded, const struct word *word)
{
    while (word->text != NULL && strstr(folded, word->text) == NULL)
        word++;
    return word->value;
}

static enum miraif_status read_worry(struct mi_returned *returned, struct mi_said *said,
                                     enum miraif_worry *ret_worry)
{
    static const struct word words[] = {
        {"heavier", MIRAIF_WORRY_HEAVIER},
        {"重く", MIRAIF_WORRY_HEAVIER},
        {"増え", MIRAIF_WORRY_HEAVIER},
        {"強く", MIRAIF_WORRY_HEAVIER},
        {"same", MIRAIF_WORRY_SAME},
        {"変わら", MIRAIF_WORRY_SAME},
        {"同じ", MIRAIF_WORRY_SAME},
        {"晴れていない", MIRAIF_WORRY_SAME},
        {"晴れてない", MIRAIF_WORRY_SAME},
        {"晴れない", MIRAIF_WORRY_SAME},
        {"晴れません", MIRAIF_WORRY_SAME},
        {"晴れていません", MIRAIF_WORRY_SAME},
        {"lighter", MIRAIF_WORRY_LIGHTER},
        {"partly", MIRAIF_WORRY_LIGHTER},
        {"軽く", MIRAIF_WORRY_LIGHTER},
        {"少し", MIRAIF_WORRY_LIGHTER},
        {"やや", MIRAIF_WORRY_LIGHTER},
        {"だいぶ", MIRAIF_WORRY_LIGHTER},
        {"gone", MIRAIF_WORRY_GONE},
        {"晴れ", MIRAIF_WORRY_GONE},
        {"なくなっ", MIRAIF_WORRY_GONE},
        {"解消", MIRAIF_WORRY_GONE},
        {NULL, MIRAIF_WORRIES},
    };
    const char *cell = mi_returned_cell(said, FIELD_WORRY);
    const char *folded;
    MI_TRY(fold(returned, cell, &folded));
    *ret_worry = (enum miraif_worry)value_of(folded, words);
    if (*cell != '\0' && *ret_worry == MIRAIF_WORRIES)
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_WORRY, "unknown_answer",
                        N_("“%s” does not say whether the worry is gone, lighter, the same or heavier"),
                        cell);
    return MIRAIF_OK;
}

/* A number from 1 to 5, with words behind it or without; or words alone. */
static enum miraif_status read_satisfaction(struct mi_returned *returned, struct mi_said *said,
                                            int64_t *ret_points)
{
    static const struct word words[] = {
        {"とても不満", 1}, {"非常に不満", 1}, {"大変不満", 1}, {"不満", 2},   {"どちら", 3},
        {"ふつう", 3},     {"普通", 3},       {"とても", 5},   {"非常に", 5}, {"大変", 5},
        {"大満足", 5},     {"満足", 4},       {NULL, 0},
    };
    const char *cell = mi_returned_cell(said, FIELD_SATISFACTION);
    const char *folded;
    int64_t points = 0;
    MI_TRY(fold(returned, cell, &folded));
    const char *c = folded;
    for (; *c >= '0' && *c <= '9' && points <= MIRAIF_SATISFACTION_MOST; c++)
        points = 10 * points + (*c - '0');
    if (c == folded)
        points = value_of(folded, words);
    else if (*c == '.' || *c == '/' || points < 1 || points > MIRAIF_SATISFACTION_MOST)
        points = 0;
    if (*cell != '\0' && points == 0)
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_SATISFACTION, "invalid_satisfaction",
                        N_("“%s” is no number from 1 to 5"), cell);
    *ret_points = points;
    return MIRAIF_OK;
}

static enum miraif_status read_answer(struct mi_returned *returned, struct mi_said *said,
                                      struct miraif_follow_up *answer)
{
    const char *news = mi_returned_cell(said, FIELD_NEWS);
    answer->answered_at = said->at;
    answer->comment = mi_returned_text(said, FIELD_COMMENT);
    MI_TRY(read_worry(returned, said, &answer->worry));
    MI_TRY(read_satisfaction(returned, said, &answer->satisfaction));
    if (answer->worry == MIRAIF_WORRIES && answer->satisfaction == 0 && answer->comment == NULL &&
        *news == '\0')
        mi_returned_refuse_silence(returned, said, FIELD_WORRY);
    return MIRAIF_OK;
}

/* Names what the row is about, so that the latest of its kind can be found; a row that says nothing usable is
 * refused first, so that it does not stand before one that does. */
static enum miraif_status read_about(struct mi_returned *returned, struct mi_said *said)
{
    struct miraif_follow_up found = {0};
    char object[MI_FOLLOW_UP_TEXT];
    if (said->row->reason != NULL)
        return MIRAIF_OK;
    MI_TRY(find(returned, said, &found));
    MI_TRY(read_answer(returned, said, &found));
    mi_returned_consent(returned, said, FIELD_DIGEST);
    if (said->row->reason != NULL)
        return MIRAIF_OK;
    mi_follow_up_object(&found, object);
    said->object = mi_arena_text(returned->arena, object);
    return said->object == NULL ? mi_no_memory(returned->err) : MIRAIF_OK;
}

static bool is_same(const struct miraif_follow_up *a, const struct miraif_follow_up *b)
{
    return a->worry == b->worry && a->satisfaction == b->satisfaction && mi_text_is(a->comment, b->comment);
}

static enum miraif_status keep_news(struct mi_returned *returned, const struct mi_said *said,
                                    enum miraif_consent digest, bool *changed)
{
    const struct miraif_update_draft draft = {
        .person = said->person, .text = mi_returned_cell(said, FIELD_NEWS), .at = said->at, .digest = digest};
    struct miraif_update update;
    bool told = false;
    if (*draft.text == '\0')
        return MIRAIF_OK;
    MI_TRY(mi_update_take(returned->store, &draft, returned->scratch, &update, &told, returned->err));
    *changed = *changed || told;
    return MIRAIF_OK;
}

/* Who has answered is reminded no more. */
static enum miraif_status keep(struct mi_returned *returned, const struct miraif_follow_up *answer)
{
    char object[MI_FOLLOW_UP_TEXT];
    int64_t cancelled, claimed;
    mi_follow_up_object(answer, object);
    MI_TRY(mi_follow_up_put(returned->store, answer, returned->err));
    static const char *const rules[] = {"follow-up", "follow-up-again"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        MI_TRY(mi_outbox_cancel(
            returned->store,
            &(struct mi_item_filter){.person = answer->person, .object = object, .rule = rules[i]},
            &cancelled, &claimed, returned->err));
    return MIRAIF_OK;
}

static enum miraif_status take(struct mi_returned *returned, struct mi_said *said,
                               enum mi_sheet_outcome *ret_outcome)
{
    struct miraif_follow_up before = {0};
    MI_TRY(find(returned, said, &before));
    struct miraif_follow_up answer = before;
    MI_TRY(read_answer(returned, said, &answer));
    if (before.answered_at > said->at)
        return mi_returned_outdated(returned, said);
    bool changed = before.answered_at == 0 || !is_same(&before, &answer);
    if (changed)
        MI_TRY(keep(returned, &answer));
    MI_TRY(keep_news(returned, said, mi_returned_consent(returned, said, FIELD_DIGEST), &changed));
    *ret_outcome = !changed                  ? MI_SHEET_UNCHANGED
                   : before.answered_at == 0 ? MI_SHEET_CREATED
                                             : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static const struct mi_returned_kind kind = {
    .fields = fields,
    .field_count = FIELDS,
    .purposes = (const char *const[]){"follow-up", NULL},
    .need = need,
    .needed = sizeof need / sizeof *need,
    .what = N_("what became of the worry, or how satisfied somebody is"),
    .read = read_about,
    .take = take,
    .latest = MI_LATEST_ALL,
};

enum miraif_status miraif_follow_up_import(struct miraif_store *store,
                                           const struct miraif_import_options *options,
                                           struct miraif_arena *arena,
                                           struct miraif_import_report *ret_report, struct miraif_error *err)
{
    return mi_returned_import(&kind, NULL, store, options, arena, ret_report, err);
}
