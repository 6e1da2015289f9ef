/* Rules among people as things that can be given up, and how that is said. */
#include "model/relaxing.h"

#include "base/arena.h"
#include "base/error.h"

static uint64_t widened(uint64_t allowed, uint32_t by)
{
    uint64_t all = (UINT64_C(2) << MIRAIF_GROUP_SIZE_MOST) - 1;
    for (allowed &= all; by > 0; by--)
        allowed |= (allowed << 1 | allowed >> 1) & all;
    return allowed;
}

uint32_t mi_rule_most_loose(const struct miraif_rule *rule, uint32_t largest)
{
    uint64_t upto = (UINT64_C(2) << largest) - 1;
    uint32_t by = 0;
    if (rule->common != NULL)
        return rule->common->least > 0 ? rule->common->least - 1 : 0;
    if (rule->together || (rule->allowed & upto) == 0)
        return 0;
    while ((widened(rule->allowed, by + 1) & upto) != upto)
        by++;
    return by;
}

struct miraif_rule mi_rule_loosened(const struct miraif_rule *rule, uint32_t by, struct miraif_common *room)
{
    struct miraif_rule loosened = *rule;
    if (by == 0 || rule->together)
        return loosened;
    if (rule->common == NULL) {
        loosened.allowed = widened(rule->allowed, by);
        return loosened;
    }
    *room = *rule->common;
    room->least -= by < room->least ? by : room->least;
    loosened.common = room;
    return loosened;
}

/* So far apart that no few of one kind cost more than one of the next. */
enum { COST_AVOIDED = 1, COST_OWN = 10, COST_APART = 100, COST_RELATION = 1000, COST_COMPANY = 10000 };

static uint32_t cost_of(const struct mi_rule_origin *origin)
{
    if (origin->separation == NULL)
        return COST_OWN;
    if (origin->separation->rule == MIRAIF_AVOID)
        return COST_AVOIDED;
    if (origin->separation->kind == MIRAIF_SEPARATION_APART)
        return COST_APART;
    return origin->separation->kind == MIRAIF_SEPARATION_RELATION ? COST_RELATION : COST_COMPANY;
}

static bool is_same(const struct mi_rule_origin *a, const struct mi_rule_origin *b)
{
    return a->separation == b->separation && a->rule == b->rule;
}

/* By how much a rule can be loosened; a pair, and whatever says several things at once, is only dropped. */
static uint32_t most_of(const struct mi_relaxing *relaxing, uint32_t r, uint32_t largest)
{
    const struct miraif_rule *rule = &relaxing->rule[r];
    const struct mi_rule_origin *origin = &relaxing->origin[r];
    bool several = origin->rule != NULL && (origin->rule->kind == MIRAIF_TEAM_RULE_LOCKED ||
                                            origin->rule->kind == MIRAIF_TEAM_RULE_APART_FROM_EARLIER);
    if (several || rule->together ||
        (origin->separation != NULL && origin->separation->kind == MIRAIF_SEPARATION_RELATION))
        return 0;
    return mi_rule_most_loose(rule, rule->count < largest ? rule->count : largest);
}

enum miraif_status mi_relaxing_begin(const struct miraif_rule *rule, const struct mi_rule_origin *origin,
                                     uint32_t rules, uint32_t largest, uint32_t more,
                                     struct miraif_arena *arena, struct mi_relaxing *ret_relaxing,
                                     struct miraif_error *err)
{
    struct mi_relaxing relaxing = {.rule = rule, .origin = origin, .rules = rules};
    size_t room = (size_t)rules + more;
    relaxing.unit = mi_arena_array(arena, rules, sizeof *relaxing.unit);
    relaxing.first = mi_arena_array(arena, rules, sizeof *relaxing.first);
    relaxing.cost = mi_arena_array(arena, room, sizeof *relaxing.cost);
    relaxing.most = mi_arena_array(arena, room, sizeof *relaxing.most);
    relaxing.loose = mi_arena_array(arena, rules, sizeof *relaxing.loose);
    relaxing.room = mi_arena_array(arena, rules, sizeof *relaxing.room);
    relaxing.active = mi_arena_array(arena, room, sizeof *relaxing.active);
    if (relaxing.unit == NULL || relaxing.first == NULL || relaxing.cost == NULL || relaxing.most == NULL ||
        relaxing.loose == NULL || relaxing.room == NULL || relaxing.active == NULL)
        return mi_no_memory(err);
    for (uint32_t r = 0; r < rules; r++) {
        uint32_t unit = 0;
        while (unit < relaxing.units && !is_same(&origin[relaxing.first[unit]], &origin[r]))
            unit++;
        relaxing.unit[r] = unit;
        if (unit < relaxing.units)
            continue;
        relaxing.first[unit] = r;
        relaxing.cost[unit] = cost_of(&origin[r]);
        relaxing.most[unit] = most_of(&relaxing, r, largest);
        relaxing.units++;
    }
    *ret_relaxing = relaxing;
    return MIRAIF_OK;
}

