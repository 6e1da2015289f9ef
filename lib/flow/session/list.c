/* Copies of sessions, and a plan read back. */
#include "flow/session/list.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/draft.h"
#include "io/json_read.h"
#include "store/db.h"
#include "store/run.h"

enum { TEXTS = 8 };

static enum miraif_status copy_texts(struct mi_session_list *list, struct miraif_session *session)
{
    const char **const texts[TEXTS] = {&session->id,    &session->team_id,    &session->title,
                                       &session->date,  &session->place,      &session->mentee_name,
                                       &session->state, &session->mentor_name};
    for (size_t i = 0; i < TEXTS; i++) {
        const char *original = *texts[i];
        *texts[i] = mi_arena_text(list->arena, original);
        if (original != NULL && *texts[i] == NULL)
            return mi_no_memory(list->err);
    }
    return MIRAIF_OK;
}

enum miraif_status mi_session_take(void *context, const struct miraif_session *session)
{
    struct mi_session_list *list = context;
    if (list->count == list->room) {
        size_t room = list->room == 0 ? 64 : 2 * list->room;
        struct miraif_session *wider = mi_arena_array(list->arena, room, sizeof *wider);
        if (wider == NULL)
            return mi_no_memory(list->err);
        if (list->count > 0)
            memcpy(wider, list->item, list->count * sizeof *wider);
        list->item = wider;
        list->room = room;
    }
    list->item[list->count] = *session;
    return copy_texts(list, &list->item[list->count++]);
}

struct notes {
    struct miraif_arena *arena;
    struct miraif_error *err;
    const struct miraif_env *env;
    struct miraif_plan_note *item;
    size_t count;
    size_t room;
};

static enum miraif_status take_note(void *context, const struct miraif_reason *reason)
{
    struct notes *notes = context;
    struct mi_value *args;
    if (notes->count == notes->room) {
        size_t room = notes->room == 0 ? 8 : 2 * notes->room;
        struct miraif_plan_note *wider = mi_arena_array(notes->arena, room, sizeof *wider);
        if (wider == NULL)
            return mi_no_memory(notes->err);
        if (notes->count > 0)
            memcpy(wider, notes->item, notes->count * sizeof *wider);
        notes->item = wider;
        notes->room = room;
    }
    MI_TRY(mi_json_read(reason->args, strlen(reason->args), notes->arena, &args, notes->err));
    const char *words = mi_plan_words(reason->code, args, notes->env, notes->arena);
    if (words != NULL)
        notes->item[notes->count++] = (struct miraif_plan_note){reason->code, words};
    return MIRAIF_OK;
}

/* The sessions of one run are those of its cohort that came by the plan: drafts of the draft, else all that
 * are not drafts. */
enum miraif_status mi_plan_read(struct miraif_store *store, const struct miraif_run *run,
                                struct miraif_arena *arena, struct miraif_plan *ret_plan,
                                struct miraif_error *err)
{
    bool draft = mi_text_is(run->state, "draft");
    const struct miraif_session_filter filter = {
        .cohort = run->cohort, .state = draft ? "draft" : NULL, .no_drafts = !draft, .no_cancelled = true};
    struct mi_session_list list = {.arena = arena, .err = err};
    struct notes notes = {.arena = arena, .err = err, .env = mi_store_env(store)};
    MI_TRY(miraif_session_each(store, &filter, mi_session_take, &list, err));
    MI_TRY(mi_run_reasons(store, run->id, "run", arena, take_note, &notes, err));
    *ret_plan = (struct miraif_plan){*run, list.item, list.count, notes.item, notes.count};
    return MIRAIF_OK;
}
