/* Separations and team rules become rules of the solvers. */
#include "model/rules.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"

enum { AT_MOST_ONE = 3 }; /* bits 0 and 1: a team may hold none or one */

struct work {
    const struct mi_roster *roster;
    const uint32_t *number;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_rule *rule;
    struct mi_rule_origin *origin;
    uint32_t count;
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

static void add_rule(struct work *work, uint32_t *member, uint32_t count, bool together,
                     struct mi_rule_origin origin)
{
    if (count < 2)
        return;
    qsort(member, count, sizeof *member, compare_numbers);
    work->rule[work->count] =
        (struct miraif_rule){.member = member, .count = count, .allowed = AT_MOST_ONE, .together = together};
    work->origin[work->count++] = origin;
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
    if (!one_side)
        add_rule(work, member, count, false, (struct mi_rule_origin){.separation = separation});
    return MIRAIF_OK;
}

static enum miraif_status add_team_rule(struct work *work, const struct miraif_team_rule *rule)
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
    add_rule(work, member, count, rule->together, (struct mi_rule_origin){.rule = rule});
    return MIRAIF_OK;
}

static bool binds(enum miraif_strictness strictness, bool dropped)
{
    return strictness == MIRAIF_FORBID || (strictness == MIRAIF_AVOID && !dropped);
}

enum miraif_status mi_rules_encode(const struct mi_constraints *constraints, const struct mi_roster *roster,
                                   const uint32_t *number, const uint8_t *dropped, struct miraif_arena *arena,
                                   struct mi_rules *ret_rules, struct miraif_error *err)
{
    size_t most = constraints->separations + constraints->rules;
    struct work work = {.roster = roster, .number = number, .arena = arena, .err = err};
    work.rule = mi_arena_array(arena, most, sizeof *work.rule);
    work.origin = mi_arena_array(arena, most, sizeof *work.origin);
    if (work.rule == NULL || work.origin == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < constraints->separations; i++)
        if (binds(constraints->separation[i].rule, dropped == NULL || dropped[i]))
            MI_TRY(add_separation(&work, &constraints->separation[i]));
    for (size_t i = 0; i < constraints->rules; i++)
        MI_TRY(add_team_rule(&work, &constraints->rule[i]));
    *ret_rules = (struct mi_rules){work.rule, work.origin, work.count};
    return MIRAIF_OK;
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
    mi_hash_add_int(hash, rule->together);
    mi_hash_add_int(hash, (int64_t)rule->members);
    for (size_t i = 0; i < rule->members; i++)
        mi_hash_add_int(hash, rule->member[i].person);
}

void mi_rules_hash(struct mi_hash *hash, const struct mi_constraints *constraints)
{
    mi_hash_add_int(hash, constraints->separations);
    for (uint32_t i = 0; i < constraints->separations; i++)
        hash_separation(hash, &constraints->separation[i]);
    mi_hash_add_int(hash, (int64_t)constraints->rules);
    for (size_t i = 0; i < constraints->rules; i++)
        hash_team_rule(hash, &constraints->rule[i]);
}
