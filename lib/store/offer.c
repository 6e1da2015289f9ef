/* Offers and announcements: who was told what, and who does not know yet. */
#include "store/offer.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/walk.h"

const char *miraif_decision_code(enum miraif_decision decision)
{
    static const char *const codes[] = {
#define DECISION_CODE(name, rule) rule,
        MIRAIF_DECISION_LIST(DECISION_CODE)
#undef DECISION_CODE
    };
    return codes[decision];
}

enum miraif_status mi_offer_get(struct miraif_store *store, int64_t cohort, int64_t person,
                                struct miraif_arena *arena, struct mi_offer *ret_offer,
                                struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct mi_offer offer = {0};
    MI_TRY(mi_stmt_get(store,
                       "SELECT times, at, deadline FROM offer WHERE cohort = :cohort AND person = :person",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (row)
        offer =
            (struct mi_offer){mi_column_int(stmt, 0), mi_column_int(stmt, 1), mi_column_text(stmt, 2, arena)};
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_offer = offer;
    return status;
}

enum miraif_status mi_offer_make(struct miraif_store *store, int64_t cohort, int64_t person,
                                 const char *deadline, int64_t *ret_times, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO offer (cohort, person, times, at, deadline)"
                       " VALUES (:cohort, :person, 1, :now, :deadline)"
                       " ON CONFLICT (cohort, person) DO UPDATE SET times = times + 1, at = excluded.at,"
                       " deadline = excluded.deadline RETURNING times",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    mi_bind_text(stmt, ":deadline", deadline);
    return mi_stmt_int(stmt, ret_times, err);
}

enum miraif_status mi_announcement_add(struct miraif_store *store, int64_t cohort, int64_t person,
                                       enum miraif_decision decision, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO announcement (cohort, person, letter, at)"
                       " VALUES (:cohort, :person, :letter, :now)",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    mi_bind_text(stmt, ":letter", miraif_decision_code(decision));
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    return mi_stmt_run(stmt, err);
}

struct told_walk {
    mi_told_fn *each;
    void *context;
};

static enum miraif_status hand_on_told(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                       struct miraif_error *err)
{
    const struct told_walk *walk = context;
    struct miraif_told told = {.person = mi_column_int(stmt, 0),
                               .name = mi_column_text(stmt, 1, scratch),
                               .email = mi_column_text(stmt, 2, scratch),
                               .decision = (enum miraif_decision)mi_column_int(stmt, 3)};
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &told);
}

enum miraif_status mi_untold_each(struct miraif_store *store, int64_t cohort, mi_told_fn *each, void *context,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store,
                    "SELECT p.id, p.name, p.email,"
                    " CASE a.status WHEN 'selected' THEN 0 WHEN 'waitlisted' THEN 1 ELSE 2 END AS decision"
                    " FROM application a JOIN person p ON p.id = a.person"
                    " LEFT JOIN run r ON r.cohort = a.cohort AND r.stage = 'select' AND r.state = 'adopted'"
                    " LEFT JOIN selection s ON s.run = r.id AND s.person = a.person"
                    " LEFT JOIN announcement n ON n.cohort = a.cohort AND n.person = a.person"
                    "  AND n.letter = CASE a.status WHEN 'waitlisted' THEN 'waitlisted' ELSE 'regret' END"
                    " WHERE a.cohort = :cohort AND (a.status = 'selected'"
                    "  OR (a.status IN ('waitlisted', 'rejected') AND n.at IS NULL))"
                    " ORDER BY decision, s.waitlist IS NULL, s.waitlist, s.rank IS NULL, s.rank, p.email_key",
                    &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    return mi_stmt_walk(stmt, hand_on_told, &(struct told_walk){each, context}, err);
}

enum miraif_status mi_waitlisted_each(struct miraif_store *store, int64_t cohort, mi_told_fn *each,
                                      void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store,
                    "SELECT p.id, p.name, p.email, 2 FROM application a JOIN person p ON p.id = a.person"
                    " LEFT JOIN run r ON r.cohort = a.cohort AND r.stage = 'select' AND r.state = 'adopted'"
                    " LEFT JOIN selection s ON s.run = r.id AND s.person = a.person"
                    " WHERE a.cohort = :cohort AND a.status = 'waitlisted'"
                    " ORDER BY s.waitlist IS NULL, s.waitlist, p.email_key",
                    &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    return mi_stmt_walk(stmt, hand_on_told, &(struct told_walk){each, context}, err);
}

enum miraif_status mi_announced(struct miraif_store *store, int64_t cohort, bool *ret_announced,
                                struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t announced;
    MI_TRY(mi_stmt_get(store,
                       "SELECT EXISTS (SELECT 1 FROM offer WHERE cohort = :cohort)"
                       " OR EXISTS (SELECT 1 FROM announcement WHERE cohort = :cohort)",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    MI_TRY(mi_stmt_int(stmt, &announced, err));
    *ret_announced = announced != 0;
    return MIRAIF_OK;
}

struct offer_walk {
    miraif_offer_fn *each;
    void *context;
    int64_t today; /* days */
};

static enum miraif_status hand_on_offer(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                        struct miraif_error *err)
{
    const struct offer_walk *walk = context;
    struct mi_date deadline = {0};
    struct miraif_offer offer = {.cohort = mi_column_int(stmt, 0),
                                 .person = mi_column_int(stmt, 1),
                                 .name = mi_column_text(stmt, 2, scratch),
                                 .email = mi_column_text(stmt, 3, scratch),
                                 .phone = mi_column_text(stmt, 4, scratch),
                                 .at = mi_column_int(stmt, 5),
                                 .deadline = mi_column_text(stmt, 6, scratch),
                                 .in_team = mi_column_int(stmt, 7) != 0,
                                 .told = mi_column_int(stmt, 8) != 0};
    MI_TRY(mi_stmt_columns(stmt, err));
    if (offer.deadline == NULL || !mi_date_parse(offer.deadline, &deadline))
        return mi_fail(err, MIRAIF_INTERNAL, "an offer without a deadline");
    offer.days_left = mi_date_to_days(deadline) - walk->today;
    return walk->each(walk->context, &offer);
}

enum miraif_status miraif_offer_each(struct miraif_store *store, int64_t cohort, miraif_offer_fn *each,
                                     void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    if (cohort != 0)
        MI_TRY(mi_cohort_need(store, cohort, err));
    MI_TRY(mi_stmt_get(store,
                       "SELECT a.cohort, p.id, p.name, p.email, p.phone, o.at, o.deadline, EXISTS "
                       "(SELECT 1 FROM team_member m JOIN run r ON r.id = m.run"
                       "  WHERE m.person = a.person AND r.cohort = a.cohort AND r.stage = 'form'"
                       "  AND r.state = 'adopted'), NOT EXISTS"
                       " (SELECT 1 FROM item i WHERE i.person = a.person AND i.cohort = a.cohort"
                       "  AND i.rule = 'offer' AND i.cancelled_at IS NULL"
                       "  AND i.key NOT IN (SELECT item FROM letter_item))"
                       " FROM application a JOIN person p ON p.id = a.person"
                       " JOIN offer o ON o.cohort = a.cohort AND o.person = a.person"
                       " WHERE a.status = 'offered' AND (:cohort IS NULL OR a.cohort = :cohort)"
                       " ORDER BY o.deadline, a.cohort, p.email_key",
                       &stmt, err));
    mi_bind_id(stmt, ":cohort", cohort);
    int64_t today = mi_date_to_days(mi_date_of_instant(mi_store_env(store)->now));
    return mi_stmt_walk(stmt, hand_on_offer, &(struct offer_walk){each, context, today}, err);
}

struct exchange_walk {
    miraif_exchange_fn *each;
    void *context;
};

static enum miraif_status hand_on_exchange(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                           struct miraif_error *err)
{
    const struct exchange_walk *walk = context;
    const struct miraif_exchange exchange = {
        .cohort = mi_column_int(stmt, 0),
        .person = mi_column_int(stmt, 1),
        .what = mi_column_text(stmt, 2, scratch),
        .answer = mi_column_int(stmt, 3) != 0,
        .at = mi_column_int(stmt, 4),
        .times = mi_column_int(stmt, 5),
        .deadline = mi_column_text(stmt, 6, scratch),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &exchange);
}

enum miraif_status miraif_exchange_each(struct miraif_store *store, int64_t cohort, miraif_exchange_fn *each,
                                        void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store,
        "SELECT e.cohort, e.person, e.what, e.answer, e.at, e.times, e.deadline FROM"
        " (SELECT cohort, person, 'offer' AS what, 0 AS answer, at, times, deadline, 0 AS id FROM offer"
        "  UNION ALL SELECT cohort, person, letter, 0, at, 1, NULL, 0 FROM announcement"
        "  UNION ALL SELECT cohort, person, answer, 1, at, 1, NULL, id FROM offer_reply) e"
        " JOIN person p ON p.id = e.person WHERE :cohort IS NULL OR e.cohort = :cohort"
        " ORDER BY e.cohort, p.email_key, e.at, e.answer, e.what, e.id",
        &stmt, err));
    mi_bind_id(stmt, ":cohort", cohort);
    return mi_stmt_walk(stmt, hand_on_exchange, &(struct exchange_walk){each, context}, err);
}
