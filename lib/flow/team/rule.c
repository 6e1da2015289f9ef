/* The office's rules about who shares a team. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/field.h"
#include "flow/team/rule.h"
#include "miraif/cohort.h"
#include "miraif/person.h"
#include "model/free_time.h"
#include "model/rules.h"
#include "store/db.h"
#include "store/rule.h"
#include "store/vocabulary.h"

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

bool mi_team_rule_same(const struct miraif_team_rule *a, const struct miraif_team_rule *b)
{
    if (a->kind != b->kind || a->team != b->team || a->amount != b->amount || a->length != b->length ||
        !mi_text_is(a->field != NULL ? a->field : "", b->field != NULL ? b->field : "") ||
        !mi_text_is(a->value != NULL ? a->value : "", b->value != NULL ? b->value : ""))
        return false;
    if (a->kind == MIRAIF_TEAM_RULE_APART_FROM_EARLIER)
        return true;
    for (size_t i = 0; i < a->members; i++)
        if (!has_member(b, a->member[i].person))
            return false;
    return a->members == b->members;
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
        if (mi_team_rule_same(rule, &list[i]))
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

enum miraif_status mi_team_rule_keep(struct miraif_store *store, const struct miraif_team_rule *rule,
                                     struct miraif_arena *arena, struct miraif_team_rule *ret_rule,
                                     struct miraif_error *err)
{
    int64_t id;
    MI_TRY(find_same(store, rule, arena, &id, err));
    if (id == 0)
        MI_TRY(mi_team_rule_insert(store, rule, &id, err));
    else if (rule->reason != NULL)
        MI_TRY(mi_team_rule_set_reason(store, id, rule->reason, err));
    return read_rule(store, id, arena, ret_rule, err);
}

/* A value that nobody said is a slip of the pen. */
static enum miraif_status check_value(struct miraif_store *store, const struct miraif_cohort *cohort,
                                      const struct miraif_team_rule *rule, struct miraif_arena *arena,
                                      struct miraif_error *err)
{
    struct mi_roster roster = {.arena = arena, .err = err};
    uint32_t *place;
    uint32_t count;
    if (rule->kind != MIRAIF_TEAM_RULE_NEVER_ALONE &&
        (rule->amount < (rule->kind == MIRAIF_TEAM_RULE_AT_LEAST) || rule->amount > MIRAIF_GROUP_SIZE_MOST))
        return mi_fail(err, MIRAIF_REFUSED, "%lld of a team is not possible", (long long)rule->amount);
    MI_TRY(mi_vocabulary_load(store, arena, &roster.vocabulary, err));
    MI_TRY(miraif_application_each(store, cohort->id, mi_roster_take, &roster, err));
    MI_TRY(mi_rule_sayers(rule, &roster, cohort->start_date, arena, &place, &count, err));
    if (count > 0)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "nobody who applied to cohort %lld has “%s” in %s", (long long)cohort->id,
            rule->value, rule->field);
    mi_hint(err, "`miraif person values %s` lists what people said", rule->field);
    return MIRAIF_REFUSED;
}

/* A week that nobody has is a slip of the pen, too. */
static enum miraif_status check_slots(const struct miraif_team_rule *rule, struct miraif_error *err)
{
    if (rule->length < 1 || rule->length > MIRAIF_SLOT_LENGTH_MOST)
        return mi_fail(err, MIRAIF_REFUSED,
                       "a time of %lld minutes is not possible; lengths are from 1 to %d",
                       (long long)rule->length, MIRAIF_SLOT_LENGTH_MOST);
    int64_t most = MI_SLOT_WEEKDAYS * (MI_SLOT_HOURS * MI_SLOT_MINUTES / rule->length);
    if (rule->amount < 1 || rule->amount > most)
        return mi_fail(err, MIRAIF_REFUSED, "%lld times of %lld minutes do not go into a week",
                       (long long)rule->amount, (long long)rule->length);
    return MIRAIF_OK;
}

enum miraif_status mi_team_rule_make(struct miraif_store *store, const struct miraif_cohort *cohort,
                                     const struct miraif_team_wish *wish, struct miraif_arena *arena,
                                     struct miraif_team_rule *ret_rule, struct miraif_error *err)
{
    struct miraif_team_rule rule = {.cohort = cohort->id,
                                    .kind = wish->kind,
                                    .field = wish->field,
                                    .value = wish->value,
                                    .amount = wish->amount,
                                    .length = wish->kind == MIRAIF_TEAM_RULE_SLOTS ? wish->length : 0};
    rule.reason = mi_text_blank(wish->reason) ? NULL : wish->reason;
    rule.since = mi_store_env(store)->now;
    if (rule.field != NULL) {
        MI_TRY(mi_team_field_named(rule.field, arena, &rule.field, err));
        MI_TRY(check_value(store, cohort, &rule, arena, err));
    } else if (rule.kind == MIRAIF_TEAM_RULE_SLOTS) {
        MI_TRY(check_slots(&rule, err));
    } else if (rule.kind != MIRAIF_TEAM_RULE_APART_FROM_EARLIER) {
        MI_TRY(find_members(store, rule.cohort, wish->reference, wish->references, arena, &rule, err));
        if (rule.members < 2)
            return mi_fail(err, MIRAIF_REFUSED, "a rule is about two people at least");
    }
    *ret_rule = rule;
    return MIRAIF_OK;
}

static enum miraif_status add(struct miraif_store *store, int64_t cohort, const struct miraif_team_wish *wish,
                              struct miraif_arena *arena, struct miraif_team_rule *ret_rule,
                              struct miraif_error *err)
{
    struct miraif_cohort record;
    struct miraif_team_rule rule;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &record, err));
    MI_TRY(mi_team_rule_make(store, &record, wish, arena, &rule, err));
    return mi_team_rule_keep(store, &rule, arena, ret_rule, err);
}

enum miraif_status miraif_team_rule_add(struct miraif_store *store, int64_t cohort,
                                        const struct miraif_team_wish *wish, struct miraif_arena *arena,
                                        struct miraif_team_rule *ret_rule, struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, add(store, cohort, wish, arena, ret_rule, err), err);
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
