/* `miraif person values unmap`. */
#include "cli/output.h"
#include "cli/record_value.h"

struct args {
    const char *field;
    const char *value;
};

static const struct cli_param operands[] = {
    {.name = "FIELD",
     .kind = CLI_CHOICE,
     .choices = cli_vocabulary_fields,
     CLI_INTO(struct args, field),
     .required = true,
     .help = N_("industry, occupation, place, or themes (which people bring and mentors offer)")},
    {.name = "VALUE",
     CLI_INTO(struct args, value),
     .required = true,
     .help = N_("what people wrote, in any spelling")},
};
static const struct cli_example examples[] = {
    {"miraif person values unmap occupation 法人営業", N_("it counts as itself again")},
};

static const struct record_field fields[] = {
    {"field", N_("field"), "string", FIELD_TABLE},
    {"value", N_("value"), "string", FIELD_TABLE | FIELD_ID},
    {NULL, NULL, NULL, 0},
};
static const struct record_type unmapping_type = {"unmapping", fields};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct mi_value *record = mi_value_object(cli->arena);
    MI_TRY(miraif_value_unmap(cli->store, cli_vocabulary_field(args->field), args->value, err));
    mi_put_text(record, "field", args->field);
    mi_put_text(record, "value", args->value);
    cli_say(cli, _("“%s” counts as itself again"), args->value);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_person_values_unmap = {
    .noun = "person",
    .verb = "values",
    .action = "unmap",
    .summary = N_("let a value count as itself again"),
    .description = N_("Takes back what miraif person values map said of this value."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &unmapping_type,
    .run = run,
};
