/* lib/store: the doctor, backup and restore. */
#include "store_fixture.h"

#include <signal.h>
#include <sys/resource.h>

#include "base/str.h"

#define COHORT "INSERT INTO cohort VALUES (1, '1期', '2027-01-15', 4, 4, 0, NULL)"
#define SECOND "INSERT INTO cohort VALUES (2, '2期', '2027-05-14', 4, 4, 0, NULL)"

static const char *beside(struct fixture *f, const char *name)
{
    return mi_arena_printf(f->arena, "%s/%s", f->folder, name);
}

/* Names of the failed checks, in order. */
static enum miraif_status note(void *context, const struct miraif_finding *finding)
{
    struct mi_str *text = context;
    if (!finding->ok)
        mi_str_addf(text, "%s(%s) ", finding->check, finding->message);
    return MIRAIF_OK;
}

static const char *examine(struct fixture *f, enum miraif_status expected)
{
    struct mi_str text = mi_str_begin(f->arena, 1 << 16);
    const char *found;
    assert_status(f, miraif_store_doctor(f->store, note, &text, &f->err), expected);
    assert_ok(f, mi_str_end(&text, &found, &f->err));
    return found;
}

static void the_doctor_finds_nothing_in_a_new_store(void **state)
{
    assert_string_equal(examine(*state, MIRAIF_OK), "");
}

static void the_doctor_finds_what_is_wrong(void **state)
{
    struct fixture *f = *state;
    assert_ok(f, change(f, COHORT));
    assert_ok(f,
              mi_exec(f->store,
                      "PRAGMA foreign_keys = OFF;"
                      "INSERT INTO person (id, email_key, email, name, batch) VALUES (7, 'a', 'a', 'n', 99);"
                      "INSERT INTO profile (person, as_of, answers) VALUES (8, 0, '{');"
                      "INSERT INTO company_group VALUES ('b', 'a', 'B');"
                      "INSERT INTO run VALUES (1, 1, 'form', 'draft', 0, NULL, 'optimal', 'd', 1, 1, '{}',"
                      " '{}')",
                      &f->err));
    assert_int_equal(chmod(f->path, 0644), 0);
    FILE *file = fopen(beside(f, "store.db.tmp-3"), "w");
    assert_int_equal(fclose(file), 0);
    const char *found = examine(f, MIRAIF_ATTENTION);
    static const char *const wanted[] = {"foreign_keys(profile → person: 1)",
                                         "json(profile 1)",
                                         "people(p7)",
                                         "runs(run 1)",
                                         "companies(b)",
                                         "batches(h99)",
                                         "has mode 0644; `chmod 0600`",
                                         "leftovers(“store.db.tmp-3”"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_non_null(strstr(found, wanted[i]));
}

static void the_doctor_finds_damage(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 3; i++)
        assert_ok(f,
                  change(f, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500)"
                            " INSERT OR REPLACE INTO company_group SELECT i, i, hex(randomblob(50)) FROM n"));
    miraif_store_close(f->store);
    f->store = NULL;
    struct stat before;
    assert_int_equal(stat(f->path, &before), 0);
    FILE *file = fopen(f->path, "r+b");
    for (long at = before.st_size - 5 * 4096; at < before.st_size; at += 64) {
        assert_int_equal(fseek(file, at, SEEK_SET), 0);
        assert_int_equal(fputs("damage", file) >= 0, 1);
    }
    assert_int_equal(fclose(file), 0);
    assert_ok(f, miraif_store_open(f->path, MIRAIF_STORE_READ, &f->env, &f->store, &f->err));
    assert_non_null(strstr(examine(f, MIRAIF_ATTENTION), "integrity("));
    const char *kept;
    assert_status(f, miraif_store_restore(beside(f, "new.db"), f->path, &f->env, f->arena, &kept, &f->err),
                  MIRAIF_NOT_A_STORE);
}

