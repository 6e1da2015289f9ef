/* Mixing graduates: drafted on a snapshot, kept if what it was computed from is still so, and adopted. */
#include "flow/alumni/mix.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "render/mix_page.h"
#include "store/db.h"
#include "store/mix.h"

enum { QUIET_NEVER = 100000 /* days */ };

static enum miraif_status encode(const struct mi_mixing_people *people, struct miraif_mixing *ret_problem)
{
    uint32_t count = (uint32_t)people->mixers;
    uint32_t tables =
        (uint32_t)((people->mixers + (size_t)people->options.size - 1) / (size_t)people->options.size);
    if (tables > count / 2) /* nobody is alone */
        tables = count / 2;
    uint32_t *size = mi_arena_array(people->arena, tables, sizeof *size);
    uint32_t *origin = mi_arena_array(people->arena, count, sizeof *origin);
    if (size == NULL || origin == NULL)
        return mi_no_memory(people->err);
    for (uint32_t t = 0; t < tables; t++)
        size[t] = count / tables + (t < count % tables);
    for (uint32_t i = 0; i < count; i++)
        origin[i] = (uint32_t)people->mixer[i].cohort;
    *ret_problem = (struct miraif_mixing){.people = count,
                                          .tables = tables,
                                          .size = size,
                                          .rounds = 1,
                                          .met = people->met,
                                          .mets = people->mets,
                                          .avoid = people->apart.avoid,
                                          .avoids = people->apart.avoids,
                                          .apart = people->apart.apart,
                                          .aparts = people->apart.aparts,
                                          .origin = origin,
                                          .akin = 1,
                                          .familiar = people->options.familiar,
                                          .effort = people->options.effort};
    return MIRAIF_OK;
}

