/* Locks: people who stay where they are, whatever is formed or moved. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/rule.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/team.h"
#include "text/reference.h"

static enum miraif_status lock_team(struct miraif_store *store, const char *reference,
                                    struct miraif_arena *arena, struct miraif_team_rule *rule,
                                    struct miraif_error *err)
{
    struct miraif_teams teams;
    const struct miraif_team *team;
    MI_TRY(miraif_team_find(store, reference, arena, &teams, &team, err));
    rule->cohort = team->cohort;
    rule->team = team->number;
    rule->member = team->member;
    rule->members = team->members;
    return MIRAIF_OK;
}

static const struct miraif_team *team_of(const struct miraif_teams *teams, int64_t person)
{
    for (size_t t = 0; t < teams->teams; t++)
        for (size_t i = 0; i < teams->team[t].members; i++)
            if (teams->team[t].member[i].person == person)
                return &teams->team[t];
    return NULL;
}

static enum miraif_status lock_person(struct miraif_store *store, const char *reference,
                                      struct miraif_arena *arena, struct miraif_team_rule *rule,
                                      struct miraif_error *err)
{
    struct miraif_person person;
    struct miraif_teams teams;
    struct miraif_member *member = mi_arena_array(arena, 1, sizeof *member);
    const struct miraif_team *team = NULL;
    if (member == NULL)
        return mi_no_memory(err);
    MI_TRY(miraif_person_find(store, reference, arena, &person, err));
    MI_TRY(mi_team_cohort_of(store, person.id, &rule->cohort, err));
    if (rule->cohort != 0) {
        MI_TRY(miraif_teams_get(store, rule->cohort, arena, &teams, err));
        team = team_of(&teams, person.id);
    }
    if (team == NULL)
        return mi_fail(err, MIRAIF_NOT_FOUND, "p%lld %s is in no team", (long long)person.id, person.name);
    *member = (struct miraif_member){.person = person.id};
    rule->team = team->number;
    rule->member = member;
    rule->members = 1;
    return MIRAIF_OK;
}

enum miraif_status miraif_team_lock(struct miraif_store *store, const char *reference, const char *reason,
                                    struct miraif_arena *arena, struct miraif_team_rule *ret_rule,
                                    struct miraif_error *err)
{
    struct mi_reference parsed;
    struct miraif_team_rule rule = {.kind = MIRAIF_TEAM_RULE_LOCKED, .since = mi_store_env(store)->now};
    rule.reason = mi_text_blank(reason) ? NULL : reason;
    bool is_team = mi_reference_parse(reference, &parsed) && parsed.kind == MI_REFERENCE_TEAM;
    MI_TRY(is_team ? lock_team(store, reference, arena, &rule, err)
                   : lock_person(store, reference, arena, &rule, err));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, mi_team_rule_keep(store, &rule, arena, ret_rule, err), err);
}