static void a_backup_is_one_private_file_and_opens_anywhere(void **state)
{
    struct fixture *f = *state;
    const char *path = beside(f, "backup.db");
    struct miraif_store *copy = NULL;
    struct stat file;
    unsigned char header[20];
    assert_ok(f, change(f, COHORT));
    assert_ok(f, miraif_store_backup(f->store, path, &f->err));
    assert_status(f, miraif_store_backup(f->store, path, &f->err), MIRAIF_REFUSED);
    assert_int_equal(stat(path, &file), 0);
    assert_int_equal(file.st_mode & 07777, 0600);
    FILE *bytes = fopen(path, "rb");
    assert_int_equal(fread(header, 1, sizeof header, bytes), sizeof header);
    assert_int_equal(fclose(bytes), 0);
    assert_int_equal(header[18], 1); /* 2 would need a log beside it */
    assert_int_equal(access(beside(f, "backup.db-wal"), F_OK), -1);
    assert_int_equal(access(beside(f, "backup.db-journal"), F_OK), -1);
    assert_ok(f, miraif_store_open(path, MIRAIF_STORE_READ, &f->env, &copy, &f->err));
    struct miraif_store *store = f->store;
    f->store = copy;
    assert_string_equal(ask(f, "SELECT name FROM cohort"), "1期");
    f->store = store;
    miraif_store_close(copy);
    assert_ok(f, change(f, SECOND)); /* the store goes on */
}

static void a_backup_needs_a_folder(void **state)
{
    struct fixture *f = *state;
    assert_status(f, miraif_store_backup(f->store, beside(f, "no/backup.db"), &f->err), MIRAIF_IO);
    f->env.dry_run = true;
    assert_ok(f, miraif_store_backup(f->store, beside(f, "dry.db"), &f->err));
    assert_int_equal(access(beside(f, "dry.db"), F_OK), -1);
    assert_string_equal(examine(f, MIRAIF_OK), "");
}

static void a_full_disk_leaves_no_half_backup(void **state)
{
    struct fixture *f = *state;
    struct rlimit old;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    struct rlimit small = {.rlim_cur = 20000, .rlim_max = old.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    enum miraif_status status = miraif_store_backup(f->store, beside(f, "backup.db"), &f->err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    assert_status(f, status, MIRAIF_IO);
    assert_int_equal(access(beside(f, "backup.db"), F_OK), -1);
    assert_string_equal(examine(f, MIRAIF_OK), "");
}

static enum miraif_status restore(struct fixture *f, const char *from, const char **ret_kept)
{
    return miraif_store_restore(f->path, from, &f->env, f->arena, ret_kept, &f->err);
}

static void a_restore_keeps_what_was_there(void **state)
{
    struct fixture *f = *state;
    const char *path = beside(f, "backup.db");
    const char *kept = NULL;
    assert_ok(f, change(f, COHORT));
    assert_ok(f, miraif_store_backup(f->store, path, &f->err));
    assert_ok(f, change(f, SECOND));
    miraif_store_close(f->store);
    f->store = NULL;
    assert_int_equal(chmod(f->path, 0660), 0);
    f->env.dry_run = true;
    assert_ok(f, restore(f, path, &kept));
    assert_int_equal(access(kept, F_OK), -1);
    f->env.dry_run = false;
    assert_ok(f, restore(f, path, &kept));
    assert_string_equal(kept, beside(f, "store.db.before-restore-1"));
    assert_int_equal(access(beside(f, "store.db-wal"), F_OK), -1);
    assert_int_equal(access(beside(f, "store.db-shm"), F_OK), -1);
    struct stat file;
    assert_int_equal(stat(f->path, &file), 0);
    assert_int_equal(file.st_mode & 07777, 0660);
    assert_ok(f, miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &f->store, &f->err));
    assert_string_equal(ask(f, "SELECT group_concat(name) FROM cohort"), "1期");
    assert_string_equal(ask(f, "PRAGMA journal_mode"), "wal");
    assert_ok(f, change(f, SECOND));
    miraif_store_close(f->store);
    f->store = NULL;
    assert_ok(f, restore(f, beside(f, "store.db.before-restore-1"), &kept));
    assert_string_equal(kept, beside(f, "store.db.before-restore-2"));
    assert_ok(f, miraif_store_open(f->path, MIRAIF_STORE_READ, &f->env, &f->store, &f->err));
    assert_string_equal(ask(f, "SELECT group_concat(name) FROM cohort"), "1期,2期");
}

static void a_restore_where_nothing_was(void **state)
{
    struct fixture *f = *state;
    const char *path = beside(f, "backup.db");
    const char *kept = path;
    assert_ok(f, change(f, COHORT));
    assert_ok(f, miraif_store_backup(f->store, path, &f->err));
    miraif_store_close(f->store);
    f->store = NULL;
    assert_int_equal(unlink(f->path), 0);
    assert_ok(f, restore(f, path, &kept));
    assert_null(kept);
    assert_ok(f, miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &f->store, &f->err));
    assert_string_equal(ask(f, "SELECT group_concat(name) FROM cohort"), "1期");
    assert_string_equal(examine(f, MIRAIF_OK), "");
}