void mi_relaxing_apply(struct mi_relaxing *relaxing, const uint32_t *loose)
{
    for (uint32_t r = 0; r < relaxing->rules; r++) {
        uint32_t by = loose[relaxing->unit[r]];
        relaxing->active[r] = by != MI_GIVEN_UP;
        relaxing->loose[r] =
            mi_rule_loosened(&relaxing->rule[r], by == MI_GIVEN_UP ? 0 : by, &relaxing->room[r]);
    }
}

/* How much of it a team may hold then: the most of what is allowed, or the least of what is asked for. */
static int64_t amount_of(const struct miraif_team_rule *rule, uint32_t by)
{
    return rule->kind == MIRAIF_TEAM_RULE_AT_MOST ? rule->amount + by : rule->amount - (int64_t)by;
}

static void say_own(struct mi_str *str, const struct miraif_team_rule *rule, uint32_t by,
                    const struct miraif_env *env)
{
    long long id = (long long)rule->id;
    if (by == MI_GIVEN_UP)
        mi_str_addf(str, mi_translate(env, N_("without rule r%lld: miraif team rule remove r%lld")), id, id);
    else if (rule->amount > 0)
        mi_str_addf(str, mi_translate(env, N_("rule r%lld with %lld instead of %lld")), id,
                    (long long)amount_of(rule, by), (long long)rule->amount);
    else
        mi_str_addf(str, mi_translate(env, N_("rule r%lld with up to %u of them in one team")), id, 1 + by);
}

static void say_separation(struct mi_str *str, const struct miraif_separation *separation, uint32_t by,
                           const struct mi_roster *roster, const struct miraif_env *env)
{
    const struct miraif_person *one = &roster->item[separation->member[0]].person;
    const struct miraif_person *other = &roster->item[separation->member[separation->count - 1]].person;
    if (separation->kind == MIRAIF_SEPARATION_APART)
        mi_str_addf(str,
                    mi_translate(env, N_("p%lld %s and p%lld %s in one team: miraif person apart remove "
                                         "p%lld p%lld")),
                    (long long)one->id, one->name, (long long)other->id, other->name, (long long)one->id,
                    (long long)other->id);
    else if (separation->kind == MIRAIF_SEPARATION_RELATION)
        mi_str_addf(
            str, mi_translate(env, N_("“%s” and “%s” in one team: miraif person company unrelate '%s' '%s'")),
            separation->company_name, separation->other_name, separation->company_name,
            separation->other_name);
    else if (by == MI_GIVEN_UP)
        mi_str_addf(str, mi_translate(env, N_("fewer people of “%s”, or more and smaller teams: --sizes")),
                    one->profile.company == NULL ? "" : one->profile.company);
    else
        mi_str_addf(
            str,
            mi_translate(env, N_("fewer people of “%s”, or more and smaller teams (--sizes): as it is, "
                                 "a team would hold %u of them")),
            one->profile.company == NULL ? "" : one->profile.company, 1 + by);
}

void mi_relaxing_say(struct mi_str *str, const struct mi_relaxing *relaxing, uint32_t unit, uint32_t by,
                     const struct mi_roster *roster, const struct miraif_env *env)
{
    const struct mi_rule_origin *origin = &relaxing->origin[relaxing->first[unit]];
    if (origin->rule != NULL)
        say_own(str, origin->rule, by, env);
    else
        say_separation(str, origin->separation, by, roster, env);
}
