/* Command tables as data. */
#include "cli/describe.h"

#include "cli/globals.h"
#include "cli/help.h"

static const char *const kind_names[] = {
    [CLI_PLAIN] = "text",      [CLI_NUMBER] = "number", [CLI_DECIMAL] = "decimal", [CLI_DATE] = "date",
    [CLI_INSTANT] = "instant", [CLI_CHOICE] = "choice", [CLI_FILE] = "file",       [CLI_FOLDER] = "folder",
    [CLI_COHORT] = "cohort",   [CLI_PERSON] = "person", [CLI_TEAM] = "team",       [CLI_TEAMS] = "teams",
};
static const char *const need_names[] = {
    [CLI_NEED_NONE] = "nothing",  [CLI_NEED_READ] = "read", [CLI_NEED_WRITE] = "write",
    [CLI_NEED_EITHER] = "either", [CLI_NEED_PATH] = "path", [CLI_NEED_NEW] = "new",
};

static void put_param(struct mi_value *list, const struct cli_param *param)
{
    struct mi_value *object = mi_put_object(list, NULL);
    char letter[] = {param->letter, '\0'};
    bool flag = param->type == CLI_TYPE_FLAG;
    mi_put_text(object, "name", param->name);
    if (param->letter != 0)
        mi_putf(object, "letter", "%s", letter);
    else
        mi_put_null(object, "letter");
    mi_put_text(object, "value", param->value);
    mi_put_text(object, "type", flag ? "flag" : kind_names[param->kind]);
    mi_put_bool(object, "required", param->required);
    mi_put_bool(object, "repeatable", param->type == CLI_TYPE_TEXTS);
    bool preset = param->type == CLI_TYPE_INT && param->preset > 0;
    if (preset && param->kind == CLI_DECIMAL)
        mi_put_decimal(object, "default", param->preset);
    else if (preset)
        mi_put_int(object, "default", param->preset);
    else
        mi_put_null(object, "default");
    struct mi_value *choices = mi_put_array(object, "choices");
    for (size_t i = 0; param->choices != NULL && param->choices[i] != NULL; i++)
        mi_put_text(choices, NULL, param->choices[i]);
    mi_put_text(object, "help", _(param->help));
}

static void put_params(struct mi_value *object, const char *key, const struct cli_param *params, size_t count)
{
    struct mi_value *list = mi_put_array(object, key);
    for (size_t i = 0; i < count; i++)
        put_param(list, &params[i]);
}

static void put_record(struct mi_value *object, const struct record_type *record)
{
    if (record == NULL) {
        mi_put_null(object, "record");
        return;
    }
    struct mi_value *described = mi_put_object(object, "record");
    mi_put_text(described, "name", record->name);
    struct mi_value *fields = mi_put_array(described, "fields");
    for (const struct record_field *field = record->fields; field->key != NULL; field++) {
        struct mi_value *row = mi_put_object(fields, NULL);
        mi_put_text(row, "key", field->key);
        mi_put_text(row, "type", field->type);
        mi_put_text(row, "title", _(field->title));
        mi_put_bool(row, "csv", (field->show & FIELD_NESTED) == 0);
        mi_put_bool(row, "id", (field->show & FIELD_ID) != 0);
    }
}

static void put_examples(struct mi_value *object, const struct cli_command *command)
{
    struct mi_value *list = mi_put_array(object, "examples");
    for (size_t i = 0; i < command->example_count; i++) {
        struct mi_value *example = mi_put_object(list, NULL);
        mi_put_text(example, "line", command->examples[i].line);
        mi_put_text(example, "help", command->examples[i].help == NULL ? NULL : _(command->examples[i].help));
    }
}

static void put_command(struct mi_value *list, const struct cli_command *command)
{
    struct mi_value *object = mi_put_object(list, NULL);
    mi_put_text(object, "noun", command->noun);
    mi_put_text(object, "verb", command->verb);
    mi_put_text(object, "action", command->action);
    mi_put_text(object, "usage", cli_usage(command, object == NULL ? NULL : object->root->arena));
    mi_put_text(object, "summary", _(command->summary));
    mi_put_text(object, "description", command->description == NULL ? NULL : _(command->description));
    mi_put_text(object, "needs", need_names[command->need]);
    mi_put_bool(object, "list", command->list);
    put_params(object, "operands", command->operands, command->operand_count);
    put_params(object, "options", command->options, command->option_count);
    put_examples(object, command);
    put_record(object, command->record);
}

static void put_statuses(struct mi_value *object)
{
#define STATUS(name, slug, exit_status, meaning) MIRAIF_##name,
    static const enum miraif_status statuses[] = {MIRAIF_STATUS_LIST(STATUS)};
#undef STATUS
    struct mi_value *list = mi_put_array(object, "statuses");
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        struct mi_value *row = mi_put_object(list, NULL);
        mi_put_text(row, "code", miraif_status_slug(statuses[i]));
        mi_put_int(row, "exit", miraif_status_exit(statuses[i]));
        mi_put_text(row, "meaning", _(miraif_status_meaning(statuses[i])));
    }
}

struct mi_value *cli_describe(const struct cli_path *path, struct miraif_arena *arena)
{
    struct mi_value *root = mi_value_object(arena);
    struct mi_value *nouns = mi_put_array(root, "nouns");
    for (size_t i = 0; i < cli_noun_count; i++) {
        struct mi_value *noun = mi_put_object(nouns, NULL);
        mi_put_text(noun, "name", cli_nouns[i].name);
        mi_put_text(noun, "summary", _(cli_nouns[i].summary));
    }
    struct mi_value *commands = mi_put_array(root, "commands");
    for (size_t i = 0; i < cli_command_count; i++)
        if (cli_path_leads(path, cli_commands[i]))
            put_command(commands, cli_commands[i]);
    put_params(root, "options", cli_global_options, CLI_GLOBAL_OPTION_COUNT);
    put_statuses(root);
    return root;
}
