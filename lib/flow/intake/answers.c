/* The columns of a roster that are no field of ours. */
#include "flow/intake/answers.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/intake/same.h"
#include "text/json_write.h"
#include "text/utf8.h"

static void add_member(struct mi_str *json, const char *header, const char *text)
{
    mi_str_add_char(json, json->length == 0 ? '{' : ',');
    mi_json_add_text(json, header);
    mi_str_add_char(json, ':');
    mi_json_add_text(json, text);
}

static enum miraif_status end_object(struct mi_str *json, const char **ret_json, struct miraif_error *err)
{
    *ret_json = NULL;
    if (json->length == 0 && !json->failed)
        return MIRAIF_OK;
    mi_str_add_char(json, '}');
    return mi_str_end(json, ret_json, err);
}

enum miraif_status mi_answers_read(const struct mi_csv_record *record, const struct mi_columns *columns,
                                   const char *band, struct miraif_arena *arena, const char **ret_answers,
                                   struct miraif_error *err)
{
    struct mi_str json = mi_str_begin(arena, SIZE_MAX / 4);
    for (size_t i = 0; i < columns->count && i < record->count; i++) {
        bool kept =
            columns->fields[i] == MI_FIELD_NONE || (columns->fields[i] == MI_FIELD_AGE && band != NULL);
        size_t length = 0;
        if (kept)
            mi_utf8_trim(record->fields[i], &length);
        if (length == 0)
            continue;
        add_member(&json, columns->names[i], record->fields[i]);
    }
    return end_object(&json, ret_answers, err);
}

enum miraif_status mi_answers_begin(const struct miraif_profile *profile, struct miraif_arena *arena,
                                    struct mi_answers *ret_answers, struct miraif_error *err)
{
    const struct miraif_answer *list;
    struct mi_answers answers = {.arena = arena};
    MI_TRY(miraif_answers(profile, arena, &list, &answers.count, err));
    answers.room = answers.count;
    answers.list = mi_arena_array(arena, answers.count + 1, sizeof *answers.list);
    if (answers.list == NULL)
        return mi_no_memory(err);
    if (answers.count > 0)
        memcpy(answers.list, list, answers.count * sizeof *list);
    *ret_answers = answers;
    return MIRAIF_OK;
}

static struct miraif_answer *find(const struct mi_answers *answers, const char *header)
{
    for (size_t i = 0; i < answers->count; i++)
        if (strcmp(answers->list[i].header, header) == 0)
            return &answers->list[i];
    return NULL;
}

const char *mi_answers_get(const struct mi_answers *answers, const char *header)
{
    const struct miraif_answer *answer = find(answers, header);
    return answer == NULL ? NULL : answer->text;
}

enum miraif_status mi_answers_set(struct mi_answers *answers, const char *header, const char *text,
                                  struct miraif_error *err)
{
    struct miraif_answer *answer = find(answers, header);
    if (answer != NULL) {
        answer->text = text;
        return MIRAIF_OK;
    }
    struct miraif_answer *list =
        mi_arena_grow(answers->arena, answers->list, answers->count, &answers->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    answers->list = list;
    answers->list[answers->count++] = (struct miraif_answer){header, text};
    return MIRAIF_OK;
}

enum miraif_status mi_answers_end(const struct mi_answers *answers, const char **ret_json,
                                  struct miraif_error *err)
{
    struct mi_str json = mi_str_begin(answers->arena, SIZE_MAX / 4);
    for (size_t i = 0; i < answers->count; i++)
        if (answers->list[i].text != NULL)
            add_member(&json, answers->list[i].header, answers->list[i].text);
    return end_object(&json, ret_json, err);
}

static enum miraif_status is_alike(const char *stored, const char *said, struct miraif_arena *arena,
                                   bool *ret_alike, struct miraif_error *err)
{
    bool alike = stored != NULL && mi_same_loose_cell(stored, said, false);
    if (!alike)
        MI_TRY(mi_same_value(MI_FIELD_NONE, stored, said, arena, &alike, err));
    *ret_alike = alike;
    return MIRAIF_OK;
}

enum miraif_status mi_answers_agree(const struct miraif_profile *stored, const struct miraif_profile *said,
                                    struct miraif_arena *arena, bool *ret_agree, struct miraif_error *err)
{
    struct mi_answers before, after;
    bool agree = true;
    MI_TRY(mi_answers_begin(stored, arena, &before, err));
    MI_TRY(mi_answers_begin(said, arena, &after, err));
    for (size_t i = 0; i < after.count && agree; i++)
        MI_TRY(
            is_alike(mi_answers_get(&before, after.list[i].header), after.list[i].text, arena, &agree, err));
    *ret_agree = agree;
    return MIRAIF_OK;
}

struct knowing {
    const char *const *header;
    size_t count;
    bool *known;
    size_t left;
    struct miraif_arena *scratch;
    struct miraif_error *err;
};

static enum miraif_status look_at(void *context, const struct miraif_person *person)
{
    struct knowing *knowing = context;
    struct mi_answers answers;
    if (knowing->left == 0 || person->profile.answers == NULL)
        return MIRAIF_OK;
    miraif_arena_reset(knowing->scratch);
    MI_TRY(mi_answers_begin(&person->profile, knowing->scratch, &answers, knowing->err));
    for (size_t i = 0; i < knowing->count; i++)
        if (!knowing->known[i] && find(&answers, knowing->header[i]) != NULL) {
            knowing->known[i] = true;
            knowing->left--;
        }
    return MIRAIF_OK;
}

enum miraif_status mi_answers_know(struct miraif_store *store, const char *const *header, size_t count,
                                   struct miraif_arena *arena, const bool **ret_known,
                                   struct miraif_error *err)
{
    struct knowing knowing = {.header = header, .count = count, .left = count, .err = err};
    knowing.known = mi_arena_array(arena, count + 1, sizeof *knowing.known);
    if (knowing.known == NULL)
        return mi_no_memory(err);
    *ret_known = knowing.known;
    if (count == 0)
        return MIRAIF_OK;
    knowing.scratch = miraif_arena_create();
    enum miraif_status status =
        knowing.scratch == NULL ? mi_no_memory(err) : miraif_person_each(store, NULL, look_at, &knowing, err);
    miraif_arena_destroy(knowing.scratch);
    return status;
}
