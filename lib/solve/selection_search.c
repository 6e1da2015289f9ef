/* Branch and bound over who is chosen (Land and Doig 1960).
 *
 * Every limit is a cap: of these people at least so many and at most so many. Caps come from quotas; from
 * rules, as far as they limit how many can be placed at all; and are learnt: where some chosen people admit
 * no division, an irreducible part of them becomes the cap "not all of these" (logic-based Benders
 * decomposition, Hooker and Ottosson 2003). The bound prices the caps (Lagrangian relaxation; Held and Karp
 * 1971): with any prices, no choice is worth more than the caps' own worth plus the best marks less prices.
 * After some lessons the search begins anew with new prices. Totals only occur in steps of the marks' common
 * divisor, to which bounds are rounded; of two people alike in everything, the second is chosen only with the
 * first. */
#include "solve/selection_search.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/divide.h"

enum {
    LESSONS_MOST = 2000,
    LINKS_MOST = 1 << 15,   /* people in all lessons */
    LESSONS_FIRST = 16,     /* learnt before the first new beginning; doubled each time */
    DIVIDE_EFFORT = 300000, /* steps of one question whether people can be divided */
    POLL_VISITS = 256,
    CAPS_STEP = 64,   /* caps looked at in a step */
    DIVIDE_STEPS = 64 /* of the question whether people can be divided, in a step */
};

static bool is_active(const struct mi_choosing *search, uint32_t number)
{
    return search->choice->active == NULL || search->choice->active[number];
}

static void add_cap(struct mi_choosing *search, const uint32_t *member, uint32_t count, uint32_t least,
                    uint32_t most)
{
    uint32_t index = search->caps++;
    struct mi_cap *cap = &search->cap[index];
    /* No more than all of them: prices are multiplied by it. */
    *cap = (struct mi_cap){
        .member = member, .count = count, .least = least, .most = most < count ? most : count};
    for (uint32_t i = 0; i < count; i++) {
        cap->left += search->state[member[i]] == MI_OPEN;
        cap->used += search->state[member[i]] == MI_CHOSEN;
        search->link[search->links] = (struct mi_cap_link){index, search->first_link[member[i]]};
        search->first_link[member[i]] = search->links++;
    }
}

/* How many members a rule lets be placed at all, over all groups. */
static void add_rule_cap(struct mi_choosing *search, const struct miraif_rule *rule)
{
    const struct miraif_selection *problem = search->problem;
    uint32_t least = 0;
    uint32_t most = 0;
    if (rule->common != NULL) /* how many do not matter, but who */
        return;
    for (uint32_t g = 0; g < problem->groups; g++) {
        uint64_t can = rule->allowed & ((UINT64_C(2) << problem->size[g]) - 1);
        if (rule->together) {
            most = problem->size[g] > most ? problem->size[g] : most;
        } else if (can == 0) {
            least = rule->count + 1; /* never holds */
        } else {
            least += (uint32_t)__builtin_ctzll(can);
            most += 63 - (uint32_t)__builtin_clzll(can);
        }
    }
    if (least > 0 || most < rule->count)
        add_cap(search, rule->member, rule->count, least, most);
}

