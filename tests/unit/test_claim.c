/* A claim is killed at every step that touches the disk: nothing is lost, no letter has two Message-IDs, and
 * what the mailer may have seen already is the same, byte for byte. */
#include "store_fixture.h"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include "base/str.h"

static long steps;   /* calls so far */
static long kill_at; /* 0: never */

static void step(void)
{
    if (++steps == kill_at)
        kill(getpid(), SIGKILL);
}

/* The calls that make something last, SQLite's among them: dead before they are made. */
#pragma GCC visibility push(default)
int fsync(int file)
{
    static int (*real)(int);
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "fsync");
    step();
    return real(file);
}

int fdatasync(int file)
{
    static int (*real)(int);
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "fdatasync");
    step();
    return real(file);
}

int rename(const char *from, const char *to)
{
    static int (*real)(const char *, const char *);
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "rename");
    step();
    return real(from, to);
}

#pragma GCC visibility pop

static int set_up_outbox(void **state)
{
    if (set_up_store(state) != 0)
        return -1;
    struct fixture *f = *state;
    return change(f,
                  "INSERT INTO person (id, email_key, email, name) VALUES"
                  " (1, 'a@example.jp', 'a@example.jp', '見本 花子'),"
                  " (2, 'b@example.jp', 'b@example.jp', '架空 太郎');"
                  "INSERT INTO item (key, rule, person, object, args, due, expires, added_at)"
                  " VALUES ('n:1', 'notice', 1, '1', '{\"subject\":\"s\",\"text\":\"t\"}', 0, 9999999999, 0),"
                  " ('n:2', 'notice', 1, '2', '{\"subject\":\"s\",\"text\":\"u\"}', 0, 9999999999, 0),"
                  " ('n:3', 'notice', 2, '1', '{\"subject\":\"s\",\"text\":\"v\"}', 0, 9999999999, 0)") ==
                   MIRAIF_OK
               ? 0
               : -1;
}

static enum miraif_status claim(struct fixture *f, const char *format, int64_t *ret_rewritten)
{
    struct miraif_claim result;
    struct miraif_claim_options options = {.spool = mi_arena_printf(f->arena, "%s/spool", f->folder),
                                           .format = format,
                                           .from =
                                               strcmp(format, "maildir") == 0 ? "office@example.jp" : NULL,
                                           .lease = 60};
    enum miraif_status status = miraif_letters_claim(f->store, &options, f->arena, &result, &f->err);
    if (status == MIRAIF_OK)
        *ret_rewritten = result.rewritten;
    return status;
}

/* A process that claims and dies at its n-th step; false when it lived to the end. */
static bool claim_and_die(struct fixture *f, const char *format, long n)
{
    int status;
    int64_t rewritten;
    miraif_store_close(f->store);
    f->store = NULL;
    pid_t child = fork();
    if (child == 0) {
        steps = 0;
        kill_at = n;
        bool done =
            miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &f->store, &f->err) == MIRAIF_OK &&
            claim(f, format, &rewritten) == MIRAIF_OK;
        _exit(done ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    assert_ok(f, miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &f->store, &f->err));
    return WIFSIGNALED(status);
}

static const char *spool_folder(struct fixture *f, const char *format)
{
    return mi_arena_printf(f->arena, "%s/spool%s", f->folder, strcmp(format, "maildir") == 0 ? "/new" : "");
}

/* Names and contents of what the mailer sees, as one text; `*ret_files` counts. */
static const char *see(struct fixture *f, const char *format, int *ret_files)
{
    const char *folder = spool_folder(f, format), *text;
    struct dirent **entry;
    struct mi_str str = mi_str_begin(f->arena, 1 << 20);
    int count = scandir(folder, &entry, NULL, alphasort);
    *ret_files = 0;
    for (int i = 0; i < count; i++) {
        char bytes[1 << 14];
        if (entry[i]->d_name[0] != '.') {
            int file = open(mi_arena_printf(f->arena, "%s/%s", folder, entry[i]->d_name), O_RDONLY);
            ssize_t length = read(file, bytes, sizeof bytes);
            assert_in_range(length, 1, sizeof bytes - 1);
            mi_str_addf(&str, "%s\n%.*s\n", entry[i]->d_name, (int)length, bytes);
            ++*ret_files;
            close(file);
        }
        free(entry[i]);
    }
    if (count >= 0)
        free(entry);
    assert_ok(f, mi_str_end(&str, &text, &f->err));
    return text;
}

static void killed_at_every_step(void **state, const char *format, int files)
{
    bool died = true;
    for (long n = 1; died; n++) {
        struct fixture *f;
        int64_t rewritten;
        int before_files, after_files;
        assert_int_equal(set_up_outbox(state), 0);
        f = *state;
        died = claim_and_die(f, format, n);
        const char *before = see(f, format, &before_files);
        bool claimed = strcmp(ask(f, "SELECT count(*) FROM letter"), "0") != 0;
        f->env.now += 5;
        assert_ok(f, claim(f, format, &rewritten));
        const char *after = see(f, format, &after_files);
        assert_int_equal(after_files, files);
        assert_true(before_files == 0 || claimed); /* nothing leaves that is not stored */
        if (before_files == files)
            assert_string_equal(before, after);
        assert_string_equal(ask(f, "SELECT count(*) || ' ' || count(DISTINCT letter) FROM letter_item"),
                            "3 2");
        assert_string_equal(ask(f, "SELECT count(*) FROM batch WHERE written_at IS NULL"), "0");
        assert_string_equal(ask(f, "SELECT count(*) FROM batch"), "1");
        assert_true(died || rewritten == 0);
        assert_true(died || n > 5); /* the store twice, the file, its name, its folder */
        assert_int_equal(tear_down(state), 0);
    }
}

static void a_batch_of_lines_survives(void **state)
{
    killed_at_every_step(state, "jsonl", 1);
}

static void a_maildir_survives(void **state)
{
    killed_at_every_step(state, "maildir", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_batch_of_lines_survives),
        cmocka_unit_test(a_maildir_survives),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
