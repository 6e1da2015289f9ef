/* What the store's tests share: a temporary folder, an environment without a clock, a store in it. */
#ifndef STORE_FIXTURE_H
#define STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "miraif/miraif.h"
#include "store/connection.h"
#include "store/db.h"
#include "store/migrate.h"
#include "store/stmt.h"

struct fixture {
    char folder[64];
    char path[96];
    struct miraif_env env;
    struct miraif_error err;
    struct miraif_arena *arena;
    struct miraif_store *store;
    bool stop;
};

static bool count_up(void *context, void *buffer, size_t size)
{
    (void)context;
    for (size_t i = 0; i < size; i++)
        ((unsigned char *)buffer)[i] = (unsigned char)(i * 17);
    return true;
}

static bool want_stop(void *context)
{
    return ((struct fixture *)context)->stop;
}

/* The one assertion about statuses: it shows the message. */
#define assert_status(f, call, expected)                                                                     \
    do {                                                                                                     \
        enum miraif_status assert_status_got = (call);                                                       \
        if (assert_status_got != (expected))                                                                 \
            fail_msg("%s, not %s: %s", miraif_status_slug(assert_status_got), miraif_status_slug(expected),  \
                     (f)->err.message);                                                                      \
    } while (0)

#define assert_ok(f, call) assert_status(f, call, MIRAIF_OK)

static inline int set_up_folder(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    snprintf(f->folder, sizeof f->folder, "/tmp/miraif-test-XXXXXX");
    if (mkdtemp(f->folder) == NULL)
        return -1;
    snprintf(f->path, sizeof f->path, "%s/store.db", f->folder);
    f->env = (struct miraif_env){.now = 1796083200,
                                 .who = "tester",
                                 .command = "test",
                                 .random = count_up,
                                 .should_stop = want_stop,
                                 .context = f};
    f->arena = miraif_arena_create();
    *state = f;
    return 0;
}

static inline int set_up_store(void **state)
{
    if (set_up_folder(state) != 0)
        return -1;
    struct fixture *f = *state;
    if (miraif_store_init(f->path, NULL, &f->env, &f->err) != MIRAIF_OK ||
        miraif_store_open(f->path, MIRAIF_STORE_WRITE, &f->env, &f->store, &f->err) != MIRAIF_OK)
        fprintf(stderr, "# %s\n", f->err.message);
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;
    char command[128];
    miraif_store_close(f->store);
    miraif_arena_destroy(f->arena);
    snprintf(command, sizeof command, "rm -rf '%s'", f->folder);
    int code = system(command);
    free(f);
    return code;
}

/* The text that `sql` gives through the store's own connection, "" for none; in the fixture's arena. */
static inline const char *ask(struct fixture *f, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    const char *answer = NULL;
    assert_int_equal(sqlite3_prepare_v2(f->store->db, sql, -1, &stmt, NULL), SQLITE_OK);
    if (sqlite3_step(stmt) == SQLITE_ROW)
        answer = mi_arena_text(f->arena, (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    return answer == NULL ? "" : answer;
}

/* One recorded write of SQL text. */
static inline enum miraif_status change(struct fixture *f, const char *sql)
{
    MI_TRY(mi_store_begin(f->store, &f->err));
    return mi_store_end(f->store, mi_exec(f->store, sql, &f->err), &f->err);
}

#endif
