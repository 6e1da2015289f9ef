/* Separations among a set of people: the pairs that the office keeps apart, and what their companies, groups
 * of companies and relations between these make of them. */
#include "miraif/separation.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/company.h"

const char *miraif_separation_code(enum miraif_separation_kind kind)
{
    static const char *const codes[] = {"apart", "company", "relation"};
    return codes[kind];
}

/* One of the parties with what it is looked up by. */
struct seat {
    uint32_t number;
    int64_t person;
    const char *unit; /* the key of the group of the company, else of the company; null: none */
};

/* Those of one unit: seats of `by_unit` from `first` on. */
struct range {
    uint32_t first;
    uint32_t count;
};

struct work {
    struct miraif_arena *arena;
    struct miraif_error *err;
    uint32_t count;
    struct seat *by_person;
    struct seat *by_unit; /* those with a unit, by unit and then by number */
    uint32_t with_unit;
    struct miraif_separation *list;
    uint32_t length;
    size_t room;
};

static int compare_persons(const void *a, const void *b)
{
    const struct seat *left = a, *right = b;
    if (left->person != right->person)
        return left->person < right->person ? -1 : 1;
    return left->number < right->number ? -1 : left->number > right->number;
}

static int compare_units(const void *a, const void *b)
{
    const struct seat *left = a, *right = b;
    int units = strcmp(left->unit, right->unit);
    if (units != 0)
        return units;
    return left->number < right->number ? -1 : left->number > right->number;
}

static int compare_apart(const void *a, const void *b)
{
    const struct miraif_separation *left = a, *right = b;
    for (int i = 0; i < 2; i++)
        if (left->member[i] != right->member[i])
            return left->member[i] < right->member[i] ? -1 : 1;
    return 0;
}

