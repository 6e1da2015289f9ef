/* The tables of mixes. */
#include "store/mix.h"

#include "base/error.h"
#include "store/db.h"
#include "store/person.h"
#include "store/walk.h"

struct mixable_walk {
    mi_mixable_fn *each;
    void *context;
};

static enum miraif_status hand_on_mixable(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                          struct miraif_error *err)
{
    const struct mixable_walk *walk = context;
    struct mi_mixable mixable = {
        .person = mi_column_int(stmt, 0),
        .name = mi_column_text(stmt, 1, scratch),
        .company_key = mi_column_text(stmt, 2, scratch),
        .cohort = mi_column_int(stmt, 3),
        .left = mi_column_int(stmt, 4) != 0,
        .shared = mi_column_int(stmt, 5) != 0,
        .heard = mi_column_int(stmt, 6),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &mixable);
}

/* Signs of life are answers to the office, being there, and what is said in the community. */
enum miraif_status mi_mixable_each(struct miraif_store *store, const char *today, mi_mixable_fn *each,
                                   void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store,
        "SELECT p.id, p.name, f.company_key, g.cohort,"
        " EXISTS (SELECT 1 FROM application a WHERE a.person = p.id AND a.cohort = g.cohort"
        "  AND a.status = 'left'),"
        " EXISTS (SELECT 1 FROM share s WHERE s.person = p.id AND s.field = 'name'"
        "  AND s.audience IN ('alumni', 'public') AND (s.until IS NULL OR s.until >= :today)),"
        " max(unixepoch(g.date), coalesce((SELECT max(at) FROM rsvp WHERE person = p.id), 0),"
        "  coalesce((SELECT max(at) FROM attendance WHERE person = p.id"
        "   AND status NOT IN ('absent', 'excused')), 0),"
        "  coalesce((SELECT max(at) FROM news WHERE person = p.id), 0),"
        "  coalesce((SELECT max(at) FROM follow_up WHERE person = p.id), 0),"
        "  coalesce((SELECT max(opened_at) FROM ask WHERE asker = p.id), 0),"
        "  coalesce((SELECT max(at) FROM ask_answer WHERE person = p.id), 0),"
        "  coalesce((SELECT max(since) FROM share WHERE person = p.id), 0))"
        " FROM (SELECT person, max(cohort) AS cohort, max(date) AS date FROM graduation GROUP BY person) g"
        " JOIN person p ON p.id = g.person LEFT JOIN profile f ON f.id = " MI_PRESENT_PROFILE
        " ORDER BY p.email_key",
        &stmt, err));
    mi_bind_text(stmt, ":today", today);
    return mi_stmt_walk(stmt, hand_on_mixable, &(struct mixable_walk){each, context}, err);
}

static enum miraif_status drop_draft(struct miraif_store *store, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store, "DELETE FROM mix_member WHERE mix IN (SELECT id FROM mix WHERE state = 'draft')", &stmt, err));
    MI_TRY(mi_stmt_run(stmt, err));
    MI_TRY(mi_stmt_get(store, "DELETE FROM mix WHERE state = 'draft'", &stmt, err));
    return mi_stmt_run(stmt, err);
}

static enum miraif_status put_mix(struct miraif_store *store, const struct miraif_mix *mix,
                                  const char *digest, int64_t *ret_id, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store,
        "INSERT INTO mix (state, name, at, date, status, repeats, bound, kin, unfamiliar,"
        " seed, steps, digest, everybody) VALUES ('draft', :name, :at, :date, :status, :repeats, :bound,"
        " :kin, :unfamiliar, :seed, :steps, :digest, :everybody) RETURNING id",
        &stmt, err));
    mi_bind_text(stmt, ":name", mix->name);
    mi_bind_int(stmt, ":at", mi_store_env(store)->now);
    mi_bind_text(stmt, ":date", mix->date);
    mi_bind_text(stmt, ":status", mix->status);
    mi_bind_int(stmt, ":repeats", mix->repeats);
    mi_bind_int(stmt, ":bound", mix->bound);
    mi_bind_int(stmt, ":kin", mix->kin);
    mi_bind_int(stmt, ":unfamiliar", mix->unfamiliar);
    mi_bind_int(stmt, ":seed", mix->seed);
    mi_bind_int(stmt, ":steps", mix->steps);
    mi_bind_text(stmt, ":digest", digest);
    mi_bind_int(stmt, ":everybody", mix->everybody);
    return mi_stmt_int(stmt, ret_id, err);
}

enum miraif_status mi_mix_put(struct miraif_store *store, const struct miraif_mix *mix,
                              const struct miraif_mix_member *member, size_t members, const char *digest,
                              struct miraif_error *err)
{
    int64_t id;
    MI_TRY(drop_draft(store, err));
    MI_TRY(put_mix(store, mix, digest, &id, err));
    for (size_t i = 0; i < members; i++) {
        struct mi_stmt *stmt;
        MI_TRY(mi_stmt_get(store,
                           "INSERT INTO mix_member (mix, person, number, fresh, again)"
                           " VALUES (:mix, :person, :number, :fresh, :again)",
                           &stmt, err));
        mi_bind_int(stmt, ":mix", id);
        mi_bind_int(stmt, ":person", member[i].person);
        mi_bind_int(stmt, ":number", member[i].group);
        mi_bind_int(stmt, ":fresh", member[i].fresh);
        mi_bind_int(stmt, ":again", member[i].again);
        MI_TRY(mi_stmt_run(stmt, err));
    }
    return MIRAIF_OK;
}

