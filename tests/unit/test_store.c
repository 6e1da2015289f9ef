/* lib/store: opening, transactions, statements, and what each failure is called. */
#include "store_fixture.h"

#include <sys/wait.h>

#include "store/place.h"

static void a_new_store_is_private_and_complete(void **state)
{
    struct fixture *f = *state;
    struct miraif_store_info info;
    struct stat file;
    assert_ok(f, miraif_store_info(f->store, f->arena, &info, &f->err));
    assert_string_equal(info.uuid, "00112233-4455-4677-8899-aabbccddeeff");
    assert_int_equal(info.schema_version, mi_schema_newest());
    assert_int_equal(info.created_at, f->env.now);
    assert_false(info.read_only);
    assert_int_equal(stat(f->path, &file), 0);
    assert_int_equal(file.st_mode & 07777, 0600);
    assert_string_equal(ask(f, "PRAGMA journal_mode"), "wal");
    assert_string_equal(ask(f, "PRAGMA synchronous"), "2");
    assert_string_equal(ask(f, "PRAGMA foreign_keys"), "1");
    assert_string_equal(ask(f, "PRAGMA trusted_schema"), "0");
    assert_status(f, miraif_store_init(f->path, NULL, &f->env, &f->err), MIRAIF_REFUSED);
}

static void what_is_no_store_is_named(void **state)
{
    struct fixture *f = *state;
    struct miraif_store *store = NULL;
    assert_status(f, miraif_store_open(f->path, MIRAIF_STORE_READ, &f->env, &store, &f->err),
                  MIRAIF_NO_STORE);
    assert_non_null(strstr(f->err.hint, "miraif init"));
    assert_status(f, miraif_store_open(f->folder, MIRAIF_STORE_READ, &f->env, &store, &f->err),
                  MIRAIF_NOT_A_STORE);
    FILE *file = fopen(f->path, "w");
    assert_int_equal(fclose(file), 0);
    assert_status(f, miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &store, &f->err),
                  MIRAIF_NOT_A_STORE);
    file = fopen(f->path, "w");
    for (int i = 0; i < 200; i++)
        fputs("メール,氏名\n", file);
    assert_int_equal(fclose(file), 0);
    assert_status(f, miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &store, &f->err),
                  MIRAIF_NOT_A_STORE);
    assert_null(store);
}

static void another_programs_database_is_left_alone(void **state)
{
    struct fixture *f = *state;
    sqlite3 *db;
    struct stat before;
    struct stat after;
    struct miraif_store *store = NULL;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE t (a)", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    assert_int_equal(stat(f->path, &before), 0);
    assert_status(f, miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &store, &f->err),
                  MIRAIF_NOT_A_STORE);
    assert_int_equal(stat(f->path, &after), 0);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}

static void a_newer_store_is_refused_with_both_versions(void **state)
{
    struct fixture *f = *state;
    struct miraif_store *store = NULL;
    assert_ok(f, mi_exec(f->store, "PRAGMA user_version = 99", &f->err));
    assert_status(f, miraif_store_open(f->path, MIRAIF_STORE_READ, &f->env, &store, &f->err),
                  MIRAIF_STORE_NEWER);
    assert_non_null(strstr(f->err.message, "99"));
    char known[32];
    snprintf(known, sizeof known, "up to %lld", (long long)mi_schema_newest());
    assert_non_null(strstr(f->err.message, known));
}

static void a_second_writer_is_told_to_wait(void **state)
{
    struct fixture *f = *state;
    struct miraif_store *second = NULL;
    assert_ok(f, miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &second, &f->err));
    sqlite3_busy_timeout(second->db, 0);
    assert_ok(f, mi_store_begin(f->store, &f->err));
    assert_status(f, mi_store_begin(second, &f->err), MIRAIF_BUSY);
    assert_ok(f, mi_store_end(f->store, MIRAIF_OK, &f->err));
    assert_ok(f, mi_store_begin(second, &f->err));
    assert_ok(f, mi_store_end(second, MIRAIF_OK, &f->err));
    miraif_store_close(second);
}

#define COHORT "INSERT INTO cohort VALUES (1, '1期', '2027-01-15', 4, 4, 0, NULL)"

static int64_t count_cohorts(struct fixture *f)
{
    int64_t count = -1;
    assert_ok(f, mi_read_int(f->store, "SELECT count(*) FROM cohort", &count, &f->err));
    return count;
}

static void reads_see_one_state_until_they_are_ended(void **state)
{
    struct fixture *f = *state;
    struct miraif_store *second = NULL;
    struct miraif_cohort cohort = {.id = 1, .start_date = "2027-01-15", .teams = 4, .team_size = 4};
    assert_ok(f, miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &second, &f->err));
    miraif_store_end_read(f->store); /* nothing was begun */
    assert_ok(f, miraif_store_begin_read(f->store, &f->err));
    assert_int_equal(count_cohorts(f), 0);
    assert_ok(f, miraif_cohort_create(second, &cohort, f->arena, &cohort, &f->err));
    assert_int_equal(count_cohorts(f), 0);
    miraif_store_end_read(f->store);
    assert_int_equal(count_cohorts(f), 1);
    miraif_store_close(second);
}

