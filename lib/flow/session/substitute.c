/* A mentor for one session is held to what a match is held to. */
#include "flow/session/substitute.h"

#include "base/arena.h"
#include "base/error.h"
#include "flow/session/crew.h"
#include "miraif/match.h"
#include "miraif/separation.h"
#include "store/db.h"
#include "store/match.h"
#include "store/run.h"
#include "store/staff.h"

struct checking {
    struct miraif_store *store;
    const struct miraif_session *session;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_crew crew;
    const struct mi_crew_member *
        *member; /* those who stand, numbered like parties; the mentor is behind them */
    uint32_t members;
    const char *stake;
    bool banned;
};

static enum miraif_status check_role(const struct checking *checking)
{
    const struct miraif_session *session = checking->session;
    bool is;
    MI_TRY(mi_is_mentor(checking->store, session->mentor, &is, checking->err));
    if (is)
        return MIRAIF_OK;
    mi_fail(checking->err, MIRAIF_REFUSED, "p%lld %s is no mentor", (long long)session->mentor,
            session->mentor_name);
    mi_hint(checking->err, "miraif person list --role mentor shows who is");
    return MIRAIF_REFUSED;
}

static enum miraif_status read_parties(struct checking *checking, struct miraif_party **ret_party)
{
    const struct mi_crew *crew = &checking->crew;
    struct miraif_party *party = mi_arena_array(checking->arena, crew->count + 1, sizeof *party);
    checking->member = mi_arena_array(checking->arena, crew->count, sizeof *checking->member);
    if (party == NULL || checking->member == NULL)
        return mi_no_memory(checking->err);
    for (size_t i = 0; i < crew->count; i++)
        if (crew->member[i].stands)
            checking->member[checking->members++] = &crew->member[i];
    for (uint32_t i = 0; i <= checking->members; i++) {
        struct miraif_person person;
        int64_t id = i < checking->members ? checking->member[i]->person : checking->session->mentor;
        MI_TRY(miraif_person_get(checking->store, id, checking->arena, &person, checking->err));
        party[i] = (struct miraif_party){id, person.profile.company_key};
    }
    *ret_party = party;
    return MIRAIF_OK;
}

/* Whether the mentor is among those of the separation, and on which side. */
static bool has_mentor(const struct checking *checking, const struct miraif_separation *one, bool *ret_left)
{
    for (uint32_t i = 0; i < one->count; i++)
        if (one->member[i] == checking->members) {
            *ret_left = i < one->left;
            return true;
        }
    return false;
}

/* Between the mentor and this member: forbidden, or to be said. */
static enum miraif_status stand_between(struct checking *checking, const struct miraif_separation *one,
                                        uint32_t member)
{
    const struct miraif_session *session = checking->session;
    const struct mi_crew_member *other = checking->member[member];
    if (one->rule == MIRAIF_FORBID) {
        mi_fail(checking->err, MIRAIF_REFUSED, "p%lld %s is separated from p%lld %s",
                (long long)session->mentor, session->mentor_name, (long long)other->person, other->name);
        mi_hint(checking->err,
                "take somebody else; miraif person apart list and miraif person company list show what "
                "holds");
        return MIRAIF_REFUSED;
    }
    const char *text = mi_translate(
        mi_store_env(checking->store),
        one->rule == MIRAIF_AVOID ? N_("to be avoided: “%s” and “%s” are related, and of the team is %s")
                                  : N_("to be known: “%s” and “%s” are related, and of the team is %s"));
    checking->stake = mi_arena_printf(checking->arena, text, one->company_name, one->other_name, other->name);
    return checking->stake == NULL ? mi_no_memory(checking->err) : MIRAIF_OK;
}

static enum miraif_status check_separation(struct checking *checking)
{
    const struct miraif_separation *list;
    struct miraif_party *party = NULL;
    uint32_t count;
    MI_TRY(read_parties(checking, &party));
    MI_TRY(miraif_separations(checking->store, party, checking->members + 1, checking->arena, &list, &count,
                              checking->err));
    for (uint32_t s = 0; s < count; s++) {
        bool left = false, sides = list[s].kind == MIRAIF_SEPARATION_RELATION;
        if (!has_mentor(checking, &list[s], &left))
            continue;
        for (uint32_t i = 0; i < list[s].count; i++)
            if (list[s].member[i] != checking->members && !(sides && left == (i < list[s].left)))
                MI_TRY(stand_between(checking, &list[s], list[s].member[i]));
    }
    return MIRAIF_OK;
}

static enum miraif_status take_rule(void *context, const struct miraif_match_rule *rule)
{
    struct checking *checking = context;
    const struct miraif_session *session = checking->session;
    if (rule->pin || rule->mentor != session->mentor)
        return MIRAIF_OK;
    if (rule->team != 0)
        checking->banned =
            checking->banned || (rule->cohort == session->cohort && rule->team == session->team);
    for (uint32_t i = 0; rule->team == 0 && i < checking->members; i++)
        checking->banned = checking->banned || checking->member[i]->person == rule->person;
    return MIRAIF_OK;
}

static enum miraif_status check_bans(struct checking *checking)
{
    const struct miraif_session *session = checking->session;
    MI_TRY(miraif_match_rule_each(checking->store, take_rule, checking, checking->err));
    if (!checking->banned)
        return MIRAIF_OK;
    mi_fail(checking->err, MIRAIF_REFUSED, "p%lld %s is banned from %s", (long long)session->mentor,
            session->mentor_name, session->team_id);
    mi_hint(checking->err, "miraif match rule list shows by which rule");
    return MIRAIF_REFUSED;
}

enum miraif_status mi_substitute_check(struct miraif_store *store, const struct miraif_session *session,
                                       struct miraif_arena *arena, const char **ret_stake,
                                       struct miraif_error *err)
{
    struct checking checking = {.store = store, .session = session, .arena = arena, .err = err};
    MI_TRY(check_role(&checking));
    MI_TRY(mi_crew_load(store, session->cohort, session->team, arena, &checking.crew, err));
    MI_TRY(check_separation(&checking));
    MI_TRY(check_bans(&checking));
    *ret_stake = checking.stake;
    return MIRAIF_OK;
}

struct regular {
    int64_t team;
    int64_t mentor;
};

static enum miraif_status take_match(void *context, const struct mi_match_row *row)
{
    struct regular *regular = context;
    if (row->number == regular->team)
        regular->mentor = row->mentor;
    return MIRAIF_OK;
}

enum miraif_status mi_substitute_regular(struct miraif_store *store, const struct miraif_session *session,
                                         struct miraif_arena *arena, int64_t *ret_mentor,
                                         struct miraif_error *err)
{
    struct regular regular = {.team = session->team};
    struct miraif_run run;
    MI_TRY(mi_run_get(store, session->cohort, "match", "adopted", arena, &run, err));
    if (run.id != 0 && session->team != 0)
        MI_TRY(mi_match_each(store, run.id, take_match, &regular, err));
    *ret_mentor = regular.mentor;
    return MIRAIF_OK;
}
