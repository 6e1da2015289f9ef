/* Which rows concern a person, and what forgetting makes of them: two lists that stand together, because a
 * table that is in one belongs into the other. Every table with a column that refers to people is named here;
 * a test asks the schema. */
#include "store/personal.h"

#include "base/arena.h"
#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"

#define HELD(table, where)                                                                                   \
    {                                                                                                        \
#table, "SELECT * FROM " #table " WHERE " where " ORDER BY 1, 2"                                     \
    }
#define OWN_LETTERS "(SELECT id FROM letter WHERE person = :person)"
#define OWN_RULES   "(SELECT rule FROM team_rule_person WHERE person = :person)"

static const struct {
    const char *table;
    const char *sql;
} held[] = {
    HELD(person, "id = :person"),
    HELD(profile, "person = :person"),
    HELD(role, "person = :person"),
    HELD(application, "person = :person"),
    HELD(apart, ":person IN (low, high)"),
    HELD(review, "person = :person"),
    HELD(mark, "person = :person"),
    HELD(selection, "person = :person"),
    HELD(team_member, "person = :person"),
    HELD(reason, "subject = 'p' || :person"),
    HELD(team_rule, "id IN " OWN_RULES),
    HELD(team_rule_person, "person = :person"),
    HELD(item, "person = :person OR object = 'p' || :person"),
    HELD(letter, "person = :person"),
    HELD(letter_item, "letter IN " OWN_LETTERS),
    HELD(letter_recipient,
         "email IN (SELECT email FROM person WHERE id = :person) OR letter IN " OWN_LETTERS),
    HELD(handover, "letter IN " OWN_LETTERS),
    HELD(reply_code, "person = :person"),
    HELD(duty, "person = :person"),
    HELD(note, "person = :person"),
    HELD(look, "person = :person"),
    HELD(offer, "person = :person"),
    HELD(offer_reply, "person = :person"),
    HELD(announcement, "person = :person"),
    HELD(team_mentor, "mentor = :person"),
    HELD(person_mentor, ":person IN (mentor, person)"),
    HELD(session, ":person IN (mentor, mentee)"),
    HELD(rsvp, "person = :person"),
    HELD(attendance, "person = :person"),
    HELD(log, "mentee = :person OR session IN (SELECT id FROM session WHERE :person IN (mentor, mentee))"),
    HELD(seat, "person = :person"),
    HELD(presentation, "person = :person"),
    HELD(vision, "person = :person"),
    HELD(cheer, ":person IN (person, sender)"),
    HELD(promise_acceptance, "person = :person"),
    HELD(graduation, "person = :person"),
    HELD(news, "person = :person"),
    HELD(ask, "asker = :person"),
    HELD(ask_exclusion, "person = :person"),
    HELD(ask_route, "person = :person"),
    HELD(ask_reason, "person = :person"),
    HELD(ask_answer, "person = :person OR ask IN (SELECT id FROM ask WHERE asker = :person)"),
};

struct telling {
    const char *table;
    miraif_held_fn *each;
    void *context;
};

static enum miraif_status tell_row(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                   struct miraif_error *err)
{
    const struct telling *telling = context;
    struct miraif_held row = {.table = telling->table, .count = (size_t)mi_column_count(stmt)};
    struct miraif_held_value *value = mi_arena_array(scratch, row.count, sizeof *value);
    if (value == NULL)
        return mi_no_memory(err);
    for (int i = 0; i < (int)row.count; i++) {
        value[i].column = mi_column_name(stmt, i);
        value[i].number = mi_column_is_number(stmt, i);
        value[i].text = mi_column_is_blob(stmt, i) ? NULL : mi_column_text(stmt, i, scratch);
    }
    MI_TRY(mi_stmt_columns(stmt, err));
    row.value = value;
    return telling->each(telling->context, &row);
}

enum miraif_status mi_personal_each(struct miraif_store *store, int64_t person, miraif_held_fn *each,
                                    void *context, struct miraif_error *err)
{
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
        struct telling telling = {held[i].table, each, context};
        struct mi_stmt *stmt;
        MI_TRY(mi_stmt_get(store, held[i].sql, &stmt, err));
        mi_bind_int(stmt, ":person", person);
        MI_TRY(mi_stmt_walk(stmt, tell_row, &telling, err));
    }
    return MIRAIF_OK;
}

struct finding {
    struct miraif_store *store;
    int64_t person;
    struct telling telling;
};

static enum miraif_status tell_entry(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                     struct miraif_error *err)
{
    struct finding *finding = context;
    bool concerns = mi_column_int(stmt, 4) != 0;
    if (!concerns)
        MI_TRY(mi_personal_entry(finding->store, mi_column_int(stmt, 0), finding->person, &concerns, err));
    return concerns ? tell_row(&finding->telling, stmt, scratch, err) : MIRAIF_OK;
}

enum miraif_status mi_personal_history_each(struct miraif_store *store, int64_t person, miraif_held_fn *each,
                                            void *context, struct miraif_error *err)
{
    struct finding finding = {store, person, {"history", each, context}};
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT id, at, who, command, id IN (SELECT batch FROM person WHERE id = :person"
                       " UNION SELECT batch FROM profile WHERE person = :person"
                       " UNION SELECT batch FROM role WHERE person = :person"
                       " UNION SELECT batch FROM application WHERE person = :person) AS import"
                       " FROM history ORDER BY id",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_walk(stmt, tell_entry, &finding, err);
}

enum miraif_status mi_look_put(struct miraif_store *store, int64_t person, const char *what,
                               struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "INSERT INTO look (person, at, who, what) VALUES (:person, :at, :who, :what)",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":at", mi_store_env(store)->now);
    mi_bind_text(stmt, ":who", mi_store_env(store)->who);
    mi_bind_text(stmt, ":what", what);
    return mi_stmt_run(stmt, err);
}
