/* The table of answers to the questions that are asked again and again. */
#include "store/follow_up.h"

#include <stdio.h>

#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/walk.h"

static const char *const worries[] = {
#define WORRY_CODE(name, code) code,
    MIRAIF_WORRY_LIST(WORRY_CODE)
#undef WORRY_CODE
};

const char *miraif_worry_code(enum miraif_worry worry)
{
    return worry == MIRAIF_WORRIES ? NULL : worries[worry];
}

void mi_follow_up_object(const struct miraif_follow_up *follow_up, char object[MI_FOLLOW_UP_TEXT])
{
    snprintf(object, MI_FOLLOW_UP_TEXT, "%lld/%s", (long long)follow_up->cohort, follow_up->stage);
}

void mi_follow_up_key(const struct miraif_follow_up *follow_up, int64_t occurrence,
                      char key[MI_FOLLOW_UP_TEXT])
{
    snprintf(key, MI_FOLLOW_UP_TEXT, "follow-up:%lld/%s:p%lld:%lld", (long long)follow_up->cohort,
             follow_up->stage, (long long)follow_up->person, (long long)occurrence);
}

struct followed_walk {
    mi_followed_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct followed_walk *walk = context;
    struct mi_followed followed = {.person = mi_column_int(stmt, 0),
                                   .name = mi_column_text(stmt, 1, scratch),
                                   .email = mi_column_text(stmt, 2, scratch),
                                   .cohort = mi_column_int(stmt, 3),
                                   .start = mi_column_text(stmt, 4, scratch),
                                   .first = mi_column_text(stmt, 5, scratch),
                                   .graduated = mi_column_text(stmt, 6, scratch),
                                   .concern = mi_column_text(stmt, 7, scratch)};
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &followed);
}

enum miraif_status mi_followed_each(struct miraif_store *store, int64_t cohort, int64_t person,
                                    mi_followed_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT p.id, p.name, p.email, a.cohort, c.start_date,"
                       " (SELECT date FROM session WHERE cohort = a.cohort AND kind = 'general'"
                       "  AND number = 1 AND state = 'planned'), g.date, f.concern"
                       " FROM application a JOIN person p ON p.id = a.person JOIN cohort c ON c.id = a.cohort"
                       " JOIN profile f ON f.id = a.profile"
                       " LEFT JOIN graduation g ON g.cohort = a.cohort AND g.person = a.person"
                       " WHERE a.status = 'accepted' AND (g.person IS NOT NULL OR EXISTS"
                       " (SELECT 1 FROM team_member m JOIN run r ON r.id = m.run WHERE m.person = a.person"
                       "  AND r.cohort = a.cohort AND r.state = 'adopted'))"
                       " AND (:cohort IS NULL OR a.cohort = :cohort) AND (:person IS NULL OR p.id = :person)"
                       " ORDER BY a.cohort, coalesce(p.kana, p.name), p.name, p.id",
                       &stmt, err));
    mi_bind_id(stmt, ":cohort", cohort);
    mi_bind_id(stmt, ":person", person);
    return mi_stmt_walk(stmt, hand_on, &(struct followed_walk){each, context}, err);
}

static enum miraif_worry worry_of(const char *code)
{
    int worry = 0;
    while (worry < MIRAIF_WORRIES && !mi_text_is(worries[worry], code))
        worry++;
    return (enum miraif_worry)worry;
}

static enum miraif_status read_asked(struct miraif_store *store, struct miraif_follow_up *follow_up,
                                     struct miraif_error *err)
{
    struct mi_stmt *stmt;
    char key[MI_FOLLOW_UP_TEXT];
    mi_follow_up_key(follow_up, 1, key);
    MI_TRY(mi_stmt_get(store, "SELECT added_at FROM item WHERE key = :key", &stmt, err));
    mi_bind_text(stmt, ":key", key);
    return mi_stmt_int(stmt, &follow_up->asked_at, err);
}

enum miraif_status mi_follow_up_get(struct miraif_store *store, struct miraif_follow_up *follow_up,
                                    struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    follow_up->worry = MIRAIF_WORRIES;
    MI_TRY(read_asked(store, follow_up, err));
    MI_TRY(mi_stmt_get(store,
                       "SELECT at, worry, satisfaction, comment FROM follow_up WHERE cohort = :cohort"
                       " AND person = :person AND stage = :stage",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", follow_up->cohort);
    mi_bind_int(stmt, ":person", follow_up->person);
    mi_bind_text(stmt, ":stage", follow_up->stage);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (row) {
        follow_up->answered_at = mi_column_int(stmt, 0);
        follow_up->worry = worry_of(mi_column_text(stmt, 1, arena));
        follow_up->satisfaction = mi_column_int(stmt, 2);
        follow_up->comment = mi_column_text(stmt, 3, arena);
    }
    enum miraif_status status = row ? mi_stmt_columns(stmt, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    return status;
}

enum miraif_status mi_follow_up_put(struct miraif_store *store, const struct miraif_follow_up *follow_up,
                                    struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO follow_up (cohort, person, stage, at, worry, satisfaction, comment)"
                       " VALUES (:cohort, :person, :stage, :at, :worry, :satisfaction, :comment)"
                       " ON CONFLICT (cohort, person, stage) DO UPDATE SET at = excluded.at,"
                       " worry = excluded.worry, satisfaction = excluded.satisfaction,"
                       " comment = excluded.comment",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", follow_up->cohort);
    mi_bind_int(stmt, ":person", follow_up->person);
    mi_bind_text(stmt, ":stage", follow_up->stage);
    mi_bind_int(stmt, ":at", follow_up->answered_at);
    mi_bind_text(stmt, ":worry", miraif_worry_code(follow_up->worry));
    mi_bind_id(stmt, ":satisfaction", follow_up->satisfaction);
    mi_bind_text(stmt, ":comment", follow_up->comment);
    return mi_stmt_run(stmt, err);
}
