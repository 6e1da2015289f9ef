/* Which rows concern a person, and what forgetting makes of them: two lists that stand together, because a
 * table that is in one belongs into the other. Every table with a column that refers to people is named here;
 * a test asks the schema. */
#include "store/personal.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/db.h"
#include "store/handout.h"
#include "store/walk.h"

/* A line a table: what of it concerns :person, and what forgetting makes of that, from the last line to the
 * first. HELD rows are deleted. KEPT ones are emptied, because others need the place: a seat in a team, an
 * application in a count, an ask that somebody answered. */
#define SELECT(table, where) #table, "SELECT * FROM " #table " WHERE " where " ORDER BY 1, 2"
#define HELD(table, where)                                                                                   \
    {                                                                                                        \
        SELECT(table, where), "DELETE FROM " #table " WHERE " where                                          \
    }
#define KEPT(table, where, set)                                                                              \
    {                                                                                                        \
        SELECT(table, where), "UPDATE " #table " SET " set " WHERE " where                                   \
    }
#define STAYS(table, where)                                                                                  \
    {                                                                                                        \
        SELECT(table, where), NULL                                                                           \
    }
#define OWN_LETTERS "(SELECT id FROM letter WHERE person = :person)"
#define OWN_RULES   "(SELECT rule FROM team_rule_person WHERE person = :person)"
#define OWN_ASKS    "(SELECT id FROM ask WHERE asker = :person)"
#define OWN_ITEMS                                                                                            \
    "(SELECT key FROM item WHERE person = :person OR object = 'p' || :person"                                \
    " OR object IN (SELECT 'a' || id FROM ask WHERE asker = :person) OR key IN"                              \
    " (SELECT 'ask-answered:a' || n.ask || ':p' || a.asker || ':' || n.number FROM ask_answer n"             \
    " JOIN ask a ON a.id = n.ask WHERE n.person = :person)"                                                  \
    " OR object IN (SELECT 'x' || mix FROM mix_member WHERE person = :person)"                               \
    " OR (rule = 'cheer-card' AND EXISTS (SELECT 1 FROM cheer c WHERE c.session = item.object"               \
    " AND c.person = item.person AND c.sender = :person)))"
#define EMPTY_LETTER                                                                                         \
    "UPDATE letter SET subject = '', text = '', ics = NULL, reason = NULL WHERE person = :person"            \
    " OR id IN (SELECT letter FROM letter_item WHERE item IN " OWN_ITEMS ")"
#define EMPTY_PROFILE                                                                                        \
    "company = NULL, company_key = NULL, industry = NULL, occupation = NULL, place = NULL, age = NULL,"      \
    " availability = NULL, offers = NULL, concern = NULL, themes = NULL, answers = NULL, batch = NULL"
#define NOBODY                                                                                               \
    "email_key = 'p' || id, email = '', name = '—', family_name = NULL, given_name = NULL, kana = NULL,"   \
    " phone = NULL, birth_date = NULL, gender = NULL, language = NULL, batch = NULL, forgotten_at = :now"
#define LEAVING                                                                                              \
    "batch = NULL, status = CASE WHEN status = 'accepted' THEN 'left'"                                       \
    " WHEN status IN ('applied', 'selected', 'offered', 'waitlisted', 'deferred') THEN 'withdrawn'"          \
    " ELSE status END"

