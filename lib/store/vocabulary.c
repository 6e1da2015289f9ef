/* The table of the office's vocabulary, and the values that people wrote. */
#include "store/vocabulary.h"

#include "base/arena.h"
#include "base/error.h"
#include "store/person.h"
#include "store/walk.h"

const char *miraif_vocabulary_code(enum miraif_vocabulary field)
{
    static const char *const codes[] = {
#define VOCABULARY_CODE(name, code) code,
        MIRAIF_VOCABULARY_LIST(VOCABULARY_CODE)
#undef VOCABULARY_CODE
    };
    return codes[field];
}

struct loading {
    struct miraif_arena *arena;
    struct mi_vocable *item;
    size_t count;
    size_t room;
};

static enum miraif_status take(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                               struct miraif_error *err)
{
    struct loading *loading = context;
    struct mi_vocable *list =
        mi_arena_grow(loading->arena, loading->item, loading->count, &loading->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    (void)scratch;
    loading->item = list;
    loading->item[loading->count++] =
        (struct mi_vocable){.field = (enum miraif_vocabulary)mi_column_int(stmt, 0),
                            .value_key = mi_column_text(stmt, 1, loading->arena),
                            .value = mi_column_text(stmt, 2, loading->arena),
                            .target_key = mi_column_text(stmt, 3, loading->arena),
                            .target = mi_column_text(stmt, 4, loading->arena)};
    return mi_stmt_columns(stmt, err);
}

enum miraif_status mi_vocabulary_load(struct miraif_store *store, struct miraif_arena *arena,
                                      struct mi_vocabulary *ret_vocabulary, struct miraif_error *err)
{
    struct loading loading = {.arena = arena};
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT CASE field WHEN 'industry' THEN 0 WHEN 'occupation' THEN 1 WHEN 'place' THEN 2"
                       " ELSE 3 END AS number, value_key, value, target_key, target FROM value_map"
                       " ORDER BY number, value_key",
                       &stmt, err));
    MI_TRY(mi_stmt_walk(stmt, take, &loading, err));
    *ret_vocabulary = (struct mi_vocabulary){loading.item, loading.count};
    return MIRAIF_OK;
}

enum miraif_status mi_vocable_put(struct miraif_store *store, const struct mi_vocable *vocable,
                                  bool *ret_changed, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO value_map (field, value_key, value, target_key, target)"
                       " VALUES (:field, :value_key, :value, :target_key, :target)"
                       " ON CONFLICT (field, value_key) DO UPDATE SET value = excluded.value,"
                       " target_key = excluded.target_key, target = excluded.target"
                       " WHERE target IS NOT excluded.target",
                       &stmt, err));
    mi_bind_text(stmt, ":field", miraif_vocabulary_code(vocable->field));
    mi_bind_text(stmt, ":value_key", vocable->value_key);
    mi_bind_text(stmt, ":value", vocable->value);
    mi_bind_text(stmt, ":target_key", vocable->target_key);
    mi_bind_text(stmt, ":target", vocable->target);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_changed = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}

enum miraif_status mi_vocable_turn(struct miraif_store *store, const struct mi_vocable *vocable,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE value_map SET target_key = :target_key, target = :target"
                       " WHERE field = :field AND target_key = :from AND value_key <> :target_key",
                       &stmt, err));
    mi_bind_text(stmt, ":field", miraif_vocabulary_code(vocable->field));
    mi_bind_text(stmt, ":from", vocable->value_key);
    mi_bind_text(stmt, ":target_key", vocable->target_key);
    mi_bind_text(stmt, ":target", vocable->target);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_vocable_delete(struct miraif_store *store, enum miraif_vocabulary field,
                                     const char *value_key, bool *ret_deleted, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM value_map WHERE field = :field AND value_key = :key", &stmt, err));
    mi_bind_text(stmt, ":field", miraif_vocabulary_code(field));
    mi_bind_text(stmt, ":key", value_key);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_deleted = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}

struct walk {
    mi_spelling_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    const char *text = mi_column_text(stmt, 0, scratch);
    int64_t people = mi_column_int(stmt, 1);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, text, people);
}

#define PRESENT(column)                                                                                      \
    "SELECT " column ", count(*) FROM person p JOIN profile f ON f.id = " MI_PRESENT_PROFILE                 \
    " WHERE " column " IS NOT NULL GROUP BY 1 ORDER BY 1"
#define APPLIED(column)                                                                                      \
    "SELECT " column ", count(*) FROM application a JOIN profile f ON f.id = a.profile"                      \
    " WHERE a.cohort = :cohort AND " column " IS NOT NULL GROUP BY 1 ORDER BY 1"

enum { COLUMNS = MIRAIF_VOCABULARIES + 1 };

static enum miraif_status count_column(struct miraif_store *store, int column, int64_t cohort,
                                       struct walk *walk, struct miraif_error *err)
{
    static const char *const present[COLUMNS] = {PRESENT("f.industry"), PRESENT("f.occupation"),
                                                 PRESENT("f.place"), PRESENT("f.themes"),
                                                 PRESENT("f.offers")};
    static const char *const applied[COLUMNS] = {APPLIED("f.industry"), APPLIED("f.occupation"),
                                                 APPLIED("f.place"), APPLIED("f.themes"),
                                                 APPLIED("f.offers")};
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, cohort == 0 ? present[column] : applied[column], &stmt, err));
    if (cohort != 0)
        mi_bind_int(stmt, ":cohort", cohort);
    return mi_stmt_walk(stmt, hand_on, walk, err);
}

enum miraif_status mi_spelling_each(struct miraif_store *store, enum miraif_vocabulary field, int64_t cohort,
                                    mi_spelling_fn *each, void *context, struct miraif_error *err)
{
    struct walk walk = {each, context};
    MI_TRY(count_column(store, (int)field, cohort, &walk, err));
    return field == MIRAIF_VOCABULARY_THEMES ? count_column(store, (int)field + 1, cohort, &walk, err)
                                             : MIRAIF_OK;
}