static enum miraif_status allocate(struct mi_choosing *search, struct miraif_error *err)
{
    const struct miraif_selection *problem = search->problem;
    struct miraif_arena *scratch = search->scratch;
    size_t n = problem->people;
    size_t members = 0;
    for (uint32_t r = 0; r < problem->rules; r++)
        members += problem->rule[r].count;
    for (uint32_t q = 0; q < problem->quotas; q++)
        members += problem->quota[q].count;
    search->cap_room = problem->rules + problem->quotas + LESSONS_MOST;
    search->link_room = (uint32_t)members + LINKS_MOST;
    search->cap = mi_arena_array(scratch, search->cap_room, sizeof *search->cap);
    search->link = mi_arena_array(scratch, search->link_room, sizeof *search->link);
    search->first_link = mi_arena_array(scratch, n, sizeof *search->first_link);
    search->ruled = mi_arena_array(scratch, n, 1);
    search->eligible = mi_arena_array(scratch, n, 1);
    search->state = mi_arena_array(scratch, n, 1);
    search->in = mi_arena_array(scratch, n, 1);
    search->family = mi_arena_array(scratch, n, 1);
    search->twin = mi_arena_array(scratch, n, sizeof *search->twin);
    search->follower = mi_arena_array(scratch, n, sizeof *search->follower);
    search->reduced = mi_arena_array(scratch, n, sizeof *search->reduced);
    search->order = mi_arena_array(scratch, n, sizeof *search->order);
    search->prefix = mi_arena_array(scratch, n + 1, sizeof *search->prefix);
    bool all = search->cap != NULL && search->link != NULL && search->first_link != NULL &&
               search->ruled != NULL && search->eligible != NULL && search->state != NULL &&
               search->in != NULL && search->family != NULL && search->twin != NULL &&
               search->follower != NULL && search->reduced != NULL && search->order != NULL &&
               search->prefix != NULL;
    return all ? MIRAIF_OK : mi_no_memory(err);
}

static uint32_t place_of(const uint32_t *member, uint32_t count, uint32_t person)
{
    uint32_t low = 0;
    uint32_t high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (member[middle] < person)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_member(const uint32_t *member, uint32_t count, uint32_t person)
{
    uint32_t place = place_of(member, count, person);
    return place < count && member[place] == person;
}

/* Of two members of a rule: whether they have the same in common with others. */
static bool have_the_same(const struct miraif_rule *rule, uint32_t p, uint32_t q)
{
    size_t words = rule->common->words;
    const uint32_t *of_p = &rule->common->bits[place_of(rule->member, rule->count, p) * words];
    const uint32_t *of_q = &rule->common->bits[place_of(rule->member, rule->count, q) * words];
    return memcmp(of_p, of_q, words * sizeof *of_p) == 0;
}

static bool are_alike(const struct mi_choosing *search, uint32_t p, uint32_t q)
{
    const struct miraif_selection *problem = search->problem;
    if (search->choice->mark[p] != search->choice->mark[q])
        return false;
    for (uint32_t r = 0; r < problem->rules; r++) {
        const struct miraif_rule *rule = &problem->rule[r];
        if (is_active(search, r) &&
            is_member(rule->member, rule->count, p) != is_member(rule->member, rule->count, q))
            return false;
        if (is_active(search, r) && rule->common != NULL && is_member(rule->member, rule->count, p) &&
            !have_the_same(rule, p, q))
            return false;
    }
    for (uint32_t i = 0; i < problem->quotas; i++) {
        const struct miraif_quota *quota = &problem->quota[i];
        if (is_active(search, problem->rules + i) &&
            is_member(quota->member, quota->count, p) != is_member(quota->member, quota->count, q))
            return false;
    }
    return true;
}

/* Chains people alike among those who are free to be chosen or not. */
static void find_twins(struct mi_choosing *search)
{
    for (uint32_t p = 0; p < search->problem->people; p++) {
        search->twin[p] = MI_NOBODY;
        search->follower[p] = MI_NOBODY;
        for (uint32_t q = p; q-- > 0 && search->state[p] == MI_OPEN && search->twin[p] == MI_NOBODY;) {
            if (search->state[q] == MI_OPEN && search->follower[q] == MI_NOBODY && are_alike(search, p, q)) {
                search->twin[p] = q;
                search->follower[q] = p;
            }
        }
    }
}

/* The grid on which totals lie. */
static void find_step(struct mi_choosing *search)
{
    const int64_t *mark = search->choice->mark;
    search->step = 0;
    for (uint32_t p = 1; p < search->problem->people; p++) {
        int64_t a = search->step;
        int64_t b = mark[p] > mark[0] ? mark[p] - mark[0] : mark[0] - mark[p];
        while (b != 0) {
            int64_t rest = a % b;
            a = b;
            b = rest;
        }
        search->step = a;
    }
    search->offset = mark[0] * search->seats;
}

static int64_t round_down(const struct mi_choosing *search, int64_t bound)
{
    if (search->step == 0)
        return bound < search->offset ? bound : search->offset;
    int64_t above = bound - search->offset;
    int64_t rest = above % search->step;
    return bound - (rest < 0 ? rest + search->step : rest);
}

static uint32_t count_shared(const struct mi_cap *a, const struct mi_cap *b)
{
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
        shared += a->member[i] == b->member[j];
        uint32_t least = a->member[i] < b->member[j] ? a->member[i] : b->member[j];
        i += a->member[i] == least;
        j += b->member[j] == least;
    }
    return shared;
}

