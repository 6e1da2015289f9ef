/* lib/store under duress: every allocation of SQLite fails once, and the process is killed in the middle of a
 * write. Either all of a write is there or nothing is. */
#include "store_fixture.h"

#include <signal.h>
#include <sys/wait.h>

static sqlite3_mem_methods memory;
static long fail_at; /* the allocation that fails; 0: none */
static long allocations;

static bool fails(void)
{
    allocations++;
    return fail_at != 0 && allocations == fail_at;
}

static void *allocate(int size)
{
    return fails() ? NULL : memory.xMalloc(size);
}

static void *reallocate(void *old, int size)
{
    return fails() ? NULL : memory.xRealloc(old, size);
}

static int rig_memory(void **state)
{
    (void)state;
    sqlite3_mem_methods rigged;
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory) != SQLITE_OK)
        return -1;
    rigged = memory;
    rigged.xMalloc = allocate;
    rigged.xRealloc = reallocate;
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &rigged) != SQLITE_OK ||
                   sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) != SQLITE_OK
               ? -1
               : 0;
}

/* Opens, writes a cohort, takes it back when `then_undo`, and closes. */
static enum miraif_status cycle(struct fixture *f, int cohort, bool then_undo)
{
    struct miraif_store *store;
    struct mi_stmt *stmt;
    struct miraif_history_entry entry;
    MI_TRY(miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &store, &f->err));
    enum miraif_status status = mi_store_begin(store, &f->err);
    if (status == MIRAIF_OK) {
        status = mi_stmt_get(store, "INSERT INTO cohort VALUES (:id, :name, '2027-01-15', 4, 4, 0, NULL)", &stmt,
                             &f->err);
        if (status == MIRAIF_OK) {
            mi_bind_int(stmt, ":id", cohort);
            mi_bind_text(stmt, ":name", "期");
            status = mi_stmt_run(stmt, &f->err);
        }
        status = mi_store_end(store, status, &f->err);
    }
    if (status == MIRAIF_OK && then_undo)
        status = miraif_history_undo(store, 0, f->arena, &entry, &f->err);
    miraif_store_close(store);
    return status;
}

static void count(struct fixture *f, const char *sql, int expected)
{
    char text[16];
    snprintf(text, sizeof text, "%d", expected);
    assert_string_equal(ask(f, sql), text);
}

static void a_write_survives_every_failed_allocation(void **state)
{
    struct fixture *f = *state;
    int stored = 0;
    int failures = 0;
    for (fail_at = 1;; fail_at++) {
        allocations = 0;
        enum miraif_status status = cycle(f, stored + 1, false);
        bool reached = allocations >= fail_at;
        long at = fail_at;
        fail_at = 0;
        if (status == MIRAIF_OK)
            stored++;
        else {
            assert_int_equal(status, MIRAIF_NO_MEMORY);
            failures++;
        }
        count(f, "SELECT count(*) FROM cohort", stored);
        count(f, "SELECT count(*) FROM history", stored);
        fail_at = at;
        if (!reached)
            break;
    }
    fail_at = 0;
    assert_true(failures > 100);
}

static void an_undo_survives_every_failed_allocation(void **state)
{
    struct fixture *f = *state;
    int cohort = 1;
    for (fail_at = 1;; fail_at += 3) {
        allocations = 0;
        enum miraif_status status = cycle(f, cohort, true);
        bool reached = allocations >= fail_at;
        long at = fail_at;
        fail_at = 0;
        if (status != MIRAIF_OK)
            assert_int_equal(status, MIRAIF_NO_MEMORY);
        const char *there = ask(f, "SELECT count(*) FROM cohort");
        assert_string_equal(there, ask(f, "SELECT count(*) FROM history WHERE undoes IS NULL AND"
                                          " undone_by IS NULL"));
        cohort = (int)strtol(there, NULL, 10) + 1;
        fail_at = at;
        if (!reached)
            break;
    }
    fail_at = 0;
}

static int looks_before_death;

static bool die_at_last(void *context)
{
    (void)context;
    if (--looks_before_death == 0)
        raise(SIGKILL);
    return false;
}

static void a_killed_write_leaves_the_store_as_it_was(void **state)
{
    struct fixture *f = *state;
    miraif_store_close(f->store);
    f->store = NULL;
    for (int looks = 1; looks <= 40; looks += 3) {
        pid_t child = fork();
        if (child == 0) {
            struct miraif_store *store;
            looks_before_death = looks;
            f->env.should_stop = die_at_last;
            if (miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &store, &f->err) == MIRAIF_OK &&
                mi_store_begin(store, &f->err) == MIRAIF_OK)
                (void)mi_store_end(
                    store,
                    mi_exec(store,
                            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 50000)"
                            " INSERT INTO company_group SELECT i, i, i FROM n",
                            &f->err),
                    &f->err);
            _exit(0);
        }
        int how;
        assert_int_equal(waitpid(child, &how, 0), child);
        assert_true(WIFSIGNALED(how));
        assert_ok(f, miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &f->store, &f->err));
        count(f, "SELECT count(*) FROM company_group", 0);
        count(f, "SELECT count(*) FROM history", 0);
        assert_string_equal(ask(f, "PRAGMA integrity_check"), "ok");
        miraif_store_close(f->store);
        f->store = NULL;
    }
}

static void a_killed_restore_leaves_one_store_or_the_other(void **state)
{
    struct fixture *f = *state;
    char backup[128];
    snprintf(backup, sizeof backup, "%s/backup.db", f->folder);
    assert_ok(f, miraif_store_backup(f->store, backup, &f->err));
    assert_ok(f, change(f, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)"
                           " INSERT INTO company_group SELECT i, i, i FROM n"));
    miraif_store_close(f->store);
    f->store = NULL;
    for (int looks = 1; looks <= 12; looks++) {
        pid_t child = fork();
        if (child == 0) {
            const char *kept;
            looks_before_death = looks;
            f->env.should_stop = die_at_last;
            (void)miraif_store_restore(f->path, backup, &f->env, f->arena, &kept, &f->err);
            _exit(0);
        }
        int how;
        assert_int_equal(waitpid(child, &how, 0), child);
        assert_ok(f, miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &f->store, &f->err));
        const char *rows = ask(f, "SELECT count(*) FROM company_group");
        assert_true(strcmp(rows, WIFSIGNALED(how) ? "20000" : "0") == 0);
        assert_string_equal(ask(f, "PRAGMA integrity_check"), "ok");
        miraif_store_close(f->store);
        f->store = NULL;
        if (WIFEXITED(how))
            return;
    }
    fail_msg("the restore was never finished");
}

int main(void)
{
#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, set_up_store, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_STORE(a_write_survives_every_failed_allocation),
        WITH_STORE(an_undo_survives_every_failed_allocation),
        WITH_STORE(a_killed_write_leaves_the_store_as_it_was),
        WITH_STORE(a_killed_restore_leaves_one_store_or_the_other),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("store torture", tests, rig_memory, NULL);
}
