/* Reading a selection back: rows, reasons, figures. */
#include "flow/select/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "flow/select/words.h"
#include "io/json_read.h"
#include "miraif/cohort.h"
#include "store/db.h"
#include "store/run.h"
#include "store/selection.h"
#include "text/json_write.h"

const char *mi_selection_outcome(const struct miraif_selected *selected, struct miraif_arena *arena)
{
    struct mi_value *outcome = mi_value_object(arena);
    const char *text;
    mi_put_int(outcome, "seats", selected->seats);
    mi_put_int(outcome, "teams", selected->teams);
    mi_put_int(outcome, "team_size", selected->team_size);
    mi_put_int(outcome, "total", selected->total); /* these in millionths */
    mi_put_int(outcome, "bound", selected->bound);
    mi_put_int(outcome, "unruled", selected->unruled);
    mi_put_int(outcome, "eligible", selected->eligible);
    mi_put_int(outcome, "unmarked", selected->unmarked);
    return mi_json_write(outcome, arena, &text, NULL) == MIRAIF_OK ? text : NULL;
}

static int64_t figure(const struct mi_value *outcome, const char *key)
{
    const struct mi_value *value = mi_value_get(outcome, key);
    return value != NULL ? value->number : 0;
}

static enum miraif_status read_outcome(struct miraif_selected *selected, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    struct mi_value *outcome;
    MI_TRY(mi_json_read(selected->run.outcome, strlen(selected->run.outcome), arena, &outcome, err));
    selected->seats = figure(outcome, "seats");
    selected->teams = figure(outcome, "teams");
    selected->team_size = figure(outcome, "team_size");
    selected->total = figure(outcome, "total");
    selected->bound = figure(outcome, "bound");
    selected->unruled = figure(outcome, "unruled");
    selected->eligible = figure(outcome, "eligible");
    selected->unmarked = figure(outcome, "unmarked");
    return MIRAIF_OK;
}

/* Collects the reasons of a run, which come by subject. */
struct reading {
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_reason *item;
    size_t count;
    size_t room;
};