/* Whether one cap asks for more people than another lets it have. */
static bool caps_contradict(const struct mi_choosing *search)
{
    for (uint32_t c = 0; c < search->caps; c++) {
        const struct mi_cap *asks = &search->cap[c];
        for (uint32_t d = 0; asks->least > 0 && d < search->caps; d++) {
            const struct mi_cap *limits = &search->cap[d];
            uint64_t outside = asks->count - count_shared(asks, limits);
            if (asks->least > outside + limits->most)
                return true;
        }
    }
    return false;
}

/* Marks caps that ask for people and share none, so that what they ask for adds up. */
static void find_asking(struct mi_choosing *search)
{
    for (uint32_t c = 0; c < search->caps; c++) {
        struct mi_cap *cap = &search->cap[c];
        cap->asks = cap->least > 0;
        for (uint32_t d = 0; cap->asks && d < c; d++)
            cap->asks = !search->cap[d].asks || count_shared(cap, &search->cap[d]) == 0;
    }
}

static void set_up(struct mi_choosing *search)
{
    const struct miraif_selection *problem = search->problem;
    for (uint32_t p = 0; p < problem->people; p++) {
        enum miraif_wish wish = problem->wish == NULL ? MIRAIF_FREE : (enum miraif_wish)problem->wish[p];
        search->first_link[p] = MI_NOBODY;
        search->state[p] = wish == MIRAIF_INCLUDE ? MI_CHOSEN : wish == MIRAIF_EXCLUDE ? MI_OUT : MI_OPEN;
        search->in[p] = wish == MIRAIF_INCLUDE;
        search->eligible[p] = wish != MIRAIF_EXCLUDE;
    }
    for (uint32_t r = 0; r < problem->rules; r++) {
        const struct miraif_rule *rule = &problem->rule[r];
        for (uint32_t i = 0; is_active(search, r) && i < rule->count; i++)
            search->ruled[rule->member[i]] = 1;
        if (is_active(search, r))
            add_rule_cap(search, rule);
    }
    for (uint32_t q = 0; q < problem->quotas; q++) {
        const struct miraif_quota *quota = &problem->quota[q];
        if (is_active(search, problem->rules + q))
            add_cap(search, quota->member, quota->count, quota->least, quota->most);
    }
    find_asking(search);
    find_twins(search);
    find_step(search);
}

/* Whether the caps leave room for `need` more, and ask for no more than that. */
static bool caps_can_hold(const struct mi_choosing *search, uint32_t need)
{
    uint64_t room = search->lone;
    uint64_t asked = 0;
    for (uint32_t c = 0; c < search->caps; c++) {
        const struct mi_cap *cap = &search->cap[c];
        if (cap->used > cap->most || cap->used + cap->left < cap->least ||
            (cap->least > cap->used && cap->least - cap->used > need))
            return false;
        if (cap->asks && cap->least > cap->used)
            asked += cap->least - cap->used;
        if (cap->disjoint)
            room += cap->most - cap->used < cap->left ? cap->most - cap->used : cap->left;
    }
    return room >= need && asked <= need;
}

static void decide(struct mi_choosing *search, uint32_t person, enum mi_choosing_state state)
{
    search->state[person] = (uint8_t)state;
    search->in[person] = state == MI_CHOSEN;
    search->lone -= !search->family[person];
    for (uint32_t l = search->first_link[person]; l != MI_NOBODY; l = search->link[l].next) {
        search->cap[search->link[l].cap].left--;
        search->cap[search->link[l].cap].used += state == MI_CHOSEN;
    }
}