static void a_write_is_kept_and_recorded(void **state)
{
    struct fixture *f = *state;
    assert_ok(f, change(f, COHORT));
    assert_string_equal(ask(f, "SELECT name FROM cohort"), "1期");
    assert_string_equal(ask(f, "SELECT id || who || command || changes FROM history"), "1testertest1");
    assert_ok(f, change(f, "UPDATE cohort SET name = name"));
    assert_string_equal(ask(f, "SELECT count(*) FROM history"), "1");
}

static void a_dry_run_and_a_failure_leave_nothing(void **state)
{
    struct fixture *f = *state;
    f->env.dry_run = true;
    assert_ok(f, change(f, COHORT));
    f->env.dry_run = false;
    assert_ok(f, mi_store_begin(f->store, &f->err));
    assert_ok(f, mi_exec(f->store, COHORT, &f->err));
    assert_status(f, mi_store_end(f->store, MIRAIF_REFUSED, &f->err), MIRAIF_REFUSED);
    assert_status(f, change(f, COHORT ";" COHORT), MIRAIF_INTERNAL);
    assert_string_equal(ask(f, "SELECT count(*) FROM cohort"), "0");
    assert_string_equal(ask(f, "SELECT count(*) FROM history"), "0");
    assert_ok(f, change(f, COHORT));
}

static void a_store_opened_for_reading_refuses_to_write(void **state)
{
    struct fixture *f = *state;
    struct miraif_store *reader = NULL;
    assert_ok(f, miraif_store_open(f->path, MIRAIF_STORE_READ, &f->env, &reader, &f->err));
    assert_status(f, mi_store_begin(reader, &f->err), MIRAIF_READ_ONLY);
    assert_status(f, mi_exec(reader, COHORT, &f->err), MIRAIF_READ_ONLY);
    miraif_store_close(reader);
}

static void a_long_statement_stops_and_stores_nothing(void **state)
{
    struct fixture *f = *state;
    assert_ok(f, mi_store_begin(f->store, &f->err));
    assert_ok(f, mi_exec(f->store, COHORT, &f->err));
    f->stop = true;
    enum miraif_status status = mi_exec(f->store,
                                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                        " SELECT count(*) FROM n",
                                        &f->err);
    assert_status(f, mi_store_end(f->store, status, &f->err), MIRAIF_INTERRUPTED);
    assert_status(f, mi_store_begin(f->store, &f->err), MIRAIF_INTERRUPTED);
    f->stop = false;
    assert_string_equal(ask(f, "SELECT count(*) FROM cohort"), "0");
    assert_ok(f, change(f, COHORT));
}

static void a_full_disk_is_an_io_error(void **state)
{
    struct fixture *f = *state;
    assert_ok(f, mi_exec(f->store, "PRAGMA max_page_count = 1", &f->err));
    assert_status(f,
                  change(f, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)"
                            " INSERT INTO company_group SELECT i, i, i FROM n"),
                  MIRAIF_IO);
    assert_int_equal(miraif_status_exit(f->err.status), 74);
    assert_string_equal(ask(f, "SELECT count(*) FROM company_group"), "0");
}

static void statements_report_what_could_not_be_bound(void **state)
{
    struct fixture *f = *state;
    struct mi_stmt *stmt;
    bool row;
    static const char *const sql = "SELECT :text, :id, :blob, '' WHERE :number = 7";
    assert_ok(f, mi_stmt_get(f->store, sql, &stmt, &f->err));
    mi_bind_text(stmt, ":text", "あ");
    mi_bind_id(stmt, ":id", 0);
    mi_bind_blob(stmt, ":blob", "a\0b", 3);
    mi_bind_int(stmt, ":number", 7);
    assert_ok(f, mi_stmt_step(stmt, &row, &f->err));
    assert_true(row);
    size_t size;
    assert_string_equal(mi_column_text(stmt, 0, f->arena), "あ");
    assert_true(mi_column_is_null(stmt, 1));
    assert_null(mi_column_text(stmt, 1, f->arena));
    assert_memory_equal(mi_column_blob(stmt, 2, f->arena, &size), "a\0b", 3);
    assert_int_equal(size, 3);
    assert_string_equal(mi_column_text(stmt, 3, f->arena), "");
    assert_ok(f, mi_stmt_columns(stmt, &f->err));
    mi_stmt_reset(stmt);
    struct mi_stmt *again;
    assert_ok(f, mi_stmt_get(f->store, sql, &again, &f->err));
    assert_ptr_equal(stmt, again);
    mi_bind_int(stmt, ":nubmer", 7);
    assert_status(f, mi_stmt_step(stmt, &row, &f->err), MIRAIF_INTERNAL);
    assert_non_null(strstr(f->err.message, ":nubmer"));
}

