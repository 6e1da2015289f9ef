/* Checks a seating from the problem alone, person by person, over whom each met and meets. It shares no code
 * with the solver, on purpose. */
#include "base/arena.h"
#include "base/error.h"
#include "miraif/mixing.h"

static uint32_t table_of(const struct miraif_mixing *problem, const struct miraif_mixing_result *result,
                         uint32_t round, uint32_t person)
{
    return result->table[(size_t)round * problem->people + person];
}

static enum miraif_status check_seats(const struct miraif_mixing *problem,
                                      const struct miraif_mixing_result *result, uint32_t round,
                                      uint32_t *taken, struct miraif_error *err)
{
    for (uint32_t t = 0; t < problem->tables; t++)
        taken[t] = 0;
    for (uint32_t p = 0; p < problem->people; p++) {
        uint32_t t = table_of(problem, result, round, p);
        if (t >= problem->tables || ++taken[t] > problem->size[t])
            return mi_fail(err, MIRAIF_INTERNAL, "person %u has no seat in round %u", p, round);
        if (round < problem->fixed_rounds && problem->fixed[(size_t)round * problem->people + p] != t)
            return mi_fail(err, MIRAIF_INTERNAL, "the fixed round %u was changed", round);
    }
    return MIRAIF_OK;
}

/* The lists of pairs by person: for each the places of their pairs, in `met`, then `avoid`, then `apart`. */
struct mentions {
    uint32_t *start; /* people + 1 */
    uint32_t *place;
};

/* One person's view. */
struct view {
    const struct miraif_mixing *problem;
    const struct miraif_mixing_result *result;
    struct mentions mentions;
    uint32_t *weight; /* people: charged for the past */
    uint8_t *known;
    uint8_t *apart;
    uint32_t *shared; /* people: rounds at one table */
    uint32_t *end;    /* rounds × tables: where each table's people end in `seated` */
    uint32_t *seated; /* rounds × people: table after table */
};

struct figures {
    int64_t cost;
    int64_t repeats;
    uint32_t broken;
    uint32_t most;
    uint32_t unfamiliar;
};

static const struct miraif_mixing_pair *pair_at(const struct miraif_mixing *problem, uint32_t place)
{
    if (place < problem->mets)
        return &problem->met[place];
    place -= problem->mets;
    return place < problem->avoids ? &problem->avoid[place] : &problem->apart[place - problem->avoids];
}

static uint32_t all_pairs(const struct miraif_mixing *problem)
{
    return problem->mets + problem->avoids + problem->aparts;
}

static void list_mentions(const struct miraif_mixing *problem, struct mentions *mentions)
{
    for (uint32_t i = 0; i < all_pairs(problem); i++) {
        mentions->start[pair_at(problem, i)->one]++;
        mentions->start[pair_at(problem, i)->other]++;
    }
    for (uint32_t p = 1; p <= problem->people; p++)
        mentions->start[p] += mentions->start[p - 1];
    for (uint32_t i = 0; i < all_pairs(problem); i++) {
        mentions->place[--mentions->start[pair_at(problem, i)->one]] = i;
        mentions->place[--mentions->start[pair_at(problem, i)->other]] = i;
    }
}

static void list_seated(struct view *view)
{
    const struct miraif_mixing *problem = view->problem;
    for (uint32_t round = 0; round < problem->rounds; round++) {
        uint32_t *end = view->end + (size_t)round * problem->tables;
        for (uint32_t t = 0, seats = 0; t < problem->tables; seats += problem->size[t++])
            end[t] = seats;
        for (uint32_t p = 0; p < problem->people; p++)
            view->seated[(size_t)round * problem->people + end[table_of(problem, view->result, round, p)]++] =
                p;
    }
}

