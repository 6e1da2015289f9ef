/* Loading the members of adopted teams. */
#include "flow/session/crew.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

struct loading {
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_crew_member *member;
    size_t count;
    size_t room;
    int64_t teams;
};

static enum miraif_status grow(struct loading *loading)
{
    size_t room = loading->room == 0 ? 32 : 2 * loading->room;
    struct mi_crew_member *wider = mi_arena_array(loading->arena, room, sizeof *wider);
    if (wider == NULL)
        return mi_no_memory(loading->err);
    if (loading->count > 0)
        memcpy(wider, loading->member, loading->count * sizeof *wider);
    loading->member = wider;
    loading->room = room;
    return MIRAIF_OK;
}

static enum miraif_status take(void *context, const struct mi_crew_member *member)
{
    struct loading *loading = context;
    if (loading->count == loading->room)
        MI_TRY(grow(loading));
    struct mi_crew_member *copy = &loading->member[loading->count++];
    *copy = *member;
    copy->name = mi_arena_text(loading->arena, member->name);
    copy->availability = mi_arena_text(loading->arena, member->availability);
    if (copy->name == NULL || (member->availability != NULL && copy->availability == NULL))
        return mi_no_memory(loading->err);
    loading->teams = member->team > loading->teams ? member->team : loading->teams;
    return MIRAIF_OK;
}

enum miraif_status mi_crew_load(struct miraif_store *store, int64_t cohort, int64_t team,
                                struct miraif_arena *arena, struct mi_crew *ret_crew,
                                struct miraif_error *err)
{
    struct loading loading = {.arena = arena, .err = err};
    MI_TRY(mi_crew_each(store, cohort, team, take, &loading, err));
    *ret_crew = (struct mi_crew){loading.member, loading.count, loading.teams};
    return MIRAIF_OK;
}

const struct mi_crew_member *mi_crew_find(const struct mi_crew *crew, int64_t person)
{
    for (size_t i = 0; i < crew->count; i++)
        if (crew->member[i].person == person)
            return &crew->member[i];
    return NULL;
}
