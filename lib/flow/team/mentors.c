/* Whoever comes into a team comes to its mentor, too. */
#include "flow/team/mentors.h"

#include "base/arena.h"
#include "base/error.h"
#include "miraif/match.h"
#include "miraif/person.h"
#include "miraif/separation.h"

static void raise_bar(struct mi_change *change, size_t place, size_t team, enum mi_bar bar)
{
    uint8_t *is = &change->bar[place * change->before.teams + team];
    *is = (uint8_t)bar > *is ? (uint8_t)bar : *is;
}

/* Of those who stand against one another in `one`, the others than the mentor, who is numbered behind them.
 */
static void take_separation(struct mi_change *change, const struct miraif_separation *one, size_t team)
{
    static const enum mi_bar bars[] = {
        [MIRAIF_FORBID] = MI_BAR_FORBIDDEN, [MIRAIF_AVOID] = MI_BAR_AVOIDED, [MIRAIF_TELL] = MI_BAR_TOLD};
    size_t people = change->pool.roster.count;
    uint32_t mentor = 0;
    while (mentor < one->count && one->member[mentor] != people)
        mentor++;
    for (uint32_t i = 0; i < one->count && mentor < one->count; i++) {
        bool same_side = one->kind == MIRAIF_SEPARATION_RELATION && (i < one->left) == (mentor < one->left);
        if (i != mentor && !same_side)
            raise_bar(change, one->member[i], team, bars[one->rule]);
    }
}

static enum miraif_status look_at_separation(struct mi_change *change, size_t team)
{
    const struct mi_roster *roster = &change->pool.roster;
    struct miraif_party *party = mi_roster_parties(roster, 1);
    const struct miraif_separation *list;
    struct miraif_person mentor;
    uint32_t count;
    if (party == NULL)
        return mi_no_memory(change->err);
    MI_TRY(miraif_person_get(change->store, change->before.team[team].mentor.person, change->arena, &mentor,
                             change->err));
    party[roster->count] = (struct miraif_party){mentor.id, mentor.profile.company_key};
    MI_TRY(miraif_separations(change->store, party, (uint32_t)roster->count + 1, change->arena, &list, &count,
                              change->err));
    for (uint32_t i = 0; i < count; i++)
        take_separation(change, &list[i], team);
    return MIRAIF_OK;
}

static enum miraif_status take_rule(void *context, const struct miraif_match_rule *rule)
{
    struct mi_change *change = context;
    size_t place = mi_roster_find(&change->pool.roster, rule->person);
    for (size_t team = 0; team < change->before.teams && !rule->pin && rule->person != 0; team++)
        if (place < change->pool.roster.count && change->before.team[team].mentor.person == rule->mentor)
            raise_bar(change, place, team, MI_BAR_FORBIDDEN);
    return MIRAIF_OK;
}

enum miraif_status mi_change_find_bars(struct mi_change *change)
{
    change->bar = mi_arena_array(change->arena, change->pool.roster.count * change->before.teams, 1);
    if (change->bar == NULL)
        return mi_no_memory(change->err);
    for (size_t team = 0; team < change->before.teams; team++)
        if (change->before.team[team].mentor.person != 0)
            MI_TRY(look_at_separation(change, team));
    return miraif_match_rule_each(change->store, take_rule, change, change->err);
}

enum mi_bar mi_change_bar(const struct mi_change *change, size_t place)
{
    const struct mi_seat *seat = mi_change_seat(change, change->pool.roster.item[place].person.id);
    size_t team = change->group[place];
    if (seat->was == (int64_t)team + 1)
        return MI_BAR_NONE;
    return (enum mi_bar)change->bar[place * change->before.teams + team];
}
