/* Rules are held against the teams as they would be: those of the solver, and that teams which have met stay
 * together. */
#include "flow/team/broken.h"

#include "base/arena.h"
#include "base/error.h"
#include "flow/team/mentors.h"
#include "flow/team/words.h"
#include "solve/common.h"
#include "store/db.h"
#include "store/turn.h"

struct place {
    const uint32_t *group;
    uint32_t number;
};

static bool is_in(const void *context, uint32_t person)
{
    const struct place *place = context;
    return place->group[person] == place->number;
}

bool mi_team_keeps(const struct miraif_rule *rule, const uint32_t *group, uint32_t g)
{
    uint32_t members = 0;
    if (rule->common != NULL)
        return mi_common_holds(rule, is_in, &(struct place){group, g});
    for (uint32_t i = 0; i < rule->count; i++)
        members += group[rule->member[i]] == g;
    if (rule->together)
        return members == 0 || members == rule->count;
    return members <= MIRAIF_GROUP_SIZE_MOST && (rule->allowed >> members & 1) != 0;
}

struct finding {
    struct mi_change *change;
    struct mi_names names;
    struct miraif_team_clash *clash;
    size_t count;
    size_t room;
    const char *const *stake;
    size_t stakes;
};

static enum miraif_status add(struct finding *finding, const struct miraif_team_clash *clash)
{
    struct mi_change *change = finding->change;
    struct miraif_team_clash *list =
        mi_arena_grow(change->arena, finding->clash, finding->count, &finding->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(change->err);
    finding->clash = list;
    finding->clash[finding->count++] = *clash;
    return MIRAIF_OK;
}

static enum miraif_status look_at_rules(struct finding *finding)
{
    struct mi_change *change = finding->change;
    const struct miraif_grouping *solver = &change->problem.solver;
    uint32_t *waived = mi_arena_array(change->arena, solver->rules, sizeof *waived);
    uint32_t *concerned = mi_arena_array(change->arena, solver->people, sizeof *concerned);
    struct miraif_team_clash clash;
    if (waived == NULL || concerned == NULL)
        return mi_no_memory(change->err);
    change->problem.waived = waived;
    for (uint32_t r = 0; r < solver->rules; r++) {
        bool broken = false;
        bool anew = false;
        struct mi_rule_focus focus = {.person = concerned, .lack = "team"};
        for (uint32_t g = 0; g < solver->groups; g++) {
            if (mi_team_keeps(&solver->rule[r], change->group, g))
                continue;
            broken = true;
            if (!mi_change_concerns(change, (int64_t)g + 1))
                continue;
            anew = true;
            for (uint32_t p = 0; p < solver->people; p++)
                if (change->group[p] == g)
                    concerned[focus.count++] = p;
        }
        if (broken)
            waived[change->problem.waived_count++] = r;
        const struct miraif_team_rule *rule = change->problem.origin[r].rule;
        if (!anew || (rule != NULL && rule->kind == MIRAIF_TEAM_RULE_LOCKED)) /* see look_at_locks */
            continue;
        MI_TRY(mi_team_rule_words(&change->problem, &finding->names, r, &focus, mi_store_env(change->store),
                                  change->arena, &clash, change->err));
        MI_TRY(add(finding, &clash));
    }
    return MIRAIF_OK;
}

/* A lock is about the very team, not about who is with whom. */
static enum miraif_status look_at_locks(struct finding *finding)
{
    struct mi_change *change = finding->change;
    for (size_t r = 0; r < change->pool.constraints.rules; r++) {
        const struct miraif_team_rule *rule = &change->pool.constraints.rule[r];
        int64_t *person = mi_arena_array(change->arena, rule->members, sizeof *person);
        struct miraif_team_clash clash = {.person = person};
        if (person == NULL)
            return mi_no_memory(change->err);
        for (size_t i = 0; rule->kind == MIRAIF_TEAM_RULE_LOCKED && i < rule->members; i++) {
            const struct mi_seat *seat = mi_change_seat(change, rule->member[i].person);
            if (seat != NULL && seat->was == rule->team && seat->team != 0 && seat->team != seat->was)
                person[clash.people++] = seat->person;
        }
        if (clash.people == 0)
            continue;
        clash.rule = mi_arena_printf(change->arena, "r%lld", (long long)rule->id);
        clash.message = mi_arena_printf(
            change->arena,
            mi_translate(mi_store_env(change->store), N_("rule r%lld locks p%lld into team %s")),
            (long long)rule->id, (long long)person[0], change->before.team[rule->team - 1].id);
        if (clash.rule == NULL || clash.message == NULL)
            return mi_no_memory(change->err);
        MI_TRY(add(finding, &clash));
    }
    return MIRAIF_OK;
}

/* Separation holds between a mentor and those who come to them, too; what is only to be avoided or told is
 * said, and does not hinder. */
static enum miraif_status look_at_mentors(struct finding *finding)
{
    struct mi_change *change = finding->change;
    const struct miraif_env *env = mi_store_env(change->store);
    size_t people = change->pool.roster.count;
    const char **stake = mi_arena_array(change->arena, people, sizeof *stake);
    if (stake == NULL)
        return mi_no_memory(change->err);
    finding->stake = stake;
    for (size_t i = 0; i < people; i++) {
        enum mi_bar bar = mi_change_bar(change, i);
        const struct miraif_person *person = &change->pool.roster.item[i].person;
        const struct miraif_team *team = &change->before.team[change->group[i]];
        int64_t *pair = mi_arena_array(change->arena, 2, sizeof *pair);
        if (bar == MI_BAR_NONE)
            continue;
        const char *text = mi_arena_printf(
            change->arena,
            mi_translate(
                env, bar == MI_BAR_FORBIDDEN ? N_("p%lld %s is separated from p%lld %s, who leads team %s")
                     : bar == MI_BAR_AVOIDED
                         ? N_("to be avoided: the companies of p%lld %s and p%lld %s, who leads team "
                              "%s, are related")
                         : N_("to be known: the companies of p%lld %s and p%lld %s, who leads team "
                              "%s, are related")),
            (long long)person->id, person->name, (long long)team->mentor.person, team->mentor.name, team->id);
        if (text == NULL || pair == NULL)
            return mi_no_memory(change->err);
        pair[0] = person->id;
        pair[1] = team->mentor.person;
        if (bar != MI_BAR_FORBIDDEN)
            stake[finding->stakes++] = text;
        else
            MI_TRY(add(finding, &(struct miraif_team_clash){"mentor", pair, 2, text}));
    }
    return MIRAIF_OK;
}

struct meeting {
    int64_t now;
    bool met;
};

static enum miraif_status look_at_turn(void *context, const struct mi_turn_row *turn)
{
    struct meeting *meeting = context;
    meeting->met = meeting->met || turn->held || turn->end <= meeting->now;
    return MIRAIF_OK;
}

static enum miraif_status look_at_meetings(struct finding *finding)
{
    struct mi_change *change = finding->change;
    const struct miraif_env *env = mi_store_env(change->store);
    for (uint32_t g = 0; change->live && g < change->problem.solver.groups; g++) {
        struct meeting meeting = {.now = env->now};
        const struct miraif_team *team = &change->before.team[g];
        if (!mi_change_concerns(change, (int64_t)g + 1))
            continue;
        MI_TRY(
            mi_turn_each(change->store, change->cohort, team->number, look_at_turn, &meeting, change->err));
        if (!meeting.met)
            continue;
        int64_t *person = mi_arena_array(change->arena, team->members, sizeof *person);
        struct miraif_team_clash clash = {.rule = "met", .person = person, .people = team->members};
        clash.message = mi_arena_printf(
            change->arena,
            mi_translate(env, N_("team %s has had its first peer session, and stays together from then on")),
            team->id);
        if (person == NULL || clash.message == NULL)
            return mi_no_memory(change->err);
        for (size_t i = 0; i < team->members; i++)
            person[i] = team->member[i].person;
        MI_TRY(add(finding, &clash));
    }
    return MIRAIF_OK;
}

enum miraif_status mi_change_find_broken(struct mi_change *change, struct miraif_team_change *report)
{
    struct finding finding = {.change = change};
    MI_TRY(mi_names_of_roster(&change->pool.roster, change->arena, &finding.names, change->err));
    MI_TRY(look_at_rules(&finding));
    MI_TRY(look_at_locks(&finding));
    MI_TRY(look_at_mentors(&finding));
    if (!change->lenient)
        MI_TRY(look_at_meetings(&finding));
    report->broken = finding.clash;
    report->brokens = finding.count;
    report->stake = finding.stake;
    report->stakes = finding.stakes;
    return MIRAIF_OK;
}
