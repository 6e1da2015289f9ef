/* The schema's steps, embedded from lib/store/migrations: append only, each one a transaction that also
 * writes its own number into user_version. */
#include "store/migrate.h"

#include "base/error.h"
#include "store/connection.h"
#include "store/db.h"

/* One file is one literal, longer than C11 asks a compiler to take; every compiler that we know of takes it.
 */
#pragma GCC diagnostic ignored "-Woverlength-strings"
static const char *const steps[] = {
#include "migrations.inc"
};

int64_t mi_schema_newest(void)
{
    return (int64_t)(sizeof steps / sizeof *steps);
}

enum miraif_status mi_schema_verify(struct miraif_store *store, int64_t *ret_version,
                                    struct miraif_error *err)
{
    int64_t application;
    int64_t version;
    MI_TRY(mi_read_int(store, "PRAGMA application_id", &application, err));
    MI_TRY(mi_read_int(store, "PRAGMA user_version", &version, err));
    if (application != MI_APPLICATION_ID)
        return mi_sqlite_fail(store, SQLITE_NOTADB, err);
    if (version > mi_schema_newest()) {
        mi_fail(err, MIRAIF_STORE_NEWER,
                "the store “%s” has version %lld; this program knows versions up to %lld", store->path,
                (long long)version, (long long)mi_schema_newest());
        mi_hint(err, "install a newer miraif");
        return MIRAIF_STORE_NEWER;
    }
    *ret_version = version;
    return MIRAIF_OK;
}

/* Takes the step from `version` to the next, unless another program was faster. */
static enum miraif_status step(struct miraif_store *store, int64_t version, struct miraif_error *err)
{
    int64_t now;
    MI_TRY(mi_read_int(store, "PRAGMA user_version", &now, err));
    if (now > version)
        return MIRAIF_OK;
    MI_TRY(mi_exec(store, steps[version], err));
    MI_TRY(mi_read_int(store, "PRAGMA user_version", &now, err));
    if (now != version + 1)
        return mi_fail(err, MIRAIF_INTERNAL, "migration %lld left the store at version %lld",
                       (long long)version + 1, (long long)now);
    return MIRAIF_OK;
}

enum miraif_status mi_migrate(struct miraif_store *store, int64_t version, struct miraif_error *err)
{
    for (; version < mi_schema_newest(); version++) {
        MI_TRY(mi_exec(store, "BEGIN IMMEDIATE", err));
        enum miraif_status status = step(store, version, err);
        if (status == MIRAIF_OK)
            status = mi_exec(store, "COMMIT", err);
        if (status != MIRAIF_OK) {
            mi_store_roll_back(store);
            return status;
        }
    }
    return MIRAIF_OK;
}