static enum miraif_status solve(const struct mi_mixing_people *people, const struct miraif_mixing *problem,
                                struct miraif_mixing_result *ret_result)
{
    struct miraif_mixing_result result;
    MI_TRY(miraif_solve_mixing(problem, mi_store_env(people->store), people->arena, &result, people->err));
    if (result.stopped)
        return mi_fail(people->err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
    MI_TRY(miraif_check_mixing(problem, &result, people->err));
    if (result.solution == MIRAIF_INFEASIBLE) {
        mi_fail(people->err, MIRAIF_UNSATISFIABLE, N_("separated people would be of one group, %u times"),
                result.broken);
        mi_hint(people->err, N_("make smaller groups with --size, or try longer with --effort"));
        return MIRAIF_UNSATISFIABLE;
    }
    *ret_result = result;
    return MIRAIF_OK;
}

static int compare_pairs(const void *a, const void *b)
{
    const struct miraif_mixing_pair *x = a;
    const struct miraif_mixing_pair *y = b;
    if (x->one != y->one)
        return x->one < y->one ? -1 : 1;
    return (x->other > y->other) - (x->other < y->other);
}

static bool have_met(const struct mi_mixing_people *people, uint32_t low, uint32_t high)
{
    const struct miraif_mixing_pair pair = {.one = low, .other = high};
    return people->mets > 0 && bsearch(&pair, people->met, people->mets, sizeof pair, compare_pairs) != NULL;
}

/* Two people of one group. */
static void count_pair(const struct mi_mixing_people *people, uint32_t low, uint32_t high,
                       struct miraif_mix_member *member, struct miraif_mix *mix)
{
    bool again = have_met(people, low, high);
    member[low].again += again;
    member[low].fresh += !again;
    member[high].again += again;
    member[high].fresh += !again;
    mix->kin += people->mixer[low].cohort == people->mixer[high].cohort;
}

/* People are listed group by group, so that only those of one are compared. */
static enum miraif_status decode(const struct mi_mixing_people *people, const struct miraif_mixing *problem,
                                 const struct miraif_mixing_result *result, struct miraif_mixed *mixed)
{
    struct miraif_mix_member *member = mi_arena_array(people->arena, people->mixers, sizeof *member);
    uint32_t *end = mi_arena_array(people->arena, problem->tables, sizeof *end);
    uint32_t *listed = mi_arena_array(people->arena, people->mixers, sizeof *listed);
    if (member == NULL || end == NULL || listed == NULL)
        return mi_no_memory(people->err);
    for (uint32_t t = 0, seats = 0; t < problem->tables; seats += problem->size[t++])
        end[t] = seats;
    for (uint32_t i = 0; i < problem->people; i++) {
        member[i].person = people->mixer[i].person;
        member[i].group = (int64_t)result->table[i] + 1;
        listed[end[result->table[i]]++] = i;
    }
    for (uint32_t t = 0; t < problem->tables; t++)
        for (uint32_t i = end[t] - problem->size[t]; i < end[t]; i++)
            for (uint32_t j = i + 1; j < end[t]; j++)
                count_pair(people, listed[i], listed[j], member, &mixed->mix);
    mixed->mix.status = result->solution == MIRAIF_OPTIMAL ? "optimal" : "feasible";
    mixed->mix.repeats = result->repeats;
    mixed->mix.bound = result->repeats_bound;
    mixed->mix.unfamiliar = result->unfamiliar;
    mixed->mix.steps = (int64_t)result->steps;
    mixed->member = member;
    mixed->members = people->mixers;
    return MIRAIF_OK;
}

/* Members read back. */
struct reading {
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_mix_member *member;
    size_t count;
    size_t room;
};

static enum miraif_status take_member(void *context, const struct miraif_mix_member *member)
{
    struct reading *reading = context;
    struct miraif_mix_member *wider =
        mi_arena_grow(reading->arena, reading->member, reading->count, &reading->room, sizeof *wider);
    if (wider == NULL)
        return mi_no_memory(reading->err);
    reading->member = wider;
    struct miraif_mix_member *copy = &reading->member[reading->count++];
    *copy = *member;
    copy->name = mi_arena_text(reading->arena, member->name);
    copy->kana = mi_arena_text(reading->arena, member->kana);
    copy->email = mi_arena_text(reading->arena, member->email);
    copy->cohorts = mi_arena_text(reading->arena, member->cohorts);
    bool lost = copy->name == NULL || copy->email == NULL || (member->kana != NULL && copy->kana == NULL) ||
                (member->cohorts != NULL && copy->cohorts == NULL);
    return lost ? mi_no_memory(reading->err) : MIRAIF_OK;
}

static enum miraif_status read_mix(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                   struct miraif_mixed *ret_mixed, struct miraif_error *err)
{
    struct reading reading = {.arena = arena, .err = err};
    struct miraif_mixed mixed = {0};
    char today[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), today);
    MI_TRY(mi_mix_get(store, id, arena, &mixed.mix, err));
    if (mixed.mix.id == 0) {
        mi_fail(err, MIRAIF_NOT_FOUND, id == 0 ? N_("there is no mix") : N_("there is no mix %lld"),
                (long long)id);
        mi_hint(err, N_("draft one: miraif alumni mix"));
        return MIRAIF_NOT_FOUND;
    }
    MI_TRY(mi_mix_member_each(store, mixed.mix.id, today, take_member, &reading, err));
    mixed.member = reading.member;
    mixed.members = reading.count;
    *ret_mixed = mixed;
    return MIRAIF_OK;
}

enum miraif_status miraif_mix_get(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                  struct miraif_mixed *ret_mixed, struct miraif_error *err)
{
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = read_mix(store, id, arena, ret_mixed, err);
    mi_store_end_read(store);
    return status;
}

/* Within the write: the inputs must be what they were. */
static enum miraif_status keep(const struct mi_mixing_people *people, const struct miraif_mixed *mixed,
                               struct miraif_mixed *ret_mixed)
{
    struct mi_mixing_people now = {
        .store = people->store, .arena = people->arena, .err = people->err, .options = people->options};
    MI_TRY(mi_mix_load(&now));
    if (!mi_text_is(now.digest, people->digest)) {
        mi_fail(people->err, MIRAIF_CONFLICT, N_("the graduates changed while they were mixed"));
        mi_hint(people->err, N_("mix them again"));
        return MIRAIF_CONFLICT;
    }
    MI_TRY(
        mi_mix_put(people->store, &mixed->mix, mixed->member, mixed->members, people->digest, people->err));
    MI_TRY(read_mix(people->store, 0, people->arena, ret_mixed, people->err));
    ret_mixed->absent = people->absent;
    ret_mixed->absents = people->absents;
    return MIRAIF_OK;
}

