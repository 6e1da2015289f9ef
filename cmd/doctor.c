/* `miraif doctor`. */
#include "cli/output.h"

struct args {
    bool unused;
};

static const struct cli_example examples[] = {
    {"miraif doctor", N_("look the store over")},
    {"miraif doctor --json", N_("the same for a monitoring script; exit status 7: something is wrong")},
};

static const struct record_field fields[] = {
    {"check", N_("check"), "string", FIELD_TABLE | FIELD_ID},
    {"ok", N_("well"), "boolean", FIELD_TABLE},
    {"message", N_("finding"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_finding = {"finding", fields};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_finding *finding)
{
    const struct listing *listing = context;
    struct mi_value *record = mi_value_object(cli_scratch(listing->cli));
    mi_put_text(record, "check", finding->check);
    mi_put_bool(record, "ok", finding->ok);
    mi_put_text(record, "message", finding->message);
    return cli_item(listing->cli, record, listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    (void)arguments;
    MI_TRY(cli_list(cli, err));
    enum miraif_status status = miraif_store_doctor(cli->store, print, &(struct listing){cli, err}, err);
    if (status != MIRAIF_OK && status != MIRAIF_ATTENTION)
        return status;
    MI_TRY(cli_list_end(cli, err));
    return status;
}

const struct cli_command cmd_doctor = {
    .verb = "doctor",
    .summary = N_("look the store over for damage, wrong rights and loose ends"),
    .description = N_("Checks the version, the file's integrity, references between rows, loose ends, the "
                      "journal, the rights of the files and what was left behind. Changes nothing.\n\n"
                      "Ends with exit status 7 when a check fails; its finding says what to do."),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_finding,
    .list = true,
    .run = run,
};
