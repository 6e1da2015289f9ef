/* `miraif version`. */
#include "cli/output.h"

static const struct record_field fields[] = {
    {"version", N_("version"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_version = {"version", fields};

static const struct cli_example examples[] = {{"miraif version", N_("the program's version")}};

struct args {
    bool unused;
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    (void)arguments;
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "version", MIRAIF_VERSION);
    MI_TRY(cli_text(cli, "miraif " MIRAIF_VERSION "\n", err));
    return cli_data(cli, record, err);
}

const struct cli_command cmd_version = {
    .verb = "version",
    .summary = N_("print the version"),
    CLI_EXAMPLES(examples),
    .args_size = sizeof(struct args),
    .record = &record_version,
    .run = run,
};
