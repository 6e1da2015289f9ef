/* What SQLite's result codes mean for people. */
#include "base/error.h"
#include "store/connection.h"

static const char *text_of(const struct miraif_store *store, int code)
{
    return sqlite3_extended_errcode(store->db) == code ? sqlite3_errmsg(store->db) : sqlite3_errstr(code);
}

static enum miraif_status fail_io(const struct miraif_store *store, int code, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_IO, "the store “%s” cannot be read or written: %s", store->path,
            text_of(store, code));
    if ((code & 0xff) == SQLITE_FULL)
        mi_hint(err, "make room on the disk and try again");
    if ((code & 0xff) == SQLITE_CORRUPT)
        mi_hint(err, "put the newest backup in its place with `miraif restore`");
    return MIRAIF_IO;
}

static enum miraif_status fail_not_a_store(const struct miraif_store *store, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_NOT_A_STORE, "“%s” is not a store of miraif", store->path);
    mi_hint(err, "name the store with --db, or make a new one with `miraif init`");
    return MIRAIF_NOT_A_STORE;
}

static enum miraif_status fail_busy(const struct miraif_store *store, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_BUSY, "the store “%s” is busy: another program is writing", store->path);
    mi_hint(err, "try again when the other program has finished");
    return MIRAIF_BUSY;
}

enum miraif_status mi_store_refuse_writing(const struct miraif_store *store, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_READ_ONLY, "the store “%s” cannot be written to", store->path);
    mi_hint(err, "ask its owner for the right to write to the file and to its folder");
    return MIRAIF_READ_ONLY;
}

enum miraif_status mi_sqlite_fail(const struct miraif_store *store, int code, struct miraif_error *err)
{
    if (code == SQLITE_IOERR_NOMEM)
        return mi_no_memory(err);
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        return mi_no_memory(err);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fail_busy(store, err);
    case SQLITE_INTERRUPT:
        return mi_fail(err, MIRAIF_INTERRUPTED, "interrupted; nothing was stored");
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return mi_store_refuse_writing(store, err);
    case SQLITE_NOTADB:
        return fail_not_a_store(store, err);
    case SQLITE_CORRUPT:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return fail_io(store, code, err);
    default:
        return mi_fail(err, MIRAIF_INTERNAL, "the store “%s” refused a statement: %s", store->path,
                       text_of(store, code));
    }
}
