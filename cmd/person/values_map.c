/* `miraif person values map`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_value.h"

struct args {
    const char *field;
    const char *value;
    const char *target;
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
    {.name = "AS",
     CLI_INTO(struct args, target),
     .required = true,
     .help = N_("what it counts as; of themes one or several, parted by commas")},
};
static const struct cli_example examples[] = {
    {"miraif person values map occupation 法人営業 営業", N_("one occupation instead of two")},
    {"miraif person values map themes 転職と副業 '転職, 副業'", N_("two themes in one")},
};

/* Finds the values of the new word, to say how many they are now. */
struct counting {
    struct cli *cli;
    const char *target;
    struct mi_value *values;
};

static enum miraif_status take(void *context, const struct miraif_value *value)
{
    struct counting *counting = context;
    bool itself = value->counts_as == NULL && mi_text_is(value->text, counting->target);
    if (itself || mi_text_is(value->counts_as, counting->target))
        mi_put_value(counting->values, NULL, record_value(counting->cli->arena, value));
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    enum miraif_vocabulary field = cli_vocabulary_field(args->field);
    struct mi_value *record = mi_value_object(cli->arena);
    struct counting counting = {.cli = cli};
    MI_TRY(miraif_value_map(cli->store, field, args->value, args->target, cli->arena, &counting.target, err));
    mi_put_text(record, "field", args->field);
    mi_put_text(record, "value", args->value);
    mi_put_text(record, "counts_as", counting.target);
    counting.values = mi_put_array(record, "values");
    MI_TRY(miraif_value_each(cli->store, field, 0, take, &counting, err));
    cli_say(cli, _("“%s” counts as “%s” now"), args->value, counting.target);
    MI_TRY(cli_table(cli, &record_value_type, counting.values, err));
    return cli_data(cli, record, err);
}

static const struct record_field mapping_fields[] = {
    {"field", N_("field"), "string", FIELD_TABLE},
    {"value", N_("value"), "string", FIELD_TABLE | FIELD_ID},
    {"counts_as", N_("counts as"), "string", FIELD_TABLE},
    {"values", N_("values"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
static const struct record_type mapping_type = {"mapping", mapping_fields};

const struct cli_command cmd_person_values_map = {
    .noun = "person",
    .verb = "values",
    .action = "map",
    .summary = N_("let one value count as another"),
    .description =
        N_("From now on VALUE counts as AS wherever values are compared, in every cohort, whoever wrote it "
           "and whoever will; what counted as VALUE counts as AS, too. A draft that was made before must be "
           "made again, if it changes."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &mapping_type,
    .run = run,
};
