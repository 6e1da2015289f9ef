/* Taking over into a cohort those who asked for the next one. */
#include "base/arena.h"
#include "base/error.h"
#include "store/cohort.h"
#include "store/db.h"

struct list {
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_deferral *item;
    size_t count;
    size_t room;
};

static enum miraif_status keep(void *context, const struct miraif_deferral *deferral)
{
    struct list *list = context;
    struct miraif_deferral *grown =
        mi_arena_grow(list->arena, list->item, list->count, &list->room, sizeof *grown);
    struct miraif_deferral kept = *deferral;
    kept.name = mi_arena_text(list->arena, deferral->name);
    kept.email = mi_arena_text(list->arena, deferral->email);
    if (grown == NULL || kept.name == NULL || kept.email == NULL)
        return mi_no_memory(list->err);
    list->item = grown;
    list->item[list->count++] = kept;
    return MIRAIF_OK;
}

static enum miraif_status check_open(struct miraif_store *store, int64_t cohort, struct miraif_error *err)
{
    struct miraif_cohort_state state;
    MI_TRY(miraif_cohort_state(store, cohort, &state, err));
    if (state.selection != MIRAIF_STAGE_ADOPTED)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "the selection of cohort %lld is adopted: nobody new is considered",
            (long long)cohort);
    mi_hint(err, "take them over into a later cohort");
    return MIRAIF_REFUSED;
}

struct search {
    int64_t cohort;
    bool found;
};

static enum miraif_status look_for_cohort(void *context, const struct miraif_application *application)
{
    struct search *search = context;
    search->found = search->found || application->cohort == search->cohort;
    return MIRAIF_OK;
}

static enum miraif_status has_applied(struct miraif_store *store, int64_t cohort, int64_t person,
                                      bool *ret_has, struct miraif_error *err)
{
    struct search search = {.cohort = cohort};
    MI_TRY(miraif_application_each_of(store, person, look_for_cohort, &search, err));
    *ret_has = search.found;
    return MIRAIF_OK;
}

/* Keeps of `list` whom the reference names; whoever is in the cohort already is left alone. */
static enum miraif_status pick(struct miraif_store *store, int64_t cohort, const char *reference,
                               const struct list *list, struct list *picked, struct miraif_error *err)
{
    struct miraif_person person;
    bool applied;
    MI_TRY(miraif_person_find(store, reference, list->arena, &person, err));
    for (size_t i = 0; i < picked->count; i++)
        if (picked->item[i].person == person.id)
            return MIRAIF_OK;
    for (size_t i = 0; i < list->count; i++)
        if (list->item[i].person == person.id)
            return keep(picked, &list->item[i]);
    MI_TRY(has_applied(store, cohort, person.id, &applied, err));
    if (applied)
        return MIRAIF_OK;
    return mi_fail(err, MIRAIF_REFUSED, "p%lld %s has not asked in an earlier cohort for a later one",
                   (long long)person.id, person.name);
}

static enum miraif_status take_over(struct miraif_store *store, int64_t cohort, const char *const *reference,
                                    size_t references, struct list *taken, struct miraif_error *err)
{
    struct list all = {.arena = taken->arena, .err = err};
    MI_TRY(miraif_deferral_each(store, cohort, keep, &all, err));
    MI_TRY(check_open(store, cohort, err));
    for (size_t i = 0; i < references; i++)
        MI_TRY(pick(store, cohort, reference[i], &all, taken, err));
    if (references == 0)
        *taken = all;
    for (size_t i = 0; i < taken->count; i++)
        MI_TRY(mi_deferral_apply(store, taken->item[i].cohort, cohort, taken->item[i].person, err));
    return MIRAIF_OK;
}

enum miraif_status miraif_cohort_take_over(struct miraif_store *store, int64_t cohort,
                                           const char *const *reference, size_t references,
                                           struct miraif_arena *arena,
                                           const struct miraif_deferral **ret_list, size_t *ret_count,
                                           struct miraif_error *err)
{
    struct list taken = {.arena = arena, .err = err};
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, take_over(store, cohort, reference, references, &taken, err), err));
    *ret_list = taken.item;
    *ret_count = taken.count;
    return MIRAIF_OK;
}
