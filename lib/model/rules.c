/* Separations and team rules become rules of the solvers. */
#include "model/rules.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "model/attribute.h"
#include "model/free_time.h"
#include "text/key.h"

static const char *const codes[] = {
#define CODE(name, code) code,
    MIRAIF_TEAM_RULE_LIST(CODE)
#undef CODE
};

const char *miraif_team_rule_code(enum miraif_team_rule_kind kind)
{
    return kind < MIRAIF_TEAM_RULE_KINDS ? codes[kind] : "";
}

enum miraif_team_rule_kind miraif_team_rule_find(const char *code)
{
    enum miraif_team_rule_kind kind = MIRAIF_TEAM_RULE_APART;
    while (kind < MIRAIF_TEAM_RULE_KINDS && !mi_text_is(codes[kind], code))
        kind++;
    return kind;
}

/* Reads "30" or "30-39" as a span; false where it is neither. */
static bool read_span(const char *text, int64_t *ret_from, int64_t *ret_to)
{
    int64_t number[2] = {0, 0};
    int parts = 0;
    for (; parts < 2; parts++) {
        const char *start = text;
        for (; *text >= '0' && *text <= '9' && text - start < 4; text++)
            number[parts] = 10 * number[parts] + (*text - '0');
        if (text == start)
            return false;
        if (*text != '-')
            break;
        text++;
    }
    *ret_from = number[0];
    *ret_to = number[parts == 0 ? 0 : 1];
    return *text == '\0' && parts < 2;
}

/* What of an attribute's values the rule is about, as a span of numbers; none: `*ret_to` is below. */
static enum miraif_status find_value(const struct mi_attribute *attribute, const char *value,
                                     struct miraif_arena *arena, int64_t *ret_from, int64_t *ret_to,
                                     struct miraif_error *err)
{
    const char *wanted;
    const char *key;
    *ret_from = 0;
    *ret_to = -1;
    if (attribute->number) {
        read_span(value, ret_from, ret_to);
        return MIRAIF_OK;
    }
    MI_TRY(mi_text_key(value, arena, &wanted, err));
    for (uint32_t i = 0; i < attribute->first[attribute->people]; i++) {
        MI_TRY(mi_text_key(attribute->word[attribute->value[i]], arena, &key, err));
        if (mi_text_is(key, wanted))
            *ret_from = *ret_to = attribute->value[i];
    }
    return MIRAIF_OK;
}

enum miraif_status mi_rule_sayers(const struct miraif_team_rule *rule, const struct mi_roster *roster,
                                  const char *start, struct miraif_arena *arena, uint32_t **ret_place,
                                  uint32_t *ret_count, struct miraif_error *err)
{
    const struct miraif_attribute option = {.name = rule->field, .weight = 1000000};
    struct mi_attribute attribute;
    struct mi_date on = {0};
    int64_t from;
    int64_t to;
    uint32_t *place = mi_arena_array(arena, roster->count, sizeof *place);
    uint32_t count = 0;
    if (place == NULL)
        return mi_no_memory(err);
    if (!mi_date_parse(start, &on))
        return mi_fail(err, MIRAIF_INTERNAL, "a cohort without a first day");
    MI_TRY(mi_attribute_read(roster, &option, on, MIRAIF_GROUP_SIZE_MOST, arena, &attribute, err));
    MI_TRY(find_value(&attribute, rule->value, arena, &from, &to, err));
    for (uint32_t p = 0; p < attribute.people; p++) {
        bool said = false;
        for (uint32_t i = attribute.first[p]; i < attribute.first[p + 1]; i++)
            said = said || (attribute.value[i] >= from && attribute.value[i] <= to);
        if (said)
            place[count++] = p;
    }
    *ret_place = place;
    *ret_count = count;
    return MIRAIF_OK;
}

enum { AT_MOST_ONE = 3 }; /* bits 0 and 1: a team may hold none or one */

struct work {
    const struct mi_roster *roster;
    const uint32_t *number;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_rule *rule;
    struct mi_rule_origin *origin;
    uint32_t count;
    size_t room;
    size_t origin_room;
};