enum miraif_status mi_mix_adopt(struct miraif_store *store, int64_t mix, const char *date,
                                struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "UPDATE mix SET state = 'adopted', date = :date WHERE id = :mix", &stmt, err));
    mi_bind_int(stmt, ":mix", mix);
    mi_bind_text(stmt, ":date", date);
    return mi_stmt_run(stmt, err);
}

#define MIX_SELECT                                                                                           \
    "SELECT x.id, x.state, x.name, x.date, x.status, x.repeats, x.bound, x.kin, x.unfamiliar, x.seed,"       \
    " x.steps, (SELECT count(*) FROM mix_member WHERE mix = x.id),"                                          \
    " (SELECT count(DISTINCT number) FROM mix_member WHERE mix = x.id), x.everybody FROM mix x"

static struct miraif_mix mix_of_row(struct mi_stmt *stmt, struct miraif_arena *arena)
{
    return (struct miraif_mix){.id = mi_column_int(stmt, 0),
                               .state = mi_column_text(stmt, 1, arena),
                               .name = mi_column_text(stmt, 2, arena),
                               .date = mi_column_text(stmt, 3, arena),
                               .status = mi_column_text(stmt, 4, arena),
                               .repeats = mi_column_int(stmt, 5),
                               .bound = mi_column_int(stmt, 6),
                               .kin = mi_column_int(stmt, 7),
                               .unfamiliar = mi_column_int(stmt, 8),
                               .seed = mi_column_int(stmt, 9),
                               .steps = mi_column_int(stmt, 10),
                               .people = mi_column_int(stmt, 11),
                               .groups = mi_column_int(stmt, 12),
                               .everybody = mi_column_int(stmt, 13) != 0};
}

enum miraif_status mi_mix_get(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                              struct miraif_mix *ret_mix, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct miraif_mix mix = {0};
    bool row;
    MI_TRY(mi_stmt_get(store,
                       MIX_SELECT " WHERE :id IS NULL OR x.id = :id"
                                  " ORDER BY x.state = 'draft' DESC, x.id DESC LIMIT 1",
                       &stmt, err));
    mi_bind_id(stmt, ":id", id);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (row)
        mix = mix_of_row(stmt, arena);
    enum miraif_status status = row ? mi_stmt_columns(stmt, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_mix = mix;
    return status;
}

struct mix_walk {
    miraif_mix_fn *each;
    void *context;
};

static enum miraif_status hand_on_mix(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                      struct miraif_error *err)
{
    const struct mix_walk *walk = context;
    struct miraif_mix mix = mix_of_row(stmt, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &mix);
}

enum miraif_status miraif_mix_each(struct miraif_store *store, miraif_mix_fn *each, void *context,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, MIX_SELECT " ORDER BY x.id", &stmt, err));
    return mi_stmt_walk(stmt, hand_on_mix, &(struct mix_walk){each, context}, err);
}

struct member_walk {
    mi_mix_member_fn *each;
    void *context;
};

static enum miraif_status hand_on_member(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                         struct miraif_error *err)
{
    const struct member_walk *walk = context;
    struct miraif_mix_member member = {.group = mi_column_int(stmt, 0),
                                       .person = mi_column_int(stmt, 1),
                                       .name = mi_column_text(stmt, 2, scratch),
                                       .kana = mi_column_text(stmt, 3, scratch),
                                       .email = mi_column_text(stmt, 4, scratch),
                                       .email_shared = mi_column_int(stmt, 5) != 0,
                                       .cohorts = mi_column_text(stmt, 6, scratch),
                                       .fresh = mi_column_int(stmt, 7),
                                       .again = mi_column_int(stmt, 8)};
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &member);
}

enum miraif_status mi_mix_member_each(struct miraif_store *store, int64_t mix, const char *today,
                                      mi_mix_member_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store,
        "SELECT m.number, p.id, p.name, p.kana, p.email,"
        " EXISTS (SELECT 1 FROM share s WHERE s.person = p.id AND s.field = 'email'"
        "  AND s.audience IN ('alumni', 'public') AND (s.until IS NULL OR s.until >= :today)),"
        " (SELECT group_concat(cohort) FROM (SELECT cohort FROM graduation WHERE person = p.id ORDER BY 1)),"
        " m.fresh, m.again FROM mix_member m JOIN person p ON p.id = m.person WHERE m.mix = :mix"
        " ORDER BY m.number, coalesce(p.kana, p.name), p.name, p.id",
        &stmt, err));
    mi_bind_int(stmt, ":mix", mix);
    mi_bind_text(stmt, ":today", today);
    return mi_stmt_walk(stmt, hand_on_member, &(struct member_walk){each, context}, err);
}
