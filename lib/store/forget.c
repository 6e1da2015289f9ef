/* Forgetting a person where they are not a row: in the history, in what is being handed out, in the files. */
#include "store/forget.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/connection.h"
#include "store/db.h"
#include "store/personal.h"
#include "store/place.h"
#include "store/secret.h"
#include "store/walk.h"

enum { COPIES_MOST = 1000 };

enum miraif_status mi_forget_begin(struct miraif_store *store, struct miraif_error *err)
{
    MI_TRY(mi_exec(store, "PRAGMA secure_delete = ON", err));
    MI_TRY(mi_store_begin(store, err));
    enum miraif_status status = mi_exec(store, "PRAGMA defer_foreign_keys = ON", err);
    if (status != MIRAIF_OK)
        return mi_store_end(store, status, err);
    store->final = true;
    mi_store_pause_recording(store);
    return MIRAIF_OK;
}

int64_t mi_forget_rows(const struct miraif_store *store)
{
    return store->recorded;
}

enum miraif_status mi_forget_count(struct miraif_store *store, const struct miraif_person *person,
                                   struct miraif_forgetting *ret_report, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t namesake;
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM letter WHERE person = :person", &stmt, err));
    mi_bind_int(stmt, ":person", person->id);
    MI_TRY(mi_stmt_int(stmt, &ret_report->letters, err));
    MI_TRY(mi_stmt_get(
        store, "SELECT count(*) FROM letter WHERE person = :person AND state IN ('claimed', 'failed')", &stmt,
        err));
    mi_bind_int(stmt, ":person", person->id);
    MI_TRY(mi_stmt_int(stmt, &ret_report->stop, err));
    MI_TRY(mi_stmt_get(store,
                       "SELECT EXISTS (SELECT 1 FROM person WHERE id <> :person"
                       " AND text_key(name) = text_key(:name))",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person->id);
    mi_bind_text(stmt, ":name", person->name);
    MI_TRY(mi_stmt_int(stmt, &namesake, err));
    ret_report->namesake = namesake != 0;
    return MIRAIF_OK;
}

enum miraif_status mi_forget_addresses(struct miraif_store *store, int64_t person, struct miraif_arena *arena,
                                       const char **ret_addresses, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store,
                       "SELECT group_concat(email, char(10)) FROM (SELECT DISTINCT r.email"
                       " FROM letter_recipient r JOIN letter l ON l.id = r.letter"
                       " WHERE l.person = :person ORDER BY r.email)",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    const char *addresses = row ? mi_column_text(stmt, 0, arena) : NULL;
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    *ret_addresses = addresses == NULL ? "" : addresses;
    return status;
}

#define UNWRITTEN                                                                                            \
    " (SELECT h.letter FROM handover h JOIN letter l ON l.id = h.letter WHERE h.bytes IS NOT NULL"           \
    " AND l.person IS NOT :person AND (mentions(l.text, :words) OR mentions(l.subject, :words)"              \
    " OR mentions(l.ics, :words) OR EXISTS (SELECT 1 FROM letter_recipient r WHERE r.letter = l.id"          \
    " AND mentions(r.email, :words))))"

enum miraif_status mi_forget_unwritten(struct miraif_store *store, int64_t person, const char *words,
                                       struct miraif_error *err)
{
    static const char *const sql[] = {
        "UPDATE letter SET state = 'failed', reason = '—' WHERE state = 'claimed' AND id IN" UNWRITTEN,
        "UPDATE handover SET bytes = NULL WHERE letter IN" UNWRITTEN};
    for (size_t i = 0; i < sizeof sql / sizeof *sql; i++) {
        struct mi_stmt *stmt;
        MI_TRY(mi_stmt_get(store, sql[i], &stmt, err));
        mi_bind_int(stmt, ":person", person);
        mi_bind_text(stmt, ":words", words);
        MI_TRY(mi_stmt_run(stmt, err));
    }
    return MIRAIF_OK;
}

/* What was called, without what it was called with: the plain words at its beginning. */
static size_t verb_length(const char *command)
{
    size_t end = 0;
    for (size_t i = 0;; i++) {
        bool plain = (command[i] >= 'a' && command[i] <= 'z') || command[i] == '-';
        if (plain)
            continue;
        if (command[i] != ' ' && command[i] != '\0')
            return end;
        end = i;
        if (command[i] == '\0' || mi_text_starts(&command[i], " --"))
            return end;
    }
}

static enum miraif_status end_entry(struct miraif_store *store, int64_t entry, const char *command,
                                    struct miraif_arena *scratch, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    const char *verb = mi_arena_copy(scratch, command, verb_length(command));
    if (verb == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_stmt_get(store,
                       "UPDATE history SET final = 1, changeset = NULL, command = :command WHERE id = :id",
                       &stmt, err));
    mi_bind_text(stmt, ":command", verb);
    mi_bind_int(stmt, ":id", entry);
    return mi_stmt_run(stmt, err);
}

struct ending {
    struct miraif_store *store;
    int64_t entries;
    struct miraif_error *err;
};

/* The entry's number and command, as mi_personal_history_each tells them. */
static enum miraif_status end_held(void *context, const struct miraif_held *held)
{
    struct ending *ending = context;
    struct miraif_arena *scratch = miraif_arena_create();
    if (scratch == NULL)
        return mi_no_memory(ending->err);
    int64_t entry = 0;
    for (const char *digit = held->value[0].text; *digit != '\0'; digit++)
        entry = 10 * entry + (*digit - '0');
    ending->entries++;
    enum miraif_status status = end_entry(ending->store, entry, held->value[3].text, scratch, ending->err);
    miraif_arena_destroy(scratch);
    return status;
}

enum miraif_status mi_forget_history(struct miraif_store *store, int64_t person, const char *words,
                                     int64_t *ret_entries, struct miraif_error *err)
{
    struct ending ending = {.store = store, .err = err};
    MI_TRY(mi_personal_history_each(store, person, words, end_held, &ending, err));
    *ret_entries = ending.entries;
    return MIRAIF_OK;
}

static enum miraif_status hash_of(struct miraif_store *store, const char *email_key,
                                  char text[MI_DIGEST_TEXT], struct miraif_error *err)
{
    unsigned char digest[MI_DIGEST_SIZE];
    MI_TRY(mi_secret_hash(store, "forgotten", email_key, digest, err));
    mi_digest_format(digest, text);
    return MIRAIF_OK;
}

enum miraif_status mi_forgotten_put(struct miraif_store *store, const char *email_key, int64_t person,
                                    const char *reason, struct miraif_error *err)
{
    char hash[MI_DIGEST_TEXT];
    struct mi_stmt *stmt;
    MI_TRY(hash_of(store, email_key, hash, err));
    MI_TRY(mi_stmt_get(store,
                       "INSERT OR REPLACE INTO forgotten (hash, person, at, reason)"
                       " VALUES (:hash, :person, :at, :reason)",
                       &stmt, err));
    mi_bind_text(stmt, ":hash", hash);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":at", mi_store_env(store)->now);
    mi_bind_text(stmt, ":reason", reason);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_forgotten_find(struct miraif_store *store, const char *email_key, bool *ret_found,
                                     struct miraif_error *err)
{
    char hash[MI_DIGEST_TEXT];
    struct mi_stmt *stmt;
    int64_t found;
    MI_TRY(mi_stmt_get(store, "SELECT EXISTS (SELECT 1 FROM forgotten)", &stmt, err));
    MI_TRY(mi_stmt_int(stmt, &found, err));
    if (found != 0) {
        MI_TRY(hash_of(store, email_key, hash, err));
        MI_TRY(mi_stmt_get(store, "SELECT EXISTS (SELECT 1 FROM forgotten WHERE hash = :hash)", &stmt, err));
        mi_bind_text(stmt, ":hash", hash);
        MI_TRY(mi_stmt_int(stmt, &found, err));
    }
    *ret_found = found != 0;
    return MIRAIF_OK;
}

enum miraif_status mi_forgotten_lift(struct miraif_store *store, const char *email_key,
                                     struct miraif_error *err)
{
    char hash[MI_DIGEST_TEXT];
    struct mi_stmt *stmt;
    MI_TRY(hash_of(store, email_key, hash, err));
    MI_TRY(mi_stmt_get(store, "DELETE FROM forgotten WHERE hash = :hash", &stmt, err));
    mi_bind_text(stmt, ":hash", hash);
    return mi_stmt_run(stmt, err);
}

/* Stores of the first version have no such table yet. */
static enum miraif_status remembers(struct miraif_store *store, bool *ret_does, struct miraif_error *err)
{
    int64_t found;
    MI_TRY(
        mi_read_int(store, "SELECT count(*) FROM main.sqlite_schema WHERE name = 'forgotten'", &found, err));
    *ret_does = found != 0;
    return MIRAIF_OK;
}

enum miraif_status mi_forgotten_carry(struct miraif_store *store, struct miraif_error *err)
{
    bool does;
    MI_TRY(mi_exec(store, "CREATE TEMP TABLE carried (hash, person, at, reason)", err));
    MI_TRY(remembers(store, &does, err));
    return does ? mi_exec(store,
                          "INSERT INTO temp.carried SELECT hash, person, at, reason FROM main.forgotten", err)
                : MIRAIF_OK;
}

enum miraif_status mi_forgotten_bring(struct miraif_store *store, struct miraif_error *err)
{
    bool does;
    MI_TRY(remembers(store, &does, err));
    return does ? mi_exec(store,
                          "INSERT OR IGNORE INTO main.forgotten (hash, person, at, reason)"
                          " SELECT hash, person, at, reason FROM temp.carried",
                          err)
                : MIRAIF_OK;
}

struct back_walk {
    struct miraif_store *store;
    mi_forgotten_fn *each;
    void *context;
};

/* The number alone does not tell: it may have been given to somebody else since. */
static enum miraif_status hand_on_back(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                       struct miraif_error *err)
{
    const struct back_walk *walk = context;
    char hash[MI_DIGEST_TEXT];
    int64_t person = mi_column_int(stmt, 0);
    const char *name = mi_column_text(stmt, 1, scratch);
    const char *email_key = mi_column_text(stmt, 2, scratch);
    const char *forgotten = mi_column_text(stmt, 3, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    MI_TRY(hash_of(walk->store, email_key, hash, err));
    return mi_text_is(forgotten, hash) ? walk->each(walk->context, person, name) : MIRAIF_OK;
}

enum miraif_status mi_forgotten_back_each(struct miraif_store *store, mi_forgotten_fn *each, void *context,
                                          struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT p.id, p.name, p.email_key, f.hash FROM forgotten f"
                       " JOIN person p ON p.id = f.person WHERE p.forgotten_at IS NULL ORDER BY p.id",
                       &stmt, err));
    return mi_stmt_walk(stmt, hand_on_back, &(struct back_walk){store, each, context}, err);
}

