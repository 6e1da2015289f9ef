/* The office's rules about teams. */
#include "store/rule.h"

#include "base/arena.h"
#include "base/error.h"
#include "store/walk.h"

/* Rows come as one per rule and member; they are gathered into rules. */
struct gathering {
    struct miraif_arena *arena;
    struct miraif_team_rule *rule;
    size_t count;
    size_t room;
    struct miraif_member *member; /* of the last rule */
    size_t member_room;
};

static bool add_member(struct gathering *gathering, struct miraif_member member)
{
    struct miraif_team_rule *rule = &gathering->rule[gathering->count - 1];
    struct miraif_member *list = mi_arena_grow(gathering->arena, gathering->member, rule->members,
                                               &gathering->member_room, sizeof *list);
    if (list == NULL)
        return false;
    list[rule->members++] = member;
    rule->member = gathering->member = list;
    return true;
}

static enum miraif_status take_row(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                   struct miraif_error *err)
{
    struct gathering *gathering = context;
    int64_t id = mi_column_int(stmt, 0);
    if (gathering->count == 0 || gathering->rule[gathering->count - 1].id != id) {
        struct miraif_team_rule *list = mi_arena_grow(gathering->arena, gathering->rule, gathering->count,
                                                      &gathering->room, sizeof *list);
        if (list == NULL)
            return mi_no_memory(err);
        gathering->rule = list;
        gathering->member = NULL;
        gathering->member_room = 0;
        gathering->rule[gathering->count++] = (struct miraif_team_rule){
            .id = id,
            .cohort = mi_column_int(stmt, 1),
            .kind = miraif_team_rule_find(mi_column_text(stmt, 2, scratch)),
            .reason = mi_column_text(stmt, 3, gathering->arena),
            .since = mi_column_int(stmt, 4),
            .field = mi_column_text(stmt, 8, gathering->arena),
            .value = mi_column_text(stmt, 9, gathering->arena),
            .amount = mi_column_int(stmt, 10),
            .team = mi_column_int(stmt, 11),
            .length = mi_column_int(stmt, 12),
        };
    }
    if (mi_column_is_null(stmt, 5))
        return mi_stmt_columns(stmt, err);
    struct miraif_member member = {
        .person = mi_column_int(stmt, 5),
        .name = mi_column_text(stmt, 6, gathering->arena),
        .email = mi_column_text(stmt, 7, gathering->arena),
        .age = -1,
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return add_member(gathering, member) ? MIRAIF_OK : mi_no_memory(err);
}

struct earlier {
    struct miraif_arena *arena;
    struct miraif_member *member;
    size_t count;
    size_t room;
};

static enum miraif_status take_pair(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                    struct miraif_error *err)
{
    struct earlier *earlier = context;
    (void)scratch;
    for (int i = 0; i < 2; i++) {
        struct miraif_member *list =
            mi_arena_grow(earlier->arena, earlier->member, earlier->count, &earlier->room, sizeof *list);
        if (list == NULL)
            return mi_no_memory(err);
        earlier->member = list;
        earlier->member[earlier->count++] =
            (struct miraif_member){.person = mi_column_int(stmt, i),
                                   .name = mi_column_text(stmt, 2 + i, earlier->arena),
                                   .email = mi_column_text(stmt, 4 + i, earlier->arena),
                                   .age = -1};
    }
    return mi_stmt_columns(stmt, err);
}

/* Applicants of the rule's cohort who shared a team of another one, two and two. */
static enum miraif_status load_earlier(struct miraif_store *store, struct miraif_team_rule *rule,
                                       struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct earlier earlier = {.arena = arena};
    MI_TRY(mi_stmt_get(store,
                       "SELECT DISTINCT p.id, q.id, p.name, q.name, p.email, q.email FROM team_member a"
                       " JOIN team_member b ON b.run = a.run AND b.number = a.number AND b.person > a.person"
                       " JOIN run r ON r.id = a.run AND r.stage = 'form' AND r.adopted_at IS NOT NULL"
                       " AND r.cohort <> :cohort"
                       " JOIN application x ON x.cohort = :cohort AND x.person = a.person"
                       " JOIN application y ON y.cohort = :cohort AND y.person = b.person"
                       " JOIN person p ON p.id = a.person JOIN person q ON q.id = b.person"
                       " ORDER BY p.id, q.id",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", rule->cohort);
    MI_TRY(mi_stmt_walk(stmt, take_pair, &earlier, err));
    rule->member = earlier.member;
    rule->members = earlier.count;
    return MIRAIF_OK;
}

enum miraif_status mi_team_rules_load(struct miraif_store *store, int64_t cohort, int64_t id,
                                      struct miraif_arena *arena, struct miraif_team_rule **ret_rules,
                                      size_t *ret_count, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT t.id, t.cohort, t.kind, t.reason, t.since, p.id, p.name, p.email, t.field,"
                       " t.value, t.amount, t.team, t.length"
                       " FROM team_rule t LEFT JOIN team_rule_person m ON m.rule = t.id"
                       " LEFT JOIN person p ON p.id = m.person"
                       " WHERE (:cohort IS NULL OR t.cohort = :cohort) AND (:id IS NULL OR t.id = :id)"
                       " ORDER BY t.id, p.email_key",
                       &stmt, err));
    mi_bind_id(stmt, ":cohort", cohort);
    mi_bind_id(stmt, ":id", id);
    struct gathering gathering = {.arena = arena};
    MI_TRY(mi_stmt_walk(stmt, take_row, &gathering, err));
    for (size_t i = 0; i < gathering.count; i++)
        if (gathering.rule[i].kind == MIRAIF_TEAM_RULE_APART_FROM_EARLIER)
            MI_TRY(load_earlier(store, &gathering.rule[i], arena, err));
    *ret_rules = gathering.rule;
    *ret_count = gathering.count;
    return MIRAIF_OK;
}

static enum miraif_status insert_member(struct miraif_store *store, int64_t rule, int64_t person,
                                        struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "INSERT INTO team_rule_person (rule, person) VALUES (:rule, :person)", &stmt,
                       err));
    mi_bind_int(stmt, ":rule", rule);
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_team_rule_insert(struct miraif_store *store, const struct miraif_team_rule *rule,
                                       int64_t *ret_id, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store,
                    "INSERT INTO team_rule (cohort, kind, field, value, amount, length, team, reason, since)"
                    " VALUES (:cohort, :kind, :field, :value,"
                    " CASE WHEN :kind IN ('at-least', 'at-most', 'slots') THEN :amount END,"
                    " CASE WHEN :kind = 'slots' THEN :length END, :team, :reason, :since)",
                    &stmt, err));
    mi_bind_int(stmt, ":cohort", rule->cohort);
    mi_bind_text(stmt, ":kind", miraif_team_rule_code(rule->kind));
    mi_bind_text(stmt, ":field", rule->field);
    mi_bind_text(stmt, ":value", rule->value);
    mi_bind_int(stmt, ":amount", rule->amount);
    mi_bind_int(stmt, ":length", rule->length);
    mi_bind_id(stmt, ":team", rule->team);
    mi_bind_text(stmt, ":reason", rule->reason);
    mi_bind_int(stmt, ":since", rule->since);
    MI_TRY(mi_stmt_run(stmt, err));
    int64_t id = mi_store_last_id(store);
    for (size_t i = 0; i < rule->members; i++)
        MI_TRY(insert_member(store, id, rule->member[i].person, err));
    *ret_id = id;
    return MIRAIF_OK;
}

enum miraif_status mi_team_rule_set_reason(struct miraif_store *store, int64_t id, const char *reason,
                                           struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store, "UPDATE team_rule SET reason = :reason WHERE id = :id AND reason IS NOT :reason", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    mi_bind_text(stmt, ":reason", reason);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_team_rule_delete(struct miraif_store *store, int64_t id, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM team_rule_person WHERE rule = :id", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    MI_TRY(mi_stmt_run(stmt, err));
    MI_TRY(mi_stmt_get(store, "DELETE FROM team_rule WHERE id = :id", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_has_applied(struct miraif_store *store, int64_t cohort, int64_t person,
                                  bool *ret_applied, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t count;
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM application WHERE cohort = :cohort AND person = :person",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_int(stmt, &count, err));
    *ret_applied = count > 0;
    return MIRAIF_OK;
}
