/* The office's rules about who shares a team. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "miraif/cohort.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/rule.h"

static int compare_members(const void *a, const void *b)
{
    const struct miraif_member *left = a, *right = b;
    return (left->person > right->person) - (left->person < right->person);
}

/* Whom the references name, each once, by id. */
static enum miraif_status find_members(struct miraif_store *store, int64_t cohort,
                                       const char *const *reference, size_t references,
                                       struct miraif_arena *arena, struct miraif_team_rule *rule,
                                       struct miraif_error *err)
{
    struct miraif_member *member = mi_arena_array(arena, references, sizeof *member);
    size_t count = 0;
    if (member == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < references; i++) {
        struct miraif_person person;
        bool applied;
        MI_TRY(miraif_person_find(store, reference[i], arena, &person, err));
        MI_TRY(mi_has_applied(store, cohort, person.id, &applied, err));
        if (!applied) {
            mi_fail(err, MIRAIF_REFUSED, "p%lld %s has not applied to cohort %lld", (long long)person.id,
                    person.name, (long long)cohort);
            mi_hint(err, "rules are about people of the cohort: miraif person list --cohort %lld",
                    (long long)cohort);
            return MIRAIF_REFUSED;
        }
        member[count++] = (struct miraif_member){.person = person.id};
    }
    if (count > 0)
        qsort(member, count, sizeof *member, compare_members);
    rule->member = member;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || member[i].person != member[i - 1].person)
            member[rule->members++] = member[i];
    return MIRAIF_OK;
}

/* The members of a stored rule come by e-mail key. */
static bool has_member(const struct miraif_team_rule *rule, int64_t person)
{
    for (size_t i = 0; i < rule->members; i++)
        if (rule->member[i].person == person)
            return true;
    return false;
}

static bool says_the_same(const struct miraif_team_rule *a, const struct miraif_team_rule *b)
{
    if (a->together != b->together || a->members != b->members)
        return false;
    for (size_t i = 0; i < a->members; i++)
        if (!has_member(b, a->member[i].person))
            return false;
    return true;
}

/* The id of the stored rule that says the same; 0: there is none. */
static enum miraif_status find_same(struct miraif_store *store, const struct miraif_team_rule *rule,
                                    struct miraif_arena *arena, int64_t *ret_id, struct miraif_error *err)
{
    struct miraif_team_rule *list;
    size_t count;
    MI_TRY(mi_team_rules_load(store, rule->cohort, 0, arena, &list, &count, err));
    *ret_id = 0;
    for (size_t i = 0; i < count && *ret_id == 0; i++)
        if (says_the_same(rule, &list[i]))
            *ret_id = list[i].id;
    return MIRAIF_OK;
}

static enum miraif_status read_rule(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                    struct miraif_team_rule *ret_rule, struct miraif_error *err)
{
    struct miraif_team_rule *list;
    size_t count;
    MI_TRY(mi_team_rules_load(store, 0, id, arena, &list, &count, err));
    if (id <= 0 || count == 0) {
        mi_fail(err, MIRAIF_NOT_FOUND, "there is no rule r%lld", (long long)id);
        mi_hint(err, "miraif team rule list shows the rules of a cohort");
        return MIRAIF_NOT_FOUND;
    }
    *ret_rule = list[0];
    return MIRAIF_OK;
}

static enum miraif_status add(struct miraif_store *store, struct miraif_team_rule *rule,
                              const char *const *reference, size_t references, struct miraif_arena *arena,
                              struct miraif_team_rule *ret_rule, struct miraif_error *err)
{
    struct miraif_cohort cohort;
    int64_t id;
    MI_TRY(miraif_cohort_get(store, rule->cohort, arena, &cohort, err));
    MI_TRY(find_members(store, rule->cohort, reference, references, arena, rule, err));
    if (rule->members < 2)
        return mi_fail(err, MIRAIF_REFUSED, "a rule is about two people at least");
    MI_TRY(find_same(store, rule, arena, &id, err));
    if (id == 0)
        MI_TRY(mi_team_rule_insert(store, rule, &id, err));
    else if (rule->reason != NULL)
        MI_TRY(mi_team_rule_set_reason(store, id, rule->reason, err));
    return read_rule(store, id, arena, ret_rule, err);
}

enum miraif_status miraif_team_rule_add(struct miraif_store *store, int64_t cohort, bool together,
                                        const char *const *reference, size_t references, const char *reason,
                                        struct miraif_arena *arena, struct miraif_team_rule *ret_rule,
                                        struct miraif_error *err)
{
    struct miraif_team_rule rule = {.cohort = cohort, .together = together};
    rule.reason = mi_text_blank(reason) ? NULL : reason;
    rule.since = mi_store_env(store)->now;
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, add(store, &rule, reference, references, arena, ret_rule, err), err);
}

static enum miraif_status remove_it(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                    struct miraif_team_rule *ret_rule, struct miraif_error *err)
{
    struct miraif_team_rule rule;
    MI_TRY(read_rule(store, id, arena, &rule, err));
    MI_TRY(mi_team_rule_delete(store, id, err));
    *ret_rule = rule;
    return MIRAIF_OK;
}

enum miraif_status miraif_team_rule_remove(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                           struct miraif_team_rule *ret_rule, struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, remove_it(store, id, arena, ret_rule, err), err);
}

enum miraif_status miraif_team_rule_each(struct miraif_store *store, int64_t cohort,
                                         miraif_team_rule_fn *each, void *context, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_team_rule *list = NULL;
    struct miraif_cohort record;
    size_t count = 0;
    enum miraif_status status =
        arena == NULL ? mi_no_memory(err) : miraif_cohort_get(store, cohort, arena, &record, err);
    if (status == MIRAIF_OK)
        status = mi_team_rules_load(store, cohort, 0, arena, &list, &count, err);
    for (size_t i = 0; i < count && status == MIRAIF_OK; i++)
        status = each(context, &list[i]);
    miraif_arena_destroy(arena);
    return status;
}