enum miraif_status miraif_alumni_mix(struct miraif_store *store, const struct miraif_mix_options *options,
                                     struct miraif_arena *arena, struct miraif_mixed *ret_mixed,
                                     struct miraif_error *err)
{
    struct mi_mixing_people people = {.store = store, .arena = arena, .err = err, .options = *options};
    struct miraif_mixed mixed = {0};
    struct miraif_mixing problem;
    struct miraif_mixing_result result = {0};
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = mi_mix_load(&people);
    mi_store_end_read(store);
    MI_TRY(status);
    MI_TRY(encode(&people, &problem));
    MI_TRY(solve(&people, &problem, &result));
    mixed.mix.seed = (int64_t)mi_store_env(store)->seed;
    mixed.mix.date = people.today;
    mixed.mix.everybody = options->everybody;
    mixed.mix.name = options->name != NULL ? options->name : mi_arena_copy(arena, people.today, 7);
    if (mixed.mix.name == NULL)
        return mi_no_memory(err);
    MI_TRY(decode(&people, &problem, &result, &mixed));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, keep(&people, &mixed, ret_mixed), err);
}

/* The group of somebody who can still be placed; 0: of none. */
static int64_t group_of(const struct miraif_mixed *mixed, int64_t person)
{
    for (size_t i = 0; i < mixed->members; i++)
        if (mixed->member[i].person == person)
            return mixed->member[i].group;
    return 0;
}

/* Nobody is told of who agrees no more, or has left, or is kept apart from one of the group since the draft.
 */
static enum miraif_status check_still(struct miraif_store *store, const struct miraif_mixed *mixed,
                                      struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_mixing_people now = {
        .store = store,
        .arena = arena,
        .err = err,
        .options = {.everybody = mixed->mix.everybody, .quiet_after = QUIET_NEVER}};
    MI_TRY(mi_mix_load(&now));
    size_t placed = 0;
    bool together = false;
    for (size_t i = 0; i < now.mixers; i++)
        placed += group_of(mixed, now.mixer[i].person) != 0;
    for (uint32_t i = 0; i < now.apart.aparts; i++) {
        int64_t group = group_of(mixed, now.mixer[now.apart.apart[i].one].person);
        together =
            together || (group != 0 && group == group_of(mixed, now.mixer[now.apart.apart[i].other].person));
    }
    if (placed == mixed->members && !together)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_CONFLICT,
            N_("since the draft somebody left, agrees no more, or is to be kept apart"));
    mi_hint(err, N_("mix them again"));
    return MIRAIF_CONFLICT;
}

static enum miraif_status adopt(struct miraif_store *store, struct miraif_arena *arena,
                                struct miraif_mixed *ret_mixed, struct miraif_error *err)
{
    struct miraif_mixed mixed;
    char today[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), today);
    MI_TRY(read_mix(store, 0, arena, &mixed, err));
    if (!mi_text_is(mixed.mix.state, "draft")) {
        mi_fail(err, MIRAIF_NOT_FOUND, N_("there is no draft of a mix"));
        mi_hint(err, N_("draft one: miraif alumni mix"));
        return MIRAIF_NOT_FOUND;
    }
    MI_TRY(check_still(store, &mixed, arena, err));
    MI_TRY(mi_mix_adopt(store, mixed.mix.id, today, err));
    MI_TRY(mi_mix_tell(store, &mixed, arena, err));
    return read_mix(store, mixed.mix.id, arena, ret_mixed, err);
}

enum miraif_status miraif_mix_adopt(struct miraif_store *store, struct miraif_arena *arena,
                                    struct miraif_mixed *ret_mixed, struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, adopt(store, arena, ret_mixed, err), err);
}

enum miraif_status miraif_mix_sheet(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                    const char **ret_html, struct miraif_error *err)
{
    struct miraif_mixed mixed;
    MI_TRY(miraif_mix_get(store, id, arena, &mixed, err));
    return mi_render_mix(&mixed, mi_store_env(store), arena, ret_html, err);
}
