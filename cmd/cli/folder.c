/* Making the folder of a new store. */
#include "cli/folder.h"

#include <errno.h>
#include <grp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

/* In the command's arena; null when out of memory. */
static const char *folder_of(const struct cli *cli, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return ".";
    return mi_arena_copy(cli->arena, path, slash == path ? 1 : (size_t)(slash - path));
}

static enum miraif_status share(const char *folder, const char *group, struct miraif_error *err)
{
    const struct group *found = getgrnam(group);
    if (found == NULL) {
        mi_fail(err, MIRAIF_NOT_FOUND, N_("there is no group “%s” on this machine"), group);
        mi_hint(err, N_("`getent group` lists the groups"));
        return MIRAIF_NOT_FOUND;
    }
    if (chown(folder, (uid_t)-1, found->gr_gid) == 0 && chmod(folder, 02770) == 0)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_IO, N_("“%s” cannot be given to the group “%s”: %s"), folder, group, strerror(errno));
    mi_hint(err, N_("you must be a member of the group"));
    return MIRAIF_IO;
}

enum miraif_status cli_folder_make(struct cli *cli, const char *path, const char *group, bool *ret_made,
                                   struct miraif_error *err)
{
    const char *folder = folder_of(cli, path);
    *ret_made = false;
    if (folder == NULL)
        return mi_no_memory(err);
    if (mkdir(folder, 0700) != 0)
        return errno == EEXIST ? MIRAIF_OK
                               : mi_fail(err, MIRAIF_IO, N_("the folder “%s” cannot be made: %s"), folder,
                                         strerror(errno));
    enum miraif_status status = group == NULL ? MIRAIF_OK : share(folder, group, err);
    if (status != MIRAIF_OK)
        (void)rmdir(folder);
    *ret_made = status == MIRAIF_OK;
    return status;
}

void cli_folder_unmake(struct cli *cli, const char *path)
{
    const char *folder = folder_of(cli, path);
    if (folder != NULL)
        (void)rmdir(folder);
}

bool cli_folder_is_shared(struct cli *cli, const char *path, const char *group)
{
    struct stat file;
    const char *folder = folder_of(cli, path);
    const struct group *found = getgrnam(group);
    return folder != NULL && found != NULL && stat(folder, &file) == 0 && file.st_gid == found->gr_gid &&
           (file.st_mode & S_ISGID) != 0 && (file.st_mode & S_IWGRP) != 0;
}
