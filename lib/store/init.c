/* A new store: built whole under a temporary name, so that a store is there or it is not. */
#include <errno.h>
#include <grp.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/hash.h"
#include "store/connection.h"
#include "store/migrate.h"
#include "store/place.h"

enum { UUID_TEXT = 37 };

/* A random UUID (RFC 9562, version 4). */
static enum miraif_status make_uuid(const struct miraif_env *env, char text[UUID_TEXT],
                                    struct miraif_error *err)
{
    unsigned char byte[16];
    if (env->random == NULL || !env->random(env->context, byte, sizeof byte))
        return mi_fail(err, MIRAIF_IO, "the system gives no random numbers");
    byte[6] = (unsigned char)((byte[6] & 0x0F) | 0x40);
    byte[8] = (unsigned char)((byte[8] & 0x3F) | 0x80);
    char *end = text;
    for (size_t i = 0; i < sizeof byte; i++) {
        bool dash = i == 4 || i == 6 || i == 8 || i == 10;
        end += snprintf(end, 4, dash ? "-%02x" : "%02x", byte[i]);
    }
    return MIRAIF_OK;
}

/* What reply codes and the names of letters are derived from, so that nobody outside can guess them. */
static enum miraif_status make_secret(const struct miraif_env *env, char text[MI_DIGEST_TEXT],
                                      struct miraif_error *err)
{
    unsigned char byte[MI_DIGEST_SIZE];
    if (!env->random(env->context, byte, sizeof byte))
        return mi_fail(err, MIRAIF_IO, "the system gives no random numbers");
    mi_digest_format(byte, text);
    return MIRAIF_OK;
}

static enum miraif_status put_meta(struct miraif_store *store, const char *key, const char *value,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "INSERT INTO meta (key, value) VALUES (:key, :value)", &stmt, err));
    mi_bind_text(stmt, ":key", key);
    mi_bind_text(stmt, ":value", value);
    return mi_stmt_run(stmt, err);
}

static enum miraif_status fill(struct miraif_store *store, const char *group, struct miraif_error *err)
{
    char uuid[UUID_TEXT];
    char secret[MI_DIGEST_TEXT];
    char created_at[32];
    MI_TRY(make_uuid(store->env, uuid, err));
    MI_TRY(make_secret(store->env, secret, err));
    snprintf(created_at, sizeof created_at, "%lld", (long long)store->env->now);
    MI_TRY(mi_exec(store, "PRAGMA page_size = 8192", err)); /* applicants are long rows */
    MI_TRY(mi_migrate(store, 0, err));
    MI_TRY(put_meta(store, "uuid", uuid, err));
    MI_TRY(put_meta(store, "secret", secret, err));
    MI_TRY(put_meta(store, "created_at", created_at, err));
    if (group != NULL)
        MI_TRY(put_meta(store, "group", group, err));
    return mi_connection_log_ahead(store, err);
}

/* Gives the file to the group. SQLite makes its files beside it with the same rights. */
static enum miraif_status share(const char *path, const struct group *group, struct miraif_error *err)
{
    if (chown(path, (uid_t)-1, group->gr_gid) == 0 && chmod(path, 0660) == 0)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_IO, "“%s” cannot be given to the group “%s”: %s", path, group->gr_name,
            strerror(errno));
    mi_hint(err, "you must be a member of the group");
    return MIRAIF_IO;
}

static enum miraif_status find_group(const char *name, const struct group **ret_group,
                                     struct miraif_error *err)
{
    *ret_group = NULL;
    if (name == NULL)
        return MIRAIF_OK;
    *ret_group = getgrnam(name);
    if (*ret_group != NULL)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_NOT_FOUND, "there is no group “%s” on this machine", name);
    mi_hint(err, "`getent group` lists the groups");
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status build(const char *path, const struct group *group, const struct miraif_env *env,
                                struct miraif_error *err)
{
    if (group != NULL)
        MI_TRY(share(path, group, err));
    struct miraif_store *store;
    MI_TRY(mi_connection_open(path, false, env, &store, err));
    enum miraif_status status = fill(store, group == NULL ? NULL : group->gr_name, err);
    miraif_store_close(store);
    return status;
}

enum miraif_status miraif_store_init(const char *path, const char *group, const struct miraif_env *env,
                                     struct miraif_error *err)
{
    const struct group *found;
    struct mi_place place;
    MI_TRY(find_group(group, &found, err));
    MI_TRY(mi_place_begin(path, &place, err));
    place.dry_run = env->dry_run;
    return mi_place_end(&place, build(place.temporary, found, env, err), err);
}
