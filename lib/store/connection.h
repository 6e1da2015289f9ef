/* The one place where SQLite's header comes in, and the inside of struct miraif_store: for the store's own
 * machinery (connection, statements, transactions, history, backup). Table families need only db.h and
 * stmt.h. */
#ifndef MI_STORE_CONNECTION_H
#define MI_STORE_CONNECTION_H

#define SQLITE_ENABLE_SESSION        1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "miraif/store.h"
#include "store/incoming.h"
#include "store/stmt.h"

enum {
    MI_APPLICATION_ID = 0x4D495241, /* "MIRA"; 0001.sql writes it into every store */
    MI_PATIENCE = 5000,             /* milliseconds to wait for another program's write, unless env says */
    MI_STOP_INTERVAL = 10000        /* virtual machine steps between two looks at env->should_stop */
};

struct miraif_store {
    sqlite3 *db;
    const struct miraif_env *env; /* borrowed, may be null for reading */
    char *path;
    bool read_only; /* opened for reading, or the file cannot be written to */
    bool immutable; /* nobody writes it: its journal cannot be seen */

    struct mi_stmt **statement; /* open addressing by the address of the SQL */
    size_t statement_slots;     /* a power of two, or 0 */
    size_t statements;

    unsigned reads; /* how many parts of the program hold the read transaction */

    /* The write under way. */
    sqlite3_session *recording; /* null where nothing is to be recorded yet */
    int64_t entry;              /* the id of its history entry */
    int64_t undoes;             /* the entry that it takes back, 0: none */
    bool final;                 /* it cannot be taken back */
    bool paused;
    int64_t paused_at; /* sqlite3_total_changes64 when recording was paused */
    int64_t bulk_rows; /* rows changed while paused */
    int64_t recorded;  /* rows that the last write changed */
    struct mi_incoming incoming;
};

/* How many milliseconds to wait for another program that is writing. */
int mi_connection_patience(const struct miraif_store *store);

/* Opens the file at `path` without looking into it; `immutable`: promising that nobody writes it. The caller
 * closes `*ret_store`. */
enum miraif_status mi_connection_open(const char *path, bool immutable, const struct miraif_env *env,
                                      struct miraif_store **ret_store, struct miraif_error *err);

/* Closes what mi_connection_open opened, when no session is recording any more. SQLite rolls back what is not
 * committed. */
void mi_connection_close(struct miraif_store *store);

/* Turns the write-ahead log on, which the file remembers. */
enum miraif_status mi_connection_log_ahead(struct miraif_store *store, struct miraif_error *err);

/* Leaves the log for a journal of what is written over, so that a large write to a store with little in it
 * puts every page on the disk once, not twice. It is as durable: the journal is emptied and synced at the
 * commit. But nobody else can have the store open until mi_connection_return: false where somebody has, and
 * nothing is changed. A program that is killed meanwhile leaves the journal, by which the next one takes its
 * write back. */
bool mi_connection_leave_log(struct miraif_store *store);

/* Goes back to the log. Where that fails, the next program that opens the store to write does it. */
void mi_connection_return(struct miraif_store *store);

/* Whether references between rows are enforced; has an effect between transactions only. */
enum miraif_status mi_connection_enforce(struct miraif_store *store, bool on, struct miraif_error *err);

/* Whether long statements look at env->should_stop; COMMIT and ROLLBACK must not. */
void mi_connection_heed(struct miraif_store *store, bool heed);

/* Records what SQLite's result `code` means for people: the one translation of codes into statuses. */
enum miraif_status mi_sqlite_fail(const struct miraif_store *store, int code, struct miraif_error *err);

/* MIRAIF_READ_ONLY, with what to do. */
enum miraif_status mi_store_refuse_writing(const struct miraif_store *store, struct miraif_error *err);

/* The value of `key` in the table meta, null where there is none. */
enum miraif_status mi_meta_get(struct miraif_store *store, const char *key, struct miraif_arena *arena,
                               const char **ret_value, struct miraif_error *err);

#endif
