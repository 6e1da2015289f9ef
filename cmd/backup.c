/* `miraif backup`. */
#include "cli/output.h"

struct args {
    const char *file;
};

static const struct cli_param operands[] = {
    {.name = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, file),
     .required = true,
     .help = N_("where the copy goes; nothing may be there yet")},
};

static const struct cli_example examples[] = {
    {"miraif backup backup.db", N_("a copy of the store as it is now")},
};

static const struct record_field fields[] = {
    {"path", N_("backup"), "string", FIELD_TABLE | FIELD_ID},
    {"store", N_("store"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_backup = {"backup", fields};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    MI_TRY(miraif_store_backup(cli->store, args->file, err));
    cli_hands_out(cli, NULL, 0);
    cli->handout.file = args->file;
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "path", args->file);
    mi_put_text(record, "store", cli->store_path);
    cli_say(cli, _("“%s” holds all of “%s”"), args->file, cli->store_path);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_backup = {
    .verb = "backup",
    .summary = N_("copy the store to a file"),
    .description =
        N_("Writes a copy of the whole store to one file of mode 0600, while others go on working. "
           "The file is complete and on disk, or it is not there. It holds personal data like the "
           "store itself: keep it where the store could be kept.\n\n"
           "`miraif restore` puts it back; `miraif --db FILE` reads it where it lies. Where the store can be "
           "written to, it notes when the backup was made, for miraif today."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_EITHER,
    .args_size = sizeof(struct args),
    .record = &record_backup,
    .run = run,
};