/* The first seat from `seats` on that is not before `unit`. */
static uint32_t lower_bound(const struct work *work, const char *unit)
{
    uint32_t low = 0, high = work->with_unit;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (strcmp(work->by_unit[middle].unit, unit) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct range range_of(const struct work *work, const char *unit)
{
    struct range range = {.first = lower_bound(work, unit)};
    while (range.first + range.count < work->with_unit &&
           strcmp(work->by_unit[range.first + range.count].unit, unit) == 0)
        range.count++;
    return range;
}

static enum miraif_status add(struct work *work, struct miraif_separation separation)
{
    struct miraif_separation *list =
        mi_arena_grow(work->arena, work->list, work->length, &work->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(work->err);
    list[work->length++] = separation;
    work->list = list;
    return MIRAIF_OK;
}

/* The people of one or two ranges, one after the other. */
static enum miraif_status members(struct work *work, struct range left, struct range right,
                                  const uint32_t **ret_member)
{
    uint32_t *member = mi_arena_array(work->arena, left.count + right.count, sizeof *member);
    if (member == NULL)
        return mi_no_memory(work->err);
    for (uint32_t i = 0; i < left.count; i++)
        member[i] = work->by_unit[left.first + i].number;
    for (uint32_t i = 0; i < right.count; i++)
        member[left.count + i] = work->by_unit[right.first + i].number;
    *ret_member = member;
    return MIRAIF_OK;
}

static const struct seat *find_person(const struct work *work, int64_t person)
{
    struct seat wanted = {.person = person};
    uint32_t low = 0, high = work->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (work->by_person[middle].person < wanted.person)
            low = middle + 1;
        else
            high = middle;
    }
    return low < work->count && work->by_person[low].person == person ? &work->by_person[low] : NULL;
}

static enum miraif_status add_apart(void *context, const struct miraif_apart *apart)
{
    struct work *work = context;
    const struct seat *low = find_person(work, apart->low);
    const struct seat *high = find_person(work, apart->high);
    if (low == NULL || high == NULL)
        return MIRAIF_OK;
    uint32_t *member = mi_arena_array(work->arena, 2, sizeof *member);
    if (member == NULL)
        return mi_no_memory(work->err);
    member[0] = low->number < high->number ? low->number : high->number;
    member[1] = low->number < high->number ? high->number : low->number;
    return add(work, (struct miraif_separation){
                         .kind = MIRAIF_SEPARATION_APART, .member = member, .count = 2, .left = 1});
}

static enum miraif_status add_companies(struct work *work)
{
    for (uint32_t first = 0; first < work->with_unit;) {
        struct range range = {.first = first, .count = 1};
        const char *unit = work->by_unit[first].unit;
        while (first + range.count < work->with_unit &&
               strcmp(work->by_unit[first + range.count].unit, unit) == 0)
            range.count++;
        first += range.count;
        if (range.count < 2)
            continue;
        struct miraif_separation separation = {
            .kind = MIRAIF_SEPARATION_COMPANY, .count = range.count, .left = range.count, .company = unit};
        MI_TRY(members(work, range, (struct range){0}, &separation.member));
        MI_TRY(add(work, separation));
    }
    return MIRAIF_OK;
}

struct relate {
    struct work *work;
    struct miraif_store *store;
};

/* What a company counts as: its group, else itself; in the arena. */
static enum miraif_status unit_of(struct miraif_store *store, const char *company_key,
                                  struct miraif_arena *arena, const char **ret_unit, struct miraif_error *err)
{
    const char *group = NULL;
    MI_TRY(mi_company_group_of(store, company_key, arena, &group, err));
    const char *unit = group != NULL ? group : mi_arena_text(arena, company_key);
    if (unit == NULL)
        return mi_no_memory(err);
    *ret_unit = unit;
    return MIRAIF_OK;
}

static enum miraif_status add_relation(void *context, const struct miraif_company_relation *relation)
{
    const struct relate *relate = context;
    struct work *work = relate->work;
    const char *low, *high;
    MI_TRY(unit_of(relate->store, relation->low, work->arena, &low, work->err));
    MI_TRY(unit_of(relate->store, relation->high, work->arena, &high, work->err));
    struct range left = range_of(work, low), right = range_of(work, high);
    if (left.count == 0 || right.count == 0 || strcmp(low, high) == 0)
        return MIRAIF_OK;
    struct miraif_separation separation = {.kind = MIRAIF_SEPARATION_RELATION,
                                           .rule = relation->rule,
                                           .count = left.count + right.count,
                                           .left = left.count,
                                           .relation = relation->kind,
                                           .company = low,
                                           .other = high,
                                           .company_name = mi_arena_text(work->arena, relation->low_name),
                                           .other_name = mi_arena_text(work->arena, relation->high_name)};
    if (separation.company_name == NULL || separation.other_name == NULL)
        return mi_no_memory(work->err);
    MI_TRY(members(work, left, right, &separation.member));
    return add(work, separation);
}

/* The map from companies to groups, by company key as it is read. */
struct group_map {
    struct work *work;
    struct mi_company_member *member;
    size_t length;
    size_t room;
};

static enum miraif_status take_member(void *context, const struct mi_company_member *member)
{
    struct group_map *map = context;
    struct mi_company_member *list =
        mi_arena_grow(map->work->arena, map->member, map->length, &map->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(map->work->err);
    map->member = list;
    struct mi_company_member copy = {mi_arena_text(map->work->arena, member->company_key),
                                     mi_arena_text(map->work->arena, member->group_key)};
    if (copy.company_key == NULL || copy.group_key == NULL)
        return mi_no_memory(map->work->err);
    map->member[map->length++] = copy;
    return MIRAIF_OK;
}

static int compare_members(const void *a, const void *b)
{
    const struct mi_company_member *left = a, *right = b;
    return strcmp(left->company_key, right->company_key);
}

static void seat_parties(struct work *work, const struct miraif_party *party, const struct group_map *map)
{
    for (uint32_t i = 0; i < work->count; i++) {
        struct seat seat = {.number = i, .person = party[i].person, .unit = party[i].company_key};
        work->by_person[i] = seat;
        if (seat.unit == NULL)
            continue;
        struct mi_company_member wanted = {.company_key = seat.unit};
        const struct mi_company_member *member =
            map->length == 0 ? NULL
                             : bsearch(&wanted, map->member, map->length, sizeof wanted, compare_members);
        if (member != NULL)
            seat.unit = member->group_key;
        work->by_unit[work->with_unit++] = seat;
    }
    qsort(work->by_person, work->count, sizeof *work->by_person, compare_persons);
    qsort(work->by_unit, work->with_unit, sizeof *work->by_unit, compare_units);
}

static enum miraif_status gather(struct miraif_store *store, const struct miraif_party *party,
                                 struct work *work)
{
    struct group_map map = {.work = work};
    MI_TRY(mi_company_member_each(store, take_member, &map, work->err));
    work->by_person = mi_arena_array(work->arena, work->count, sizeof *work->by_person);
    work->by_unit = mi_arena_array(work->arena, work->count, sizeof *work->by_unit);
    if (work->by_person == NULL || work->by_unit == NULL)
        return mi_no_memory(work->err);
    seat_parties(work, party, &map);
    MI_TRY(miraif_apart_each(store, 0, add_apart, work, work->err));
    if (work->length > 0)
        qsort(work->list, work->length, sizeof *work->list, compare_apart);
    MI_TRY(add_companies(work));
    return miraif_relation_each(store, add_relation, &(struct relate){work, store}, work->err);
}

enum miraif_status miraif_separations(struct miraif_store *store, const struct miraif_party *party,
                                      uint32_t count, struct miraif_arena *arena,
                                      const struct miraif_separation **ret_list, uint32_t *ret_count,
                                      struct miraif_error *err)
{
    struct work work = {.arena = arena, .err = err, .count = count};
    MI_TRY(gather(store, party, &work));
    *ret_list = work.list;
    *ret_count = work.length;
    return MIRAIF_OK;
}