enum miraif_status mi_forgotten_is(struct miraif_store *store, int64_t person, bool *ret_is,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t is;
    MI_TRY(mi_stmt_get(store,
                       "SELECT EXISTS (SELECT 1 FROM person WHERE id = :person AND forgotten_at IS NOT NULL)",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_int(stmt, &is, err));
    *ret_is = is != 0;
    return MIRAIF_OK;
}

enum miraif_status mi_forget_sweep(struct miraif_store *store, bool *ret_swept, struct miraif_error *err)
{
    int64_t blocked;
    mi_statements_reset(store);
    MI_TRY(mi_exec(store, "VACUUM", err));
    MI_TRY(mi_read_int(store, "PRAGMA wal_checkpoint(TRUNCATE)", &blocked, err));
    *ret_swept = blocked == 0;
    return MIRAIF_OK;
}

enum miraif_status mi_forget_copies(struct miraif_store *store, struct miraif_arena *arena,
                                    const char ***ret_list, size_t *ret_count, struct miraif_error *err)
{
    const char **list = mi_arena_array(arena, COPIES_MOST, sizeof *list);
    size_t count = 0;
    if (list == NULL)
        return mi_no_memory(err);
    for (int i = 1; i <= COPIES_MOST; i++) {
        char suffix[40];
        snprintf(suffix, sizeof suffix, ".before-restore-%d", i);
        if (!mi_beside(store->path, suffix))
            continue;
        list[count] = mi_arena_printf(arena, "%s%s", store->path, suffix);
        if (list[count++] == NULL)
            return mi_no_memory(err);
    }
    *ret_list = list;
    *ret_count = count;
    return MIRAIF_OK;
}
