/* The questions of the survey and the items of the pulse. */
#include "flow/voice/questions.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/question.h"
#include "text/key.h"

static const struct miraif_question defaults[] = {
    {"satisfaction", 1, 5, false, "今回の満足度をお聞かせください",
     "How satisfied are you with this session?"},
    {"recommend", 0, 10, false, "この場を友人や同僚に勧めたいと思いますか",
     "How likely are you to recommend this to a friend or colleague?"},
    {"liked", 0, 0, false, "良かったこと、心に残ったこと", "What was good, or stayed with you?"},
    {"improve", 0, 0, false, "こうすればもっと良くなると思うこと", "What would make it better?"},
};

static const struct miraif_question items[MIRAIF_PULSE_ITEMS] = {
    {"q1", 1, 7, true, "このチームでミスをすると、責められることが多い",
     "If you make a mistake on this team, it is often held against you"},
    {"q2", 1, 7, false, "このチームでは、メンバーが問題や難しい論点を口に出すことができる",
     "Members of this team are able to bring up problems and tough issues"},
    {"q3", 1, 7, true, "このチームの人たちは、自分と異なるというだけで人を受け入れないことがある",
     "People on this team sometimes reject others for being different"},
    {"q4", 1, 7, false, "このチームでは、安心してリスクを取ることができる",
     "It is safe to take a risk on this team"},
    {"q5", 1, 7, true, "このチームのほかのメンバーには、助けを求めにくい",
     "It is difficult to ask other members of this team for help"},
    {"q6", 1, 7, false, "このチームには、私の努力をわざと無にするような人はいない",
     "No one on this team would deliberately act in a way that undermines my efforts"},
    {"q7", 1, 7, false, "このチームで活動すると、私ならではの技能や才能が尊重され、活かされる",
     "Working with members of this team, my unique skills and talents are valued and utilized"},
};

/* How forms put the questions that miraif comes with. */
static const struct {
    const char *code;
    const char *const *words;
} known[] = {
    {"satisfaction", (const char *const[]){"満足", "satisf", NULL}},
    {"recommend", (const char *const[]){"勧め", "すすめ", "推奨", "recommend", NULL}},
    {"liked", (const char *const[]){"良かった", "よかった", "心に残", "印象", "liked", "was good", NULL}},
    {"improve", (const char *const[]){"改善", "もっと", "良くなる", "よくなる", "better", "improve", NULL}},
    {"q1", (const char *const[]){"ミスをする", "make a mistake", NULL}},
    {"q2", (const char *const[]){"難しい論点", "難しい問題", "tough issues", NULL}},
    {"q3", (const char *const[]){"異なる", "reject others", "being different", NULL}},
    {"q4", (const char *const[]){"リスク", "take a risk", NULL}},
    {"q5", (const char *const[]){"助けを求め", "支援を求め", "for help", NULL}},
    {"q6", (const char *const[]){"わざと", "故意に", "undermine", NULL}},
    {"q7", (const char *const[]){"才能", "unique skills", NULL}},
};

const struct miraif_question *miraif_pulse_items(void)
{
    return items;
}

enum miraif_status miraif_questions_get(struct miraif_store *store, struct miraif_arena *arena,
                                        const struct miraif_question **ret_list, size_t *ret_count,
                                        bool *ret_preset, struct miraif_error *err)
{
    const struct miraif_question *list;
    size_t count;
    MI_TRY(mi_question_load(store, arena, &list, &count, err));
    *ret_preset = count == 0;
    *ret_list = count == 0 ? defaults : list;
    *ret_count = count == 0 ? sizeof defaults / sizeof *defaults : count;
    return MIRAIF_OK;
}

enum miraif_status mi_question_column(const struct miraif_question *question, struct miraif_arena *arena,
                                      struct mi_sheet_field *ret_field, struct miraif_error *err)
{
    static const char *const none[] = {NULL};
    const char **names = mi_arena_array(arena, 3, sizeof *names);
    if (names == NULL)
        return mi_no_memory(err);
    names[0] = question->ja;
    names[1] = question->en;
    *ret_field = (struct mi_sheet_field){question->code, names, none};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (mi_text_is(known[i].code, question->code))
            ret_field->words = known[i].words;
    return MIRAIF_OK;
}

enum { FIELD_CODE, FIELD_SCALE, FIELD_JA, FIELD_EN, FIELDS };

static const struct mi_sheet_field fields[] = {
    [FIELD_CODE] = {"code", (const char *const[]){"コード", NULL}, (const char *const[]){NULL}},
    [FIELD_SCALE] = {"scale", (const char *const[]){"尺度", "段階", NULL}, (const char *const[]){NULL}},
    [FIELD_JA] = {"ja", (const char *const[]){"日本語", "質問", "question", NULL},
                  (const char *const[]){NULL}},
    [FIELD_EN] = {"en", (const char *const[]){"英語", "english", NULL}, (const char *const[]){NULL}},
};

