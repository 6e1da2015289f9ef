/* Pins and bans. */
#include "store/match_rule.h"

#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"
#include "text/reference.h"

static void bind_pair(struct mi_stmt *stmt, const struct miraif_match_rule *rule)
{
    mi_bind_int(stmt, ":mentor", rule->mentor);
    mi_bind_id(stmt, ":cohort", rule->cohort);
    mi_bind_id(stmt, ":team", rule->team);
    mi_bind_id(stmt, ":person", rule->person);
}

#define SAME " WHERE mentor = :mentor AND cohort IS :cohort AND team IS :team AND person IS :person"

enum miraif_status mi_match_rule_put(struct miraif_store *store, const struct miraif_match_rule *rule,
                                     struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO match_rule (kind, mentor, cohort, team, person, reason, since)"
                       " SELECT :kind, :mentor, :cohort, :team, :person, :reason, :since"
                       " WHERE NOT EXISTS (SELECT 1 FROM match_rule" SAME ")",
                       &stmt, err));
    bind_pair(stmt, rule);
    mi_bind_text(stmt, ":kind", rule->pin ? "pin" : "ban");
    mi_bind_text(stmt, ":reason", rule->reason);
    mi_bind_int(stmt, ":since", rule->since);
    MI_TRY(mi_stmt_run(stmt, err));
    MI_TRY(mi_stmt_get(store,
                       "UPDATE match_rule SET reason = :reason" SAME
                       " AND :reason IS NOT NULL AND reason IS NOT :reason",
                       &stmt, err));
    bind_pair(stmt, rule);
    mi_bind_text(stmt, ":reason", rule->reason);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_match_rule_delete(struct miraif_store *store, const struct miraif_match_rule *rule,
                                        struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM match_rule" SAME, &stmt, err));
    bind_pair(stmt, rule);
    return mi_stmt_run(stmt, err);
}

struct walk {
    miraif_match_rule_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    char whom[MI_REFERENCE_TEXT];
    struct miraif_match_rule rule = {.pin = mi_column_int(stmt, 0) != 0,
                                     .mentor = mi_column_int(stmt, 1),
                                     .mentor_name = mi_column_text(stmt, 2, scratch),
                                     .cohort = mi_column_int(stmt, 3),
                                     .team = mi_column_int(stmt, 4),
                                     .person = mi_column_int(stmt, 5),
                                     .whom = whom,
                                     .name = mi_column_text(stmt, 6, scratch),
                                     .reason = mi_column_text(stmt, 7, scratch),
                                     .since = mi_column_int(stmt, 8)};
    const struct mi_reference reference = {.kind = rule.team != 0 ? MI_REFERENCE_TEAM : MI_REFERENCE_PERSON,
                                           .cohort = rule.cohort,
                                           .team = rule.team,
                                           .number = rule.person};
    MI_TRY(mi_stmt_columns(stmt, err));
    mi_reference_format(&reference, whom);
    return walk->each(walk->context, &rule);
}

enum miraif_status miraif_match_rule_each(struct miraif_store *store, miraif_match_rule_fn *each,
                                          void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store,
                    "SELECT r.kind = 'pin', r.mentor, m.name, r.cohort, r.team, r.person, p.name, r.reason,"
                    " r.since FROM match_rule r JOIN person m ON m.id = r.mentor"
                    " LEFT JOIN person p ON p.id = r.person ORDER BY r.id",
                    &stmt, err));
    return mi_stmt_walk(stmt, hand_on, &(struct walk){each, context}, err);
}
