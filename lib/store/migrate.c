/* The schema's steps, embedded from lib/store/migrations: append only, each one a transaction that also
 * writes its own number into user_version. */
#include "base/error.h"
#include "store/connection.h"

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
