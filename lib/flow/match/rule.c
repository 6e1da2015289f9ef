/* The office pins a mentor to somebody, or bans them. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/match_rule.h"
#include "store/run.h"
#include "store/staff.h"
#include "store/team.h"
#include "text/reference.h"

struct ruling {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_match_rule rule;  /* as it is said */
    struct miraif_match_rule held;  /* what holds between the two; without mentor: nothing */
    struct miraif_match_rule rival; /* another mentor who is pinned to the same; else without mentor */
    bool found;
};

static enum miraif_status see_team(void *context, int64_t number, const struct miraif_member *member)
{
    struct ruling *ruling = context;
    (void)member;
    ruling->found = ruling->found || number == ruling->rule.team;
    return MIRAIF_OK;
}

static enum miraif_status find_team(struct ruling *ruling, const struct mi_reference *reference)
{
    struct miraif_match_rule *rule = &ruling->rule;
    struct miraif_run teams;
    rule->cohort = reference->cohort;
    rule->team = reference->team;
    MI_TRY(mi_run_get(ruling->store, rule->cohort, "form", "adopted", ruling->arena, &teams, ruling->err));
    if (teams.id != 0)
        MI_TRY(mi_member_each(ruling->store, teams.id, see_team, ruling, ruling->err));
    if (ruling->found)
        return MIRAIF_OK;
    mi_fail(ruling->err, MIRAIF_NOT_FOUND, "there is no adopted team “%s”", rule->whom);
    mi_hint(ruling->err, "`miraif team list %lld` shows the teams", (long long)rule->cohort);
    return MIRAIF_NOT_FOUND;
}

/* Whom the two references name. */
static enum miraif_status find_both(struct ruling *ruling, const char *mentor, const char *whom)
{
    struct miraif_person one, other;
    struct mi_reference reference = {0};
    struct miraif_match_rule *rule = &ruling->rule;
    MI_TRY(miraif_person_find(ruling->store, mentor, ruling->arena, &one, ruling->err));
    rule->mentor = one.id;
    rule->mentor_name = one.name;
    rule->whom = whom;
    if (mi_reference_parse(whom, &reference) && reference.kind == MI_REFERENCE_TEAM)
        return find_team(ruling, &reference);
    MI_TRY(miraif_person_find(ruling->store, whom, ruling->arena, &other, ruling->err));
    rule->person = other.id;
    return MIRAIF_OK;
}

static enum miraif_status take(void *context, const struct miraif_match_rule *rule)
{
    struct ruling *ruling = context;
    const struct miraif_match_rule *said = &ruling->rule;
    if (rule->cohort != said->cohort || rule->team != said->team || rule->person != said->person)
        return MIRAIF_OK;
    bool same = rule->mentor == said->mentor;
    if (!same && !rule->pin)
        return MIRAIF_OK;
    struct miraif_match_rule *into = same ? &ruling->held : &ruling->rival;
    *into = *rule;
    into->mentor_name = mi_arena_text(ruling->arena, rule->mentor_name);
    into->whom = mi_arena_text(ruling->arena, rule->whom);
    into->name = mi_arena_text(ruling->arena, rule->name);
    into->reason = mi_arena_text(ruling->arena, rule->reason);
    return into->mentor_name != NULL && into->whom != NULL ? MIRAIF_OK : mi_no_memory(ruling->err);
}

static enum miraif_status read_held(struct ruling *ruling)
{
    ruling->held = ruling->rival = (struct miraif_match_rule){0};
    return miraif_match_rule_each(ruling->store, take, ruling, ruling->err);
}

static enum miraif_status check(struct ruling *ruling)
{
    const struct miraif_match_rule *rule = &ruling->rule, *held = &ruling->held, *rival = &ruling->rival;
    bool is;
    MI_TRY(mi_is_mentor(ruling->store, rule->mentor, &is, ruling->err));
    if (!is) {
        mi_fail(ruling->err, MIRAIF_REFUSED, "p%lld %s is no mentor", (long long)rule->mentor,
                rule->mentor_name);
        mi_hint(ruling->err, "miraif person list --role mentor shows who is");
        return MIRAIF_REFUSED;
    }
    const struct miraif_match_rule *against = held->mentor != 0 && held->pin != rule->pin ? held
                                              : rule->pin && rival->mentor != 0           ? rival
                                                                                          : NULL;
    if (against == NULL)
        return MIRAIF_OK;
    mi_fail(ruling->err, MIRAIF_REFUSED,
            against->pin ? N_("p%lld %s is pinned to %s") : N_("p%lld %s is banned from %s"),
            (long long)against->mentor, against->mentor_name, against->whom);
    mi_hint(ruling->err, "miraif match rule remove p%lld %s lifts that", (long long)against->mentor,
            against->whom);
    return MIRAIF_REFUSED;
}

static enum miraif_status add(struct ruling *ruling, const char *mentor, const char *whom)
{
    MI_TRY(find_both(ruling, mentor, whom));
    MI_TRY(read_held(ruling));
    MI_TRY(check(ruling));
    MI_TRY(mi_match_rule_put(ruling->store, &ruling->rule, ruling->err));
    return read_held(ruling);
}

enum miraif_status miraif_match_rule_add(struct miraif_store *store, const char *mentor, const char *whom,
                                         bool pin, const char *reason, struct miraif_arena *arena,
                                         struct miraif_match_rule *ret_rule, struct miraif_error *err)
{
    struct ruling ruling = {.store = store,
                            .arena = arena,
                            .err = err,
                            .rule = {.pin = pin,
                                     .reason = mi_text_blank(reason) ? NULL : reason,
                                     .since = mi_store_env(store)->now}};
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, add(&ruling, mentor, whom), err));
    *ret_rule = ruling.held;
    return MIRAIF_OK;
}

static enum miraif_status remove_it(struct ruling *ruling, const char *mentor, const char *whom)
{
    MI_TRY(find_both(ruling, mentor, whom));
    MI_TRY(read_held(ruling));
    if (ruling->held.mentor != 0)
        return mi_match_rule_delete(ruling->store, &ruling->rule, ruling->err);
    mi_fail(ruling->err, MIRAIF_NOT_FOUND, "p%lld is neither pinned to %s nor banned from it",
            (long long)ruling->rule.mentor, whom);
    mi_hint(ruling->err, "miraif match rule list shows who is");
    return MIRAIF_NOT_FOUND;
}

enum miraif_status miraif_match_rule_remove(struct miraif_store *store, const char *mentor, const char *whom,
                                            struct miraif_arena *arena, struct miraif_match_rule *ret_rule,
                                            struct miraif_error *err)
{
    struct ruling ruling = {.store = store, .arena = arena, .err = err};
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, remove_it(&ruling, mentor, whom), err));
    *ret_rule = ruling.held;
    return MIRAIF_OK;
}
