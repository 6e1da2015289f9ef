/* `miraif restore`. */
#include <unistd.h>

#include "cli/folder.h"
#include "cli/output.h"

struct args {
    const char *file;
};

static const struct cli_param operands[] = {
    {.name = "FILE", .kind = CLI_FILE, CLI_INTO(struct args, file), .required = true, .help = N_("a backup")},
};

static const struct cli_example examples[] = {
    {"miraif restore backup.db --dry-run", N_("check whether the backup is whole")},
    {"miraif restore backup.db --yes", N_("put it in the store's place")},
};

static const struct record_field fields[] = {
    {"path", N_("store"), "string", FIELD_TABLE | FIELD_ID},
    {"from", N_("backup"), "string", FIELD_TABLE},
    {"kept", N_("old store kept as"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_restore = {"restore", fields};

static enum miraif_status put(struct cli *cli, const char *file, const char **ret_kept,
                              struct miraif_error *err)
{
    bool made;
    MI_TRY(cli_folder_make(cli, cli->store_path, NULL, &made, err));
    enum miraif_status status =
        miraif_store_restore(cli->store_path, file, &cli->env, cli->arena, ret_kept, err);
    if (made && (status != MIRAIF_OK || cli->globals.dry_run))
        cli_folder_unmake(cli, cli->store_path);
    return status;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const char *kept = NULL;
    if (access(cli->store_path, F_OK) == 0)
        MI_TRY(cli_confirm(cli, err, _("replace the store “%s” by the backup “%s”?"), cli->store_path,
                           args->file));
    MI_TRY(put(cli, args->file, &kept, err));
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "path", cli->store_path);
    mi_put_text(record, "from", args->file);
    mi_put_text(record, "kept", kept);
    cli_say(cli, _("the store “%s” is that of the backup “%s”"), cli->store_path, args->file);
    if (kept != NULL)
        cli_say(cli, _("what was there is kept as “%s”; delete it when you are sure"), kept);
    cli_say(cli, _("Next: %s"), "miraif today");
    return cli_data(cli, record, err);
}

const struct cli_command cmd_restore = {
    .verb = "restore",
    .summary = N_("put a backup in the store's place"),
    .description =
        N_("Checks that the backup is whole, copies the present store aside to a file beside it, "
           "and puts the backup in its place, in one step: killed at any point, the old store is "
           "there or the new one. Refused while another program has the store open.\n\n"
           "Asks first where there is a store; --yes answers. miraif today then says what the backup "
           "does not know: letters are on hold, and who was forgotten since is to be forgotten again."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_PATH,
    .args_size = sizeof(struct args),
    .record = &record_restore,
    .run = run,
};