static void a_restore_refuses_what_cannot_be_right(void **state)
{
    struct fixture *f = *state;
    const char *path = beside(f, "backup.db");
    const char *kept;
    assert_ok(f, miraif_store_backup(f->store, path, &f->err));
    assert_status(f, restore(f, beside(f, "none.db"), &kept), MIRAIF_NOT_FOUND);
    assert_status(f, restore(f, f->path, &kept), MIRAIF_REFUSED);
    assert_status(f, restore(f, f->folder, &kept), MIRAIF_NOT_A_STORE);
    FILE *file = fopen(beside(f, "text.db"), "w");
    assert_int_equal(fputs("no store, only text", file) >= 0, 1);
    assert_int_equal(fclose(file), 0);
    assert_status(f, restore(f, beside(f, "text.db"), &kept), MIRAIF_NOT_A_STORE);
    struct miraif_store *newer;
    assert_ok(f, miraif_store_open(path, MIRAIF_STORE_WRITE, &f->env, &newer, &f->err));
    assert_ok(f, mi_exec(newer, "PRAGMA user_version = 99", &f->err));
    miraif_store_close(newer);
    assert_status(f, restore(f, path, &kept), MIRAIF_STORE_NEWER);
    assert_int_equal(access(beside(f, "store.db.before-restore-1"), F_OK), -1);
    assert_ok(f, change(f, COHORT));
}

static void the_log_of_another_store_is_not_taken_over(void **state)
{
    struct fixture *f = *state;
    const char *path = beside(f, "backup.db");
    const char *kept;
    assert_ok(f, miraif_store_backup(f->store, path, &f->err));
    miraif_store_close(f->store);
    f->store = NULL;
    FILE *file = fopen(f->path, "w"); /* damaged beyond recognition */
    assert_int_equal(fclose(file), 0);
    file = fopen(beside(f, "store.db-wal"), "w");
    assert_int_equal(fclose(file), 0);
    assert_status(f, restore(f, path, &kept), MIRAIF_NOT_A_STORE);
    assert_non_null(strstr(f->err.hint, "store.db-wal"));
    assert_int_equal(unlink(f->path), 0);
    file = fopen(beside(f, "store.db-wal"), "w"); /* SQLite removes an empty one */
    assert_int_equal(fclose(file), 0);
    assert_status(f, restore(f, path, &kept), MIRAIF_REFUSED);
    assert_status(f, miraif_store_init(f->path, NULL, &f->env, &f->err), MIRAIF_REFUSED);
    assert_int_equal(unlink(beside(f, "store.db-wal")), 0);
    assert_ok(f, restore(f, path, &kept));
}

int main(void)
{
#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, set_up_store, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_STORE(the_doctor_finds_nothing_in_a_new_store),
        WITH_STORE(the_doctor_finds_what_is_wrong),
        WITH_STORE(the_doctor_finds_damage),
        WITH_STORE(a_backup_is_one_private_file_and_opens_anywhere),
        WITH_STORE(a_backup_needs_a_folder),
        WITH_STORE(a_full_disk_leaves_no_half_backup),
        WITH_STORE(a_restore_keeps_what_was_there),
        WITH_STORE(a_restore_where_nothing_was),
        WITH_STORE(a_restore_refuses_what_cannot_be_right),
        WITH_STORE(the_log_of_another_store_is_not_taken_over),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("backup", tests, NULL, NULL);
}
