/* `miraif init`. */
#include "cli/folder.h"
#include "cli/output.h"

struct args {
    const char *group;
};

static const struct cli_param options[] = {
    {.name = "group",
     .value = "NAME",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, group),
     .help = N_("let the members of this group of the system use the store, too")},
};

static const struct cli_example examples[] = {
    {"miraif init --db office.db", N_("a store in a file of its own")},
    {"miraif init --db next.db --dry-run", N_("see where the store would be")},
};

static const struct record_field fields[] = {
    {"path", N_("store"), "string", FIELD_TABLE | FIELD_ID},
    {"group", N_("group"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_store = {"store", fields};

static void warn_of_folder(struct cli *cli, const char *group)
{
    if (group != NULL && !cli->globals.dry_run && !cli_folder_is_shared(cli, cli->store_path, group))
        cli_warn(cli, "folder_not_shared",
                 _("the folder of “%s” is not the group's: give it with chgrp %s and chmod 2770"),
                 cli->store_path, group);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    bool made;
    MI_TRY(cli_folder_make(cli, cli->store_path, args->group, &made, err));
    enum miraif_status status = miraif_store_init(cli->store_path, args->group, &cli->env, err);
    if (made && (status != MIRAIF_OK || cli->globals.dry_run))
        cli_folder_unmake(cli, cli->store_path);
    MI_TRY(status);
    warn_of_folder(cli, args->group);
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "path", cli->store_path);
    mi_put_text(record, "group", args->group);
    cli_say(cli, _("the store is “%s”"), cli->store_path);
    cli_say(cli, _("next: miraif cohort create 1 --name 1期 --start YYYY-MM-DD --teams 4 --team-size 4"));
    return cli_data(cli, record, err);
}

const struct cli_command cmd_init = {
    .verb = "init",
    .summary = N_("make a store"),
    .description = N_("Makes an empty store at --db FILE or MIRAIF_DB, else in the folder .miraif of the "
                      "working folder, which every command below that folder then finds by itself. A folder "
                      "that is missing is made, one level of it.\n\n"
                      "The store can be read and written by its owner only (mode 0600). With --group, by the "
                      "members of the group, too (0660). Nothing that is there already is touched."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_NEW,
    .args_size = sizeof(struct args),
    .record = &record_store,
    .run = run,
};