static uint32_t number_of(const struct work *work, size_t place)
{
    if (place >= work->roster->count)
        return UINT32_MAX;
    return work->number != NULL ? work->number[place] : (uint32_t)place;
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static enum miraif_status put(struct work *work, struct miraif_rule rule, struct mi_rule_origin origin)
{
    struct miraif_rule *list = mi_arena_grow(work->arena, work->rule, work->count, &work->room, sizeof *list);
    struct mi_rule_origin *origins =
        mi_arena_grow(work->arena, work->origin, work->count, &work->origin_room, sizeof *origins);
    if (list == NULL || origins == NULL)
        return mi_no_memory(work->err);
    work->rule = list;
    work->origin = origins;
    work->rule[work->count] = rule;
    work->origin[work->count++] = origin;
    return MIRAIF_OK;
}

static enum miraif_status add_rule(struct work *work, uint32_t *member, uint32_t count, bool together,
                                   struct mi_rule_origin origin)
{
    if (count < 2)
        return MIRAIF_OK;
    qsort(member, count, sizeof *member, compare_numbers);
    return put(
        work,
        (struct miraif_rule){.member = member, .count = count, .allowed = AT_MOST_ONE, .together = together},
        origin);
}

/* Each side of a relation is one company, of which at most one person may be in a team anyway: so at most one
 * of both sides together. With one side only, the relation says nothing. */
static enum miraif_status add_separation(struct work *work, const struct miraif_separation *separation)
{
    uint32_t *member = mi_arena_array(work->arena, separation->count, sizeof *member);
    uint32_t count = 0;
    uint32_t left = 0;
    if (member == NULL)
        return mi_no_memory(work->err);
    for (uint32_t i = 0; i < separation->count; i++) {
        uint32_t number = number_of(work, separation->member[i]);
        if (number == UINT32_MAX)
            continue;
        member[count++] = number;
        left += i < separation->left;
    }
    bool one_side = separation->kind == MIRAIF_SEPARATION_RELATION && (left == 0 || left == count);
    return one_side ? MIRAIF_OK
                    : add_rule(work, member, count, false, (struct mi_rule_origin){.separation = separation});
}

/* Those of the rules from `rule` on that lock people into the same team: `*ret_count` of them. */
static enum miraif_status gather_locked(const struct work *work, const struct miraif_team_rule *rule,
                                        size_t rules, uint32_t **ret_member, uint32_t *ret_count)
{
    size_t most = 0;
    for (size_t r = 0; r < rules; r++)
        most += rule[r].members;
    uint32_t *member = mi_arena_array(work->arena, most, sizeof *member);
    uint32_t count = 0;
    if (member == NULL)
        return mi_no_memory(work->err);
    for (size_t r = 0; r < rules; r++) {
        if (rule[r].kind != MIRAIF_TEAM_RULE_LOCKED || rule[r].team != rule->team)
            continue;
        for (size_t i = 0; i < rule[r].members; i++) {
            uint32_t number = number_of(work, mi_roster_find(work->roster, rule[r].member[i].person));
            bool known = number == UINT32_MAX;
            for (uint32_t k = 0; k < count && !known; k++)
                known = member[k] == number;
            if (!known)
                member[count++] = number;
        }
    }
    *ret_member = member;
    *ret_count = count;
    return MIRAIF_OK;
}

/* People locked into one team stay together; of each such team one stands for all where teams must differ. */
static enum miraif_status add_locks(struct work *work, const struct mi_constraints *constraints)
{
    uint32_t *first = mi_arena_array(work->arena, constraints->rules, sizeof *first);
    struct mi_rule_origin origin = {0};
    uint32_t teams = 0;
    if (first == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < constraints->rules; i++) {
        const struct miraif_team_rule *rule = &constraints->rule[i];
        uint32_t *member = NULL;
        uint32_t count = 0;
        bool done = rule->kind != MIRAIF_TEAM_RULE_LOCKED;
        for (size_t k = 0; k < i && !done; k++)
            done = constraints->rule[k].kind == MIRAIF_TEAM_RULE_LOCKED &&
                   constraints->rule[k].team == rule->team;
        if (done)
            continue;
        MI_TRY(gather_locked(work, rule, constraints->rules - i, &member, &count));
        origin.rule = rule;
        if (count > 0)
            first[teams++] = member[0];
        MI_TRY(add_rule(work, member, count, true, origin));
    }
    return add_rule(work, first, teams, false, origin);
}

/* Pairs of earlier team mates: each is a rule. */
static enum miraif_status add_earlier(struct work *work, const struct miraif_team_rule *rule)
{
    for (size_t i = 0; i + 1 < rule->members; i += 2) {
        uint32_t *pair = mi_arena_array(work->arena, 2, sizeof *pair);
        if (pair == NULL)
            return mi_no_memory(work->err);
        pair[0] = number_of(work, mi_roster_find(work->roster, rule->member[i].person));
        pair[1] = number_of(work, mi_roster_find(work->roster, rule->member[i + 1].person));
        if (pair[0] != UINT32_MAX && pair[1] != UINT32_MAX)
            MI_TRY(add_rule(work, pair, 2, false, (struct mi_rule_origin){.rule = rule}));
    }
    return MIRAIF_OK;
}

/* How many of a value a team may hold, as bits. */
static uint64_t allowed_by(const struct miraif_team_rule *rule)
{
    uint64_t all = (UINT64_C(2) << MIRAIF_GROUP_SIZE_MOST) - 1;
    if (rule->kind == MIRAIF_TEAM_RULE_NEVER_ALONE)
        return all & ~UINT64_C(2);
    if (rule->kind == MIRAIF_TEAM_RULE_AT_LEAST)
        return all & ~((UINT64_C(1) << rule->amount) - 1);
    return all & ((UINT64_C(2) << rule->amount) - 1);
}

static enum miraif_status add_value(struct work *work, const struct miraif_team_rule *rule, const char *start)
{
    uint32_t *member = NULL;
    uint32_t places = 0;
    uint32_t count = 0;
    MI_TRY(mi_rule_sayers(rule, work->roster, start, work->arena, &member, &places, work->err));
    for (uint32_t i = 0; i < places; i++) {
        uint32_t number = number_of(work, member[i]);
        if (number != UINT32_MAX)
            member[count++] = number;
    }
    if (count > 0)
        qsort(member, count, sizeof *member, compare_numbers);
    return put(work, (struct miraif_rule){.member = member, .count = count, .allowed = allowed_by(rule)},
               (struct mi_rule_origin){.rule = rule});
}

/* What people in one team must have in common; who did not say when they are free is none of the members, and
 * free at any time. */
static enum miraif_status add_slots(struct work *work, const struct miraif_team_rule *rule)
{
    size_t most = work->roster->count;
    struct miraif_common *common = mi_arena_array(work->arena, 1, sizeof *common);
    uint32_t *place = mi_arena_array(work->arena, most, sizeof *place);
    uint32_t *member = mi_arena_array(work->arena, most, sizeof *member);
    uint32_t *bits = mi_arena_array(work->arena, most * MI_SLOT_WEEKDAYS, sizeof *bits);
    uint32_t count = 0;
    uint32_t numbers = 0;
    if (common == NULL || place == NULL || member == NULL || bits == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < most; i++) { /* places by number, because members ascend */
        uint32_t number = number_of(work, i);
        if (number == UINT32_MAX)
            continue;
        place[number] = (uint32_t)i;
        numbers++;
    }
    for (uint32_t number = 0; number < numbers; number++) {
        struct mi_slots slots;
        if (!mi_free_time_of(&work->roster->item[place[number]].person, &slots))
            continue;
        for (int day = 0; day < MI_SLOT_WEEKDAYS; day++)
            bits[count * MI_SLOT_WEEKDAYS + (uint32_t)day] = slots.day[day];
        member[count++] = number;
    }
    *common = (struct miraif_common){.bits = bits,
                                     .words = MI_SLOT_WEEKDAYS,
                                     .unit = MI_SLOT_MINUTES,
                                     .length = (uint32_t)rule->length,
                                     .least = (uint32_t)rule->amount};
    return put(work, (struct miraif_rule){.member = member, .count = count, .common = common},
               (struct mi_rule_origin){.rule = rule});
}

static enum miraif_status add_people(struct work *work, const struct miraif_team_rule *rule)
{
    uint32_t *member = mi_arena_array(work->arena, rule->members, sizeof *member);
    uint32_t count = 0;
    if (member == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < rule->members; i++) {
        uint32_t number = number_of(work, mi_roster_find(work->roster, rule->member[i].person));
        if (number != UINT32_MAX)
            member[count++] = number;
    }
    return add_rule(work, member, count, rule->kind == MIRAIF_TEAM_RULE_TOGETHER,
                    (struct mi_rule_origin){.rule = rule});
}

static enum miraif_status add_team_rule(struct work *work, const struct miraif_team_rule *rule,
                                        const char *start)
{
    if (rule->field != NULL)
        return add_value(work, rule, start);
    if (rule->kind == MIRAIF_TEAM_RULE_APART_FROM_EARLIER)
        return add_earlier(work, rule);
    if (rule->kind == MIRAIF_TEAM_RULE_SLOTS)
        return add_slots(work, rule);
    return rule->kind == MIRAIF_TEAM_RULE_LOCKED ? MIRAIF_OK : add_people(work, rule);
}

static bool binds(enum miraif_strictness strictness, bool dropped)
{
    return strictness == MIRAIF_FORBID || (strictness == MIRAIF_AVOID && !dropped);
}

enum miraif_status mi_rules_encode(const struct mi_constraints *constraints, const struct mi_roster *roster,
                                   const uint32_t *number, const uint8_t *dropped, struct miraif_arena *arena,
                                   struct mi_rules *ret_rules, struct miraif_error *err)
{
    struct work work = {.roster = roster, .number = number, .arena = arena, .err = err};
    for (uint32_t i = 0; i < constraints->separations; i++)
        if (binds(constraints->separation[i].rule, dropped == NULL || dropped[i]))
            MI_TRY(add_separation(&work, &constraints->separation[i]));
    for (size_t i = 0; i < constraints->rules; i++)
        MI_TRY(add_team_rule(&work, &constraints->rule[i], constraints->start));
    MI_TRY(add_locks(&work, constraints));
    *ret_rules = (struct mi_rules){work.rule, work.origin, work.count};
    return MIRAIF_OK;
}

bool mi_rules_ask_for_time(const struct mi_constraints *constraints)
{
    for (size_t i = 0; i < constraints->rules; i++)
        if (constraints->rule[i].kind == MIRAIF_TEAM_RULE_SLOTS)
            return true;
    return false;
}

static void hash_separation(struct mi_hash *hash, const struct miraif_separation *separation)
{
    mi_hash_add_int(hash, separation->kind);
    mi_hash_add_int(hash, separation->rule);
    mi_hash_add_int(hash, separation->left);
    mi_hash_add_int(hash, separation->count);
    for (uint32_t i = 0; i < separation->count; i++)
        mi_hash_add_int(hash, separation->member[i]);
}

static void hash_team_rule(struct mi_hash *hash, const struct miraif_team_rule *rule)
{
    mi_hash_add_int(hash, rule->id);
    mi_hash_add_int(hash, rule->kind);
    mi_hash_add_text(hash, rule->field);
    mi_hash_add_text(hash, rule->value);
    mi_hash_add_int(hash, rule->amount);
    if (rule->kind == MIRAIF_TEAM_RULE_SLOTS)
        mi_hash_add_int(hash, rule->length);
    mi_hash_add_int(hash, rule->team);
    mi_hash_add_int(hash, (int64_t)rule->members);
    for (size_t i = 0; i < rule->members; i++)
        mi_hash_add_int(hash, rule->member[i].person);
}

void mi_rules_hash(struct mi_hash *hash, const struct mi_constraints *constraints,
                   const struct mi_roster *roster)
{
    mi_hash_add_int(hash, constraints->separations);
    for (uint32_t i = 0; i < constraints->separations; i++)
        hash_separation(hash, &constraints->separation[i]);
    mi_hash_add_int(hash, (int64_t)constraints->rules);
    for (size_t i = 0; i < constraints->rules; i++)
        hash_team_rule(hash, &constraints->rule[i]);
    for (size_t i = 0; i < roster->count && mi_rules_ask_for_time(constraints); i++)
        mi_hash_add_text(hash, roster->item[i].person.profile.availability);
}