static void a_statement_can_be_used_within_itself(void **state)
{
    struct fixture *f = *state;
    static const char *const sql = "SELECT :from UNION ALL SELECT :from + 1 ORDER BY 1";
    int64_t sum = 0;
    size_t before = f->store->statements;
    struct mi_stmt *outer;
    bool more;
    assert_ok(f, mi_stmt_get(f->store, sql, &outer, &f->err));
    mi_bind_int(outer, ":from", 10);
    assert_ok(f, mi_stmt_step(outer, &more, &f->err));
    while (more) {
        struct mi_stmt *inner;
        assert_ok(f, mi_stmt_get(f->store, sql, &inner, &f->err));
        mi_bind_int(inner, ":from", 100 * mi_column_int(outer, 0));
        assert_ok(f, mi_stmt_step(inner, &more, &f->err));
        sum += mi_column_int(inner, 0);
        mi_stmt_reset(inner);
        assert_ok(f, mi_stmt_step(outer, &more, &f->err));
    }
    assert_int_equal(sum, 2100);
    assert_int_equal(f->store->statements, before + 2);
}

/* What another program finds that opens the store now and waits for a moment only. */
static enum miraif_status look_from_outside(struct fixture *f)
{
    struct miraif_env hasty = f->env;
    struct miraif_store *store = NULL;
    int64_t people;
    hasty.patience = 1;
    enum miraif_status status = miraif_store_open(f->path, MIRAIF_STORE_READ, &hasty, &store, &f->err);
    if (status == MIRAIF_OK)
        status = mi_read_int(store, "SELECT count(*) FROM person", &people, &f->err);
    miraif_store_close(store);
    return status;
}

static void the_log_is_left_where_nobody_else_is(void **state)
{
    struct fixture *f = *state;
    struct miraif_store *other;
    assert_ok(f, miraif_store_open(f->path, MIRAIF_STORE_READ, &f->env, &other, &f->err));
    assert_false(mi_connection_leave_log(f->store));
    assert_string_equal(ask(f, "PRAGMA journal_mode"), "wal");
    assert_ok(f, look_from_outside(f));
    miraif_store_close(other);
    assert_true(mi_connection_leave_log(f->store));
    assert_string_equal(ask(f, "PRAGMA journal_mode"), "truncate");
    assert_ok(f, change(f, "INSERT INTO holiday (date, free) VALUES ('2027-01-04', 1)"));
    assert_status(f, look_from_outside(f), MIRAIF_BUSY);
    mi_connection_return(f->store);
    assert_string_equal(ask(f, "PRAGMA journal_mode"), "wal");
    assert_ok(f, look_from_outside(f));
    assert_string_equal(ask(f, "SELECT date FROM holiday"), "2027-01-04");
}

/* A program that ends in the middle of a write that has reached the file. */
static void die_writing(struct fixture *f)
{
    static const char many[] =
        "PRAGMA cache_size = 10; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
        " FROM n WHERE i < 5000) INSERT INTO person (email_key, email, name)"
        " SELECT printf('%0100d', i), 'x', 'x' FROM n";
    bool written = miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &f->store, NULL) == MIRAIF_OK &&
                   mi_connection_leave_log(f->store) && mi_store_begin(f->store, NULL) == MIRAIF_OK &&
                   mi_exec(f->store, many, NULL) == MIRAIF_OK;
    _exit(written ? 0 : 1);
}

static void a_write_without_the_log_is_taken_back_when_it_breaks_off(void **state)
{
    struct fixture *f = *state;
    struct stat file;
    int status;
    miraif_store_close(f->store);
    f->store = NULL;
    assert_int_equal(stat(f->path, &file), 0);
    pid_t child = fork();
    if (child == 0)
        die_writing(f);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    off_t before = file.st_size;
    assert_true(mi_underway(f->path));
    assert_int_equal(stat(f->path, &file), 0);
    assert_true(file.st_size > before);
    assert_ok(f, look_from_outside(f));
    assert_int_equal(stat(f->path, &file), 0);
    assert_int_equal(file.st_size, before);
    assert_false(mi_underway(f->path));
    assert_ok(f, miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &f->store, &f->err));
    assert_string_equal(ask(f, "PRAGMA journal_mode"), "wal");
    assert_string_equal(ask(f, "SELECT count(*) FROM person"), "0");
}

int main(void)
{
#define WITH_STORE(test)  cmocka_unit_test_setup_teardown(test, set_up_store, tear_down)
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up_folder, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_STORE(a_new_store_is_private_and_complete),
        WITH_FOLDER(what_is_no_store_is_named),
        WITH_FOLDER(another_programs_database_is_left_alone),
        WITH_STORE(a_newer_store_is_refused_with_both_versions),
        WITH_STORE(a_second_writer_is_told_to_wait),
        WITH_STORE(reads_see_one_state_until_they_are_ended),
        WITH_STORE(a_write_is_kept_and_recorded),
        WITH_STORE(a_dry_run_and_a_failure_leave_nothing),
        WITH_STORE(a_store_opened_for_reading_refuses_to_write),
        WITH_STORE(a_long_statement_stops_and_stores_nothing),
        WITH_STORE(a_full_disk_is_an_io_error),
        WITH_STORE(statements_report_what_could_not_be_bound),
        WITH_STORE(a_statement_can_be_used_within_itself),
        WITH_STORE(the_log_is_left_where_nobody_else_is),
        WITH_STORE(a_write_without_the_log_is_taken_back_when_it_breaks_off),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