static const struct {
    const char *table;
    const char *sql;
    const char *erase; /* null: nothing, what it says is said of nobody then */
} held[] = {
    KEPT(person, "id = :person", NOBODY),
    KEPT(profile, "person = :person", EMPTY_PROFILE),
    HELD(redirect, "person = :person"),
    HELD(role, "person = :person"),
    KEPT(application, "person = :person", LEAVING),
    HELD(apart, ":person IN (low, high)"),
    HELD(acquaintance, ":person IN (low, high)"),
    HELD(twin_dismissal, ":person IN (low, high)"),
    HELD(review, "person = :person"),
    HELD(mark, "person = :person"),
    KEPT(selection, "person = :person", "rank = NULL, mark = NULL"),
    STAYS(team_member, "person = :person"),
    HELD(reason, "subject = 'p' || :person OR (code <> 'price' AND EXISTS (SELECT 1 FROM json_tree(args)"
                 " WHERE atom = 'p' || :person))"),
    {SELECT(team_rule, "id IN " OWN_RULES),
     "DELETE FROM team_rule WHERE :person > 0 AND kind IN ('apart', 'together', 'locked')"
     " AND id NOT IN (SELECT rule FROM team_rule_person)"},
    {SELECT(team_rule_person, "person = :person"),
     "DELETE FROM team_rule_person WHERE rule IN " OWN_RULES " AND (person = :person"
     " OR (SELECT count(*) FROM team_rule_person r JOIN team_rule t ON t.id = r.rule AND t.kind <> 'locked'"
     "  WHERE r.rule = team_rule_person.rule) BETWEEN 1 AND 2)"},
    KEPT(letter_item, "letter IN " OWN_LETTERS, "reply_code = NULL"),
    HELD(letter_recipient,
         "email IN (SELECT email FROM person WHERE id = :person) OR letter IN " OWN_LETTERS),
    KEPT(handover, "letter IN " OWN_LETTERS, "bytes = NULL"),
    HELD(reply_code, "person = :person"),
    HELD(duty, "person = :person"),
    HELD(note, "person = :person"),
    HELD(look, "person = :person"),
    STAYS(handout, MI_HANDOUTS_OF_PERSON),
    HELD(share, "person = :person"),
    STAYS(forgotten, "person = :person"),
    HELD(offer, "person = :person"),
    HELD(offer_reply, "person = :person"),
    HELD(announcement, "person = :person"),
    HELD(match_rule, ":person IN (mentor, person)"),
    HELD(match_wish, ":person IN (person, wished)"),
    HELD(team_mentor, "mentor = :person"),
    HELD(person_mentor, ":person IN (mentor, person)"),
    KEPT(session, ":person IN (mentor, mentee)",
         "mentor = nullif(mentor, :person), mentee = nullif(mentee, :person)"),
    HELD(rsvp, "person = :person"),
    HELD(attendance, "person = :person"),
    KEPT(log, "mentee = :person OR session IN (SELECT id FROM session WHERE :person IN (mentor, mentee))",
         "theme = NULL, mentee = nullif(mentee, :person)"),
    HELD(seat, "person = :person"),
    HELD(presentation, "person = :person"),
    HELD(vision, "person = :person"),
    HELD(cheer, ":person IN (person, sender)"),
    HELD(voter, "person = :person"),
    HELD(promise_acceptance, "person = :person"),
    HELD(graduation, "person = :person"),
    HELD(news, "person = :person"),
    HELD(assessment, "person = :person"),
    HELD(tie, ":person IN (low, high)"),
    HELD(mix_member, "person = :person"),
    HELD(follow_up, "person = :person"),
    KEPT(ask, "asker = :person",
         "text = '—', themes = NULL, closed_at = coalesce(closed_at, :now), outcome = '—'"),
    HELD(ask_exclusion, "person = :person OR ask IN " OWN_ASKS),
    HELD(ask_route, "person = :person"),
    HELD(ask_reason, "person = :person OR ask IN " OWN_ASKS),
    KEPT(ask_answer, "person = :person OR ask IN " OWN_ASKS, "text = '—', channel = NULL, digest = 0"),
    /* erased first, while it is known what they tell of whom */
    {SELECT(item, "person = :person OR object = 'p' || :person"),
     "UPDATE item SET args = NULL, cancelled_at = coalesce(cancelled_at, :now) WHERE key IN " OWN_ITEMS},
    {SELECT(letter, "person = :person"), EMPTY_LETTER},
};

enum miraif_status mi_personal_erase(struct miraif_store *store, int64_t person, struct miraif_error *err)
{
    for (size_t i = sizeof held / sizeof *held; i-- > 0;) {
        struct mi_stmt *stmt;
        if (held[i].erase == NULL)
            continue;
        MI_TRY(mi_stmt_get(store, held[i].erase, &stmt, err));
        mi_bind_int(stmt, ":person", person);
        if (strstr(held[i].erase, ":now") != NULL)
            mi_bind_int(stmt, ":now", mi_store_env(store)->now);
        MI_TRY(mi_stmt_run(stmt, err));
    }
    return MIRAIF_OK;
}

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
    const char *words;
    struct telling telling;
};

static enum miraif_status tell_entry(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                     struct miraif_error *err)
{
    struct finding *finding = context;
    bool concerns = mi_column_int(stmt, 4) != 0;
    if (!concerns)
        MI_TRY(mi_personal_entry(finding->store, mi_column_int(stmt, 0), finding->person, finding->words,
                                 &concerns, err));
    return concerns ? tell_row(&finding->telling, stmt, scratch, err) : MIRAIF_OK;
}

enum miraif_status mi_personal_history_each(struct miraif_store *store, int64_t person, const char *words,
                                            miraif_held_fn *each, void *context, struct miraif_error *err)
{
    struct finding finding = {store, person, words, {"history", each, context}};
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
