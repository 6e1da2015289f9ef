/* What somebody may see of others. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/person/assessment.h"
#include "flow/person/field.h"
#include "miraif/team.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/presentation.h"
#include "store/share.h"
#include "text/reference.h"

struct viewing {
    struct miraif_store *store;
    struct mi_looker looker;
    struct miraif_arena *arena; /* of one person */
    miraif_view_fn *each;
    void *context;
    struct miraif_error *err;

    struct miraif_person person;
    const struct miraif_answer *answer;
    size_t answers;
    struct miraif_view view;
    struct miraif_seen *seen; /* with room for all fields and answers */
};

static enum miraif_status resolve(struct viewing *viewing, const char *who)
{
    struct mi_reference reference;
    struct miraif_teams teams;
    const struct miraif_team *team;
    struct miraif_person person;
    if (mi_text_is(who, "public"))
        return MIRAIF_OK;
    if (mi_reference_parse(who, &reference) && reference.kind == MI_REFERENCE_TEAM) {
        MI_TRY(miraif_team_find(viewing->store, who, viewing->arena, &teams, &team, viewing->err));
        viewing->looker.cohort = team->cohort;
        viewing->looker.team = team->number;
        return MIRAIF_OK;
    }
    MI_TRY(miraif_person_find(viewing->store, who, viewing->arena, &person, viewing->err));
    viewing->looker.person = person.id;
    return MIRAIF_OK;
}

static enum miraif_status put(struct viewing *viewing, const char *field, const char *text)
{
    if (mi_text_blank(text))
        return MIRAIF_OK;
    struct miraif_seen *seen = &viewing->seen[viewing->view.items];
    *seen = (struct miraif_seen){mi_arena_text(viewing->arena, field), mi_arena_text(viewing->arena, text)};
    viewing->view.items++;
    return seen->field == NULL || seen->text == NULL ? mi_no_memory(viewing->err) : MIRAIF_OK;
}

static enum miraif_status put_vision(struct viewing *viewing)
{
    struct miraif_vision vision;
    MI_TRY(mi_vision_latest(viewing->store, 0, viewing->person.id, viewing->arena, &vision, viewing->err));
    if (vision.version == 0)
        return MIRAIF_OK;
    return put(viewing, "vision", vision.text != NULL ? vision.text : vision.file);
}

static enum miraif_status put_assessment(struct viewing *viewing)
{
    const char *text;
    MI_TRY(mi_assessment_text(viewing->store, viewing->person.id, viewing->arena, &text, viewing->err));
    return put(viewing, MI_FIELD_ASSESSMENT, text);
}

static enum miraif_status put_answer(struct viewing *viewing, const char *field)
{
    for (size_t i = 0; i < viewing->answers; i++)
        if (mi_text_is(viewing->answer[i].header, field + strlen(MI_ANSWER)))
            return put(viewing, field, viewing->answer[i].text);
    return MIRAIF_OK;
}

static enum miraif_status put_field(void *context, const char *field)
{
    struct viewing *viewing = context;
    char number[MI_FIELD_NUMBER];
    if (mi_text_starts(field, MI_ANSWER))
        return put_answer(viewing, field);
    if (mi_text_is(field, "vision"))
        return put_vision(viewing);
    if (mi_text_is(field, MI_FIELD_ASSESSMENT))
        return put_assessment(viewing);
    if (mi_text_is(field, "name")) {
        viewing->view.name = viewing->person.name;
        return MIRAIF_OK;
    }
    return put(viewing, field, mi_field_text(&viewing->person, field, number));
}

static enum miraif_status put_everything(struct viewing *viewing)
{
    const char *const *codes = miraif_share_fields();
    for (size_t i = 0; codes[i] != NULL; i++)
        MI_TRY(put_field(viewing, codes[i]));
    for (size_t i = 0; i < viewing->answers; i++) {
        const char *field = mi_arena_printf(viewing->arena, "%s%s", MI_ANSWER, viewing->answer[i].header);
        if (field == NULL)
            return mi_no_memory(viewing->err);
        MI_TRY(put(viewing, field, viewing->answer[i].text));
    }
    return MIRAIF_OK;
}

static enum miraif_status load(struct viewing *viewing, int64_t id)
{
    size_t fields = 0;
    miraif_arena_reset(viewing->arena);
    MI_TRY(miraif_person_get(viewing->store, id, viewing->arena, &viewing->person, viewing->err));
    MI_TRY(miraif_answers(&viewing->person.profile, viewing->arena, &viewing->answer, &viewing->answers,
                          viewing->err));
    while (miraif_share_fields()[fields] != NULL)
        fields++;
    viewing->seen = mi_arena_array(viewing->arena, fields + viewing->answers, sizeof *viewing->seen);
    return viewing->seen == NULL ? mi_no_memory(viewing->err) : MIRAIF_OK;
}

static enum miraif_status look_at(void *context, int64_t person, unsigned as)
{
    struct viewing *viewing = context;
    bool everybody = viewing->looker.person == 0 && viewing->looker.team == 0;
    MI_TRY(load(viewing, person));
    viewing->view = (struct miraif_view){.as = as, .item = viewing->seen};
    if ((as & (MIRAIF_AUDIENCE_SELF | MIRAIF_AUDIENCE_TEAM | MIRAIF_AUDIENCE_MENTOR)) != 0)
        viewing->view.name = viewing->person.name;
    MI_TRY((as & MIRAIF_AUDIENCE_SELF) != 0
               ? put_everything(viewing)
               : mi_share_fields_each(viewing->store, person, as, put_field, viewing, viewing->err));
    if (viewing->view.name == NULL && viewing->view.items == 0)
        return MIRAIF_OK;
    if (viewing->view.name != NULL && !everybody)
        viewing->view.person = person;
    return viewing->each(viewing->context, &viewing->view);
}

static enum miraif_status view_all(struct viewing *viewing, const char *who, int64_t cohort)
{
    MI_TRY(resolve(viewing, who));
    if (cohort != 0)
        MI_TRY(mi_cohort_need(viewing->store, cohort, viewing->err));
    return mi_near_each(viewing->store, &viewing->looker, cohort, look_at, viewing, viewing->err);
}

enum miraif_status miraif_view_each(struct miraif_store *store, const char *who, int64_t cohort,
                                    miraif_view_fn *each, void *context, struct miraif_error *err)
{
    struct viewing viewing = {
        .store = store, .arena = miraif_arena_create(), .each = each, .context = context, .err = err};
    if (viewing.arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = view_all(&viewing, who, cohort);
    miraif_arena_destroy(viewing.arena);
    return status;
}