/* "1-5", also full-width; blank is free text. */
static bool read_scale(const char *text, struct miraif_question *question)
{
    char folded[32];
    char *end;
    if (*text == '\0')
        return true;
    if (!mi_text_fold_into(text, MI_FOLD_BLANKS | MI_FOLD_DASHES, folded, sizeof folded))
        return false;
    for (char *c = folded; *c != '\0'; c++)
        if (*c == '~')
            *c = '-';
    question->low = strtoll(folded, &end, 10);
    if (end == folded || *end != '-' || folded[0] == '-')
        return false;
    question->high = strtoll(end + 1, &end, 10);
    return *end == '\0' && question->high > question->low &&
           question->high - question->low < MIRAIF_SCALE_STEPS_MOST;
}

static bool is_code(const char *text)
{
    return *text != '\0' && strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_") == strlen(text) &&
           !mi_text_is(text, "code") && !mi_text_is(text, "email") && !mi_text_is(text, "at") &&
           !mi_text_is(text, "talk");
}

static enum miraif_status bad(const struct mi_sheet *sheet, const struct mi_sheet_row *row,
                              enum miraif_status status, struct miraif_error *err)
{
    mi_locate(err, sheet->options->path, row->line, 0, NULL);
    return status;
}

static enum miraif_status read_question(const struct mi_sheet *sheet, size_t number,
                                        struct miraif_question *list, struct miraif_error *err)
{
    const struct mi_sheet_row *row = &sheet->row[number];
    struct miraif_question question = {.code = row->cell[FIELD_CODE], .ja = row->cell[FIELD_JA]};
    question.en = *row->cell[FIELD_EN] == '\0' ? question.ja : row->cell[FIELD_EN];
    if (row->reason != NULL)
        return bad(sheet, row, mi_fail(err, MIRAIF_BAD_INPUT, "%s", row->message), err);
    if (!is_code(question.code))
        return bad(sheet, row,
                   mi_fail(err, MIRAIF_BAD_INPUT,
                           "“%s” is no code: it has small letters, digits, “-” and “_”, and is none of"
                           " code, email, at, talk",
                           question.code),
                   err);
    if (*question.ja == '\0')
        return bad(sheet, row, mi_fail(err, MIRAIF_BAD_INPUT, "the question “%s” has no text", question.code),
                   err);
    if (!read_scale(row->cell[FIELD_SCALE], &question))
        return bad(sheet, row,
                   mi_fail(err, MIRAIF_BAD_INPUT, "“%s” is no scale, such as 1-5, of at most %d steps",
                           row->cell[FIELD_SCALE], MIRAIF_SCALE_STEPS_MOST),
                   err);
    for (size_t i = 0; i < number; i++)
        if (mi_text_is(list[i].code, question.code))
            return bad(sheet, row,
                       mi_fail(err, MIRAIF_BAD_INPUT, "the question “%s” is there twice", question.code),
                       err);
    list[number] = question;
    return MIRAIF_OK;
}

static enum miraif_status read_and_set(struct miraif_store *store, struct mi_sheet *sheet,
                                       const struct miraif_import_options *options,
                                       struct miraif_arena *arena, struct miraif_error *err)
{
    static const size_t needed[] = {FIELD_CODE};
    static const size_t texts[] = {FIELD_JA};
    const struct miraif_env *env = mi_store_env(store);
    MI_TRY(mi_sheet_open(env, options, fields, FIELDS, NULL, arena, sheet, err));
    MI_TRY(mi_sheet_need(sheet, needed, 1, mi_translate(env, N_("what a question is called")), err));
    MI_TRY(mi_sheet_need(sheet, texts, 1, mi_translate(env, N_("what a question says")), err));
    if (sheet->rows > MIRAIF_QUESTIONS_MOST)
        return mi_fail(err, MIRAIF_BAD_INPUT, "there are more than %d questions", MIRAIF_QUESTIONS_MOST);
    struct miraif_question *list = mi_arena_array(arena, sheet->rows, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < sheet->rows; i++)
        MI_TRY(read_question(sheet, i, list, err));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, mi_question_replace(store, list, sheet->rows, err), err);
}

enum miraif_status miraif_questions_set(struct miraif_store *store,
                                        const struct miraif_import_options *options,
                                        struct miraif_arena *arena, size_t *ret_count,
                                        struct miraif_error *err)
{
    struct mi_sheet sheet = {0};
    enum miraif_status status = read_and_set(store, &sheet, options, arena, err);
    if (status == MIRAIF_OK)
        *ret_count = sheet.rows;
    mi_sheet_close(&sheet);
    return status;
}