/* What `person` has with everybody. */
static void look_back(struct view *view, uint32_t person)
{
    const struct miraif_mixing *problem = view->problem;
    for (uint32_t q = 0; q < problem->people; q++) {
        bool same = problem->origin != NULL && problem->origin[q] != 0 &&
                    problem->origin[q] == problem->origin[person];
        view->weight[q] = same ? problem->akin : 0;
        view->known[q] = view->apart[q] = 0;
        view->shared[q] = 0;
    }
    for (uint32_t i = view->mentions.start[person]; i < view->mentions.start[person + 1]; i++) {
        uint32_t place = view->mentions.place[i];
        const struct miraif_mixing_pair *pair = pair_at(problem, place);
        uint32_t other = pair->one == person ? pair->other : pair->one;
        bool separate = place >= problem->mets + problem->avoids;
        view->weight[other] += separate ? 0 : pair->weight;
        view->known[other] |= place < problem->mets;
        view->apart[other] |= separate;
    }
}

static void count_meeting(struct view *view, uint32_t round, uint32_t other, struct figures *figures)
{
    uint32_t again = view->problem->again == 0 ? 1 : view->problem->again;
    uint32_t before = view->shared[other]++;
    figures->cost += view->weight[other] + (int64_t)before * again;
    figures->repeats += before > 0 || view->known[other];
    figures->broken += round >= view->problem->fixed_rounds && view->apart[other];
    if (before + 1 > figures->most)
        figures->most = before + 1;
}

static bool knows_anybody(const struct view *view)
{
    for (uint32_t q = 0; q < view->problem->people; q++)
        if (view->known[q])
            return true;
    return false;
}

/* Pairs are counted from the lower of the two. */
static void count_person(struct view *view, uint32_t person, struct figures *figures)
{
    const struct miraif_mixing *problem = view->problem;
    look_back(view, person);
    bool asks = problem->familiar && knows_anybody(view);
    for (uint32_t round = 0; round < problem->rounds; round++) {
        uint32_t table = table_of(problem, view->result, round, person);
        const uint32_t *end = view->seated + (size_t)round * problem->people +
                              view->end[(size_t)round * problem->tables + table];
        bool finds = false;
        for (const uint32_t *seated = end - problem->size[table]; seated < end; seated++) {
            finds = finds || view->known[*seated];
            if (*seated > person)
                count_meeting(view, round, *seated, figures);
        }
        figures->unfamiliar += asks && !finds && round >= problem->fixed_rounds;
    }
}

/* How far the members of a kind at each table of a round are from their share, in sum. */
static uint64_t off_shares(const struct view *view, uint32_t round, uint32_t bit, uint64_t all)
{
    const struct miraif_mixing *problem = view->problem;
    const uint32_t *seated = view->seated + (size_t)round * problem->people;
    uint64_t off = 0;
    for (uint32_t t = 0; t < problem->tables; t++) {
        uint64_t here = 0;
        for (uint32_t i = 0; i < problem->size[t]; i++)
            here += (problem->kind[*seated++] & bit) != 0;
        uint64_t down = all * problem->size[t] / problem->people;
        uint64_t up = down + (all * problem->size[t] % problem->people > 0);
        off += here < down ? down - here : here > up ? here - up : 0;
    }
    return off;
}

static uint64_t count_uneven(const struct view *view)
{
    const struct miraif_mixing *problem = view->problem;
    uint64_t uneven = 0;
    for (uint32_t bit = 1; problem->kind != NULL && bit <= UINT8_MAX; bit *= 2) {
        uint64_t all = 0;
        for (uint32_t p = 0; p < problem->people; p++)
            all += (problem->kind[p] & bit) != 0;
        for (uint32_t round = problem->fixed_rounds; all > 0 && round < problem->rounds; round++)
            uneven += off_shares(view, round, bit, all);
    }
    return uneven;
}

static uint32_t count_moved(const struct miraif_mixing *problem, const struct miraif_mixing_result *result)
{
    uint32_t moved = 0;
    for (uint32_t round = problem->fixed_rounds; problem->stay != NULL && round < problem->rounds; round++)
        for (uint32_t p = 0; p < problem->people; p++) {
            uint32_t stay = problem->stay[(size_t)round * problem->people + p];
            moved += stay != MIRAIF_MIXING_ANYWHERE && stay != table_of(problem, result, round, p);
        }
    return moved;
}