static void reopen(struct mi_choosing *search, uint32_t person)
{
    for (uint32_t l = search->first_link[person]; l != MI_NOBODY; l = search->link[l].next) {
        search->cap[search->link[l].cap].left++;
        search->cap[search->link[l].cap].used -= search->in[person];
    }
    search->lone += !search->family[person];
    search->state[person] = MI_OPEN;
    search->in[person] = 0;
}

/* Whether those with `present` set can be divided; with `optional`, if others may still join them. */
static enum mi_divided ask(struct mi_choosing *search, const uint8_t *present, const uint8_t *optional,
                           uint32_t *group)
{
    const struct miraif_selection *problem = search->problem;
    struct mi_division division = {
        .people = problem->people,
        .groups = problem->groups,
        .size = problem->size,
        .rule = problem->rule,
        .rules = problem->rules,
        .active = search->choice->active,
        .present = present,
        .optional = optional,
        .effort = DIVIDE_EFFORT,
    };
    enum mi_divided divided = MI_UNDECIDED;
    uint64_t steps = 0;
    miraif_arena_reset(search->trial);
    if (mi_divide(&division, search->trial, group, &divided, &steps, NULL) != MIRAIF_OK)
        search->out_of_memory = true;
    search->steps += steps / DIVIDE_STEPS;
    return divided;
}

/* Learns from those chosen, who admit no division: a part of them that already admits none, and no less. */
static void learn(struct mi_choosing *search, uint32_t *group)
{
    uint32_t *member = mi_arena_array(search->scratch, search->seats, sizeof *member);
    uint8_t *present = mi_arena_array(search->scratch, search->problem->people, 1);
    if (member == NULL || present == NULL) {
        search->out_of_memory = true;
        return;
    }
    uint32_t count = 0;
    for (uint32_t p = 0; p < search->problem->people; p++)
        present[p] = search->in[p] && search->ruled[p];
    for (uint32_t p = 0; p < search->problem->people; p++) {
        if (!present[p])
            continue;
        present[p] = 0;
        if (ask(search, present, search->eligible, group) != MI_INDIVISIBLE) {
            present[p] = 1;
            member[count++] = p;
        }
    }
    add_cap(search, member, count, 0, count - 1);
    search->lessons++;
    search->again = search->lessons == search->lessons_most;
}

/* Records those chosen, if all caps hold and they can be divided. */
static void take(struct mi_choosing *search, uint32_t *group)
{
    struct mi_chosen *best = search->best;
    int64_t total = 0;
    for (uint32_t p = 0; p < search->problem->people; p++)
        total += search->in[p] ? search->choice->mark[p] : 0;
    for (uint32_t c = 0; c < search->caps; c++)
        if (search->cap[c].used < search->cap[c].least || search->cap[c].used > search->cap[c].most)
            return;
    if (best->found && total <= best->total)
        return;
    enum mi_divided divided = ask(search, search->in, NULL, group);
    search->doubt = search->doubt || divided == MI_UNDECIDED;
    if (divided != MI_DIVIDED)
        return;
    best->found = true;
    best->total = total;
    memcpy(best->chosen, search->in, search->problem->people);
    memcpy(best->group, group, search->problem->people * sizeof *group);
}

/* Whether the walk ends here, for whatever reason. */
static bool is_over(struct mi_choosing *search)
{
    search->steps += 1 + search->caps / CAPS_STEP;
    if (search->steps > search->choice->effort)
        search->exhausted = true;
    if (search->visits++ % POLL_VISITS == 0 && search->env != NULL && search->env->should_stop != NULL &&
        search->env->should_stop(search->env->context))
        search->best->stopped = true;
    return search->exhausted || search->again || search->out_of_memory || search->best->stopped ||
           (search->choice->any && search->best->found);
}

static bool may_choose(const struct mi_choosing *search, uint32_t person)
{
    for (uint32_t l = search->first_link[person]; l != MI_NOBODY; l = search->link[l].next)
        if (search->cap[search->link[l].cap].used >= search->cap[search->link[l].cap].most)
            return false;
    uint32_t twin = search->twin[person];
    return twin == MI_NOBODY || search->state[twin] != MI_OUT;
}

static bool may_leave_out(const struct mi_choosing *search, uint32_t person)
{
    uint32_t follower = search->follower[person];
    return follower == MI_NOBODY || search->state[follower] != MI_CHOSEN;
}

