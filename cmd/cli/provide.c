/* Finding the store. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/env.h"

static const char local_path[] = ".miraif/miraif.db";

bool cli_need_changes(enum cli_need need)
{
    return need == CLI_NEED_WRITE || need == CLI_NEED_PATH || need == CLI_NEED_NEW;
}

/* The path that the user names, or null. */
static const char *named_path(const struct cli *cli)
{
    const char *variable = getenv("MIRAIF_DB");
    if (cli->globals.db != NULL)
        return cli->globals.db;
    return mi_text_blank(variable) ? NULL : variable;
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/* The store of the working folder or of the nearest one above it: `*ret_path`, null where there is none. */
static enum miraif_status find_upwards(struct miraif_arena *arena, const char **ret_path,
                                       struct miraif_error *err)
{
    char *folder = getcwd(NULL, 0);
    const char *path = NULL;
    enum miraif_status status = MIRAIF_OK;
    while (folder != NULL && status == MIRAIF_OK) {
        path = mi_arena_printf(arena, "%s/%s", folder[1] == '\0' ? "" : folder, local_path);
        if (path == NULL)
            status = mi_no_memory(err);
        else if (exists(path))
            break;
        path = NULL;
        if (folder[1] == '\0')
            break;
        char *slash = strrchr(folder, '/');
        slash[slash == folder ? 1 : 0] = '\0';
    }
    free(folder);
    if (status == MIRAIF_OK)
        *ret_path = path;
    return status;
}

/* The store of the user: `*ret_path`, null where there is none. */
static enum miraif_status find_at_home(struct miraif_arena *arena, const char **ret_path,
                                       struct miraif_error *err)
{
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    *ret_path = NULL;
    if (mi_text_blank(data) && mi_text_blank(home))
        return MIRAIF_OK;
    const char *path = mi_text_blank(data) ? mi_arena_printf(arena, "%s/.local/share/miraif/miraif.db", home)
                                           : mi_arena_printf(arena, "%s/miraif/miraif.db", data);
    if (path == NULL)
        return mi_no_memory(err);
    if (exists(path))
        *ret_path = path;
    return MIRAIF_OK;
}

static enum miraif_status find_store(struct cli *cli, struct miraif_error *err)
{
    cli->store_path = named_path(cli);
    if (cli->store_path == NULL)
        MI_TRY(find_upwards(cli->arena, &cli->store_path, err));
    if (cli->store_path == NULL)
        MI_TRY(find_at_home(cli->arena, &cli->store_path, err));
    return MIRAIF_OK;
}

static enum miraif_status fail_no_store(struct miraif_error *err)
{
    mi_fail(err, MIRAIF_NO_STORE, N_("there is no store here"));
    mi_hint(err, N_("create one with `miraif init`, or name one with --db FILE or MIRAIF_DB"));
    return MIRAIF_NO_STORE;
}

static enum miraif_status open_store(struct cli *cli, enum miraif_store_mode mode, struct miraif_error *err)
{
    MI_TRY(find_store(cli, err));
    if (cli->store_path == NULL)
        return fail_no_store(err);
    return miraif_store_open(cli->store_path, mode, &cli->env, &cli->store, err);
}

static enum miraif_status open_either(struct cli *cli, struct miraif_error *err)
{
    enum miraif_status status = open_store(cli, MIRAIF_STORE_WRITE, err);
    return status == MIRAIF_READ_ONLY ? open_store(cli, MIRAIF_STORE_READ, err) : status;
}

enum miraif_status cli_provide(struct cli *cli, struct miraif_error *err)
{
    switch (cli->command->need) {
    case CLI_NEED_NONE:
        break;
    case CLI_NEED_READ: /* a command that only reads sees one state, however often it asks */
        MI_TRY(open_store(cli, MIRAIF_STORE_READ, err));
        return miraif_store_begin_read(cli->store, err);
    case CLI_NEED_WRITE:
        return open_store(cli, MIRAIF_STORE_WRITE, err);
    case CLI_NEED_EITHER:
        return open_either(cli, err);
    case CLI_NEED_PATH:
        MI_TRY(find_store(cli, err));
        break;
    case CLI_NEED_NEW:
        cli->store_path = named_path(cli);
        break;
    }
    if (cli->store_path == NULL)
        cli->store_path = local_path;
    return MIRAIF_OK;
}