static enum miraif_status make_view(struct view *view, struct miraif_arena *arena, struct miraif_error *err)
{
    const struct miraif_mixing *problem = view->problem;
    size_t seats = (size_t)problem->rounds * problem->people;
    view->mentions.start = mi_arena_array(arena, problem->people + 1u, sizeof(uint32_t));
    view->mentions.place = mi_arena_array(arena, 2 * (size_t)all_pairs(problem), sizeof(uint32_t));
    view->weight = mi_arena_array(arena, problem->people, sizeof *view->weight);
    view->known = mi_arena_array(arena, problem->people, sizeof *view->known);
    view->apart = mi_arena_array(arena, problem->people, sizeof *view->apart);
    view->shared = mi_arena_array(arena, problem->people, sizeof *view->shared);
    view->end = mi_arena_array(arena, (size_t)problem->rounds * problem->tables, sizeof *view->end);
    view->seated = mi_arena_array(arena, seats, sizeof *view->seated);
    if (view->mentions.start == NULL || view->mentions.place == NULL || view->weight == NULL ||
        view->known == NULL || view->apart == NULL || view->shared == NULL || view->end == NULL ||
        view->seated == NULL)
        return mi_no_memory(err);
    list_mentions(problem, &view->mentions);
    list_seated(view);
    return MIRAIF_OK;
}

static enum miraif_status check_figures(struct view *view, struct miraif_error *err)
{
    const struct miraif_mixing_result *result = view->result;
    struct figures figures = {0};
    for (uint32_t p = 0; p < view->problem->people; p++)
        count_person(view, p, &figures);
    if (figures.cost != result->cost || figures.repeats != result->repeats || figures.most != result->most ||
        figures.broken != result->broken)
        return mi_fail(err, MIRAIF_INTERNAL, "the figures of a seating are wrong");
    if (figures.unfamiliar != result->unfamiliar)
        return mi_fail(err, MIRAIF_INTERNAL, "the number of people without a familiar face is wrong");
    if (count_uneven(view) != result->uneven)
        return mi_fail(err, MIRAIF_INTERNAL, "the unevenness of kinds is wrong");
    if (count_moved(view->problem, result) != result->moved)
        return mi_fail(err, MIRAIF_INTERNAL, "the number of people who moved is wrong");
    return MIRAIF_OK;
}

static enum miraif_status check_claims(const struct miraif_mixing_result *result, struct miraif_error *err)
{
    if (result->broken == 0 && result->bound > result->cost)
        return mi_fail(err, MIRAIF_INTERNAL, "the cost is below its bound");
    if (result->broken == 0 && result->repeats_bound > result->repeats)
        return mi_fail(err, MIRAIF_INTERNAL, "the repeats are below their bound");
    bool whole = result->unfamiliar == 0 && result->uneven == 0 && result->moved == 0;
    if ((result->solution == MIRAIF_INFEASIBLE) != (result->broken > 0) ||
        (result->solution == MIRAIF_OPTIMAL && (!whole || result->cost != result->bound)))
        return mi_fail(err, MIRAIF_INTERNAL, "a seating claims to be what it is not");
    return MIRAIF_OK;
}

enum miraif_status miraif_check_mixing(const struct miraif_mixing *problem,
                                       const struct miraif_mixing_result *result, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct view view = {.problem = problem, .result = result};
    enum miraif_status status = MIRAIF_OK;
    uint32_t *taken = arena == NULL ? NULL : mi_arena_array(arena, problem->tables, sizeof *taken);
    if (taken == NULL)
        status = mi_no_memory(err);
    for (uint32_t round = 0; status == MIRAIF_OK && round < problem->rounds; round++)
        status = check_seats(problem, result, round, taken, err);
    if (status == MIRAIF_OK)
        status = make_view(&view, arena, err);
    if (status == MIRAIF_OK)
        status = check_figures(&view, err);
    if (status == MIRAIF_OK)
        status = check_claims(result, err);
    miraif_arena_destroy(arena);
    return status;
}