/* Decides on order[at] and all after it; `reduced` is the sum of the reduced marks of those chosen. */
static void walk(struct mi_choosing *search, uint32_t at, uint32_t need, int64_t reduced, uint32_t *group)
{
    if (is_over(search))
        return;
    if (need == 0) {
        take(search, group);
        return;
    }
    if (search->open - at < need || !caps_can_hold(search, need))
        return;
    int64_t bound = search->worth + reduced + search->prefix[at + need] - search->prefix[at];
    if (search->best->found && round_down(search, bound) <= search->best->total)
        return;
    uint32_t person = search->order[at];
    if (may_choose(search, person)) {
        decide(search, person, MI_CHOSEN);
        bool possible =
            !search->ruled[person] || ask(search, search->in, search->eligible, group) != MI_INDIVISIBLE;
        if (possible)
            walk(search, at + 1, need - 1, reduced + search->reduced[person], group);
        else if (search->lessons < LESSONS_MOST && search->links + search->seats <= search->link_room)
            learn(search, group);
        reopen(search, person);
    }
    if (may_leave_out(search, person)) {
        decide(search, person, MI_OUT);
        walk(search, at + 1, need, reduced, group);
        reopen(search, person);
    }
}

/* One beginning after the other, until one comes to its end. */
static enum miraif_status begin_and_begin_anew(struct mi_choosing *search, uint32_t need, uint32_t *group,
                                               struct miraif_error *err)
{
    search->lessons_most = LESSONS_FIRST;
    do {
        int64_t bound = 0;
        int64_t reduced = 0;
        search->again = false;
        MI_TRY(mi_prices_find(search, need, &bound, err));
        bound = round_down(search, bound);
        search->best->bound = bound < search->best->bound ? bound : search->best->bound;
        mi_cap_family_find(search);
        for (uint32_t p = 0; p < search->problem->people; p++)
            reduced += search->state[p] == MI_CHOSEN ? search->reduced[p] : 0;
        walk(search, 0, need, reduced, group);
        search->lessons_most *= 2;
    } while (search->again && !search->exhausted && !search->best->stopped && !search->out_of_memory);
    return search->out_of_memory ? mi_no_memory(err) : MIRAIF_OK;
}

static enum miraif_status search_all(struct mi_choosing *search, struct miraif_error *err)
{
    MI_TRY(allocate(search, err));
    set_up(search);
    uint32_t *group = mi_arena_array(search->scratch, search->problem->people, sizeof *group);
    if (group == NULL)
        return mi_no_memory(err);
    uint32_t included = 0;
    for (uint32_t p = 0; p < search->problem->people; p++) {
        included += search->state[p] == MI_CHOSEN;
        if (search->state[p] == MI_OPEN)
            search->order[search->open++] = p;
    }
    search->best->bound = INT64_MAX;
    if (included > search->seats || search->open < search->seats - included || caps_contradict(search))
        return MIRAIF_OK;
    if (ask(search, search->in, search->eligible, group) != MI_INDIVISIBLE)
        return begin_and_begin_anew(search, search->seats - included, group, err);
    return search->out_of_memory ? mi_no_memory(err) : MIRAIF_OK;
}

enum miraif_status mi_choose(const struct mi_choice *choice, const struct miraif_env *env,
                             struct miraif_arena *scratch, struct mi_chosen *chosen, struct miraif_error *err)
{
    struct mi_choosing search = {
        .choice = choice, .problem = choice->problem, .env = env, .scratch = scratch, .best = chosen};
    for (uint32_t g = 0; g < choice->problem->groups; g++)
        search.seats += choice->problem->size[g];
    search.trial = miraif_arena_create();
    if (search.trial == NULL)
        return mi_no_memory(err);
    enum miraif_status status = search_all(&search, err);
    miraif_arena_destroy(search.trial);
    chosen->steps += search.steps;
    chosen->complete = !search.exhausted && !search.doubt && !chosen->stopped;
    if (chosen->found && chosen->complete)
        chosen->bound = chosen->total;
    return status;
}