static enum miraif_status take_reason(void *context, const struct miraif_reason *reason)
{
    struct reading *reading = context;
    struct miraif_reason *list =
        mi_arena_grow(reading->arena, reading->item, reading->count, &reading->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(reading->err);
    list[reading->count++] = *reason;
    reading->item = list;
    return MIRAIF_OK;
}

static int compare_subject(const void *key, const void *element)
{
    const struct miraif_reason *reason = element;
    return strcmp(key, reason->subject);
}

/* The reasons of one subject, which stand beside one another. */
static void find_reasons(const struct reading *reading, const char *subject,
                         const struct miraif_reason **ret_first, size_t *ret_count)
{
    struct miraif_reason *first = reading->count == 0 ? NULL
                                                      : bsearch(subject, reading->item, reading->count,
                                                                sizeof *reading->item, compare_subject);
    if (first == NULL)
        return;
    while (first > reading->item && strcmp(first[-1].subject, subject) == 0)
        first--;
    size_t count = 0;
    while (first + count < reading->item + reading->count && strcmp(first[count].subject, subject) == 0)
        count++;
    *ret_first = first;
    *ret_count = count;
}

/* Everybody who is selected: they stand first. */
static enum miraif_status replace_anybody(const struct miraif_choice *all, size_t count,
                                          struct miraif_choice *choice, struct miraif_arena *arena,
                                          struct miraif_error *err)
{
    while (choice->replace_count < count && mi_text_is(all[choice->replace_count].decision, "selected"))
        choice->replace_count++;
    int64_t *replaces = mi_arena_array(arena, choice->replace_count, sizeof *replaces);
    if (replaces == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < choice->replace_count; i++)
        replaces[i] = all[i].person;
    choice->replaces = replaces;
    return MIRAIF_OK;
}

/* Those whom the arguments of a reason name. */
static enum miraif_status replace_some(const char *json, struct miraif_choice *choice,
                                       struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_value *args;
    MI_TRY(mi_json_read(json, strlen(json), arena, &args, err));
    const struct mi_value *people = mi_value_get(args, "people");
    size_t count = 0;
    for (const struct mi_value *one = people != NULL ? people->first : NULL; one != NULL; one = one->next)
        count++;
    int64_t *replaces = mi_arena_array(arena, count, sizeof *replaces);
    if (replaces == NULL)
        return mi_no_memory(err);
    for (const struct mi_value *one = people != NULL ? people->first : NULL; one != NULL; one = one->next)
        replaces[choice->replace_count++] = mi_naming_id(one->text != NULL ? one->text : "");
    choice->replaces = replaces;
    return MIRAIF_OK;
}

static enum miraif_status read_replaces(const struct miraif_choice *all, size_t count,
                                        struct miraif_choice *choice, struct miraif_arena *arena,
                                        struct miraif_error *err)
{
    for (size_t i = 0; i < choice->reasons; i++) {
        if (mi_text_is(choice->reason[i].code, "replaces_anybody"))
            return replace_anybody(all, count, choice, arena, err);
        if (mi_text_is(choice->reason[i].code, "replaces"))
            return replace_some(choice->reason[i].args, choice, arena, err);
    }
    return MIRAIF_OK;
}

static enum miraif_status give_reasons(struct miraif_store *store, struct miraif_selected *selected,
                                       struct miraif_choice *choice, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    struct mi_names names = {mi_arena_array(arena, selected->choices, sizeof *names.item), selected->choices};
    if (names.item == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < names.count; i++)
        names.item[i] = (struct mi_name){choice[i].person, choice[i].name};
    mi_names_sort(&names);
    struct reading reading = {.arena = arena, .err = err};
    MI_TRY(mi_run_reasons(store, selected->run.id, NULL, arena, take_reason, &reading, err));
    for (size_t i = 0; i < reading.count; i++)
        MI_TRY(mi_reason_words(&reading.item[i], &names, mi_store_env(store), arena, err));
    find_reasons(&reading, "run", &selected->reason, &selected->reasons);
    for (size_t i = 0; i < selected->choices; i++) {
        const char *subject = mi_arena_printf(arena, "p%lld", (long long)choice[i].person);
        if (subject == NULL)
            return mi_no_memory(err);
        find_reasons(&reading, subject, &choice[i].reason, &choice[i].reasons);
        MI_TRY(read_replaces(choice, selected->choices, &choice[i], arena, err));
    }
    return MIRAIF_OK;
}

enum miraif_status mi_selection_read(struct miraif_store *store, const struct miraif_run *run,
                                     struct miraif_arena *arena, struct miraif_selected *ret_selected,
                                     struct miraif_error *err)
{
    struct miraif_selected selected = {.run = *run};
    struct miraif_choice *choice;
    MI_TRY(read_outcome(&selected, arena, err));
    MI_TRY(mi_selection_load(store, run->cohort, run->id, arena, &choice, &selected.choices, err));
    MI_TRY(give_reasons(store, &selected, choice, arena, err));
    selected.choice = choice;
    *ret_selected = selected;
    return MIRAIF_OK;
}

enum miraif_status mi_selection_check_open(struct miraif_store *store, int64_t cohort,
                                           struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_run run;
    MI_TRY(mi_run_get(store, cohort, "select", "adopted", arena, &run, err));
    if (run.id == 0)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "the selection of cohort %lld is adopted", (long long)cohort);
    mi_hint(err,
            "look at it with `miraif cohort select %lld --show`; take the adoption back with `miraif"
            " undo`, while nothing stands on it; go on with `miraif team form %lld`",
            (long long)cohort, (long long)cohort);
    return MIRAIF_REFUSED;
}

/* Adopted, else the draft. */
static enum miraif_status read_standing(struct miraif_store *store, int64_t cohort,
                                        struct miraif_arena *arena, struct miraif_selected *ret_selected,
                                        struct miraif_error *err)
{
    struct miraif_cohort found;
    struct miraif_run run;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &found, err));
    MI_TRY(mi_run_get(store, cohort, "select", "adopted", arena, &run, err));
    if (run.id == 0)
        MI_TRY(mi_run_get(store, cohort, "select", "draft", arena, &run, err));
    if (run.id != 0)
        return mi_selection_read(store, &run, arena, ret_selected, err);
    mi_fail(err, MIRAIF_NOT_FOUND, "nothing is selected yet for cohort %lld", (long long)cohort);
    mi_hint(err, "draft a selection: miraif cohort select %lld", (long long)cohort);
    return MIRAIF_NOT_FOUND;
}

enum miraif_status miraif_selection_get(struct miraif_store *store, int64_t cohort,
                                        struct miraif_arena *arena, struct miraif_selected *ret_selected,
                                        struct miraif_error *err)
{
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = read_standing(store, cohort, arena, ret_selected, err);
    mi_store_end_read(store);
    return status;
}
