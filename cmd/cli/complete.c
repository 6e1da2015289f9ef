/* What the three completion scripts have in common. */
#include "cli/complete.h"

#include "cli/globals.h"

struct cli_path cli_path_of(const struct cli_command *command, size_t count)
{
    struct cli_path path = cli_path_begin();
    for (size_t i = 0; i < count; i++) {
        bool taken;
        if (cli_path_add(&path, cli_command_word(command, i), &taken, NULL) != MIRAIF_OK)
            break; /* cannot be: the word is a command's */
    }
    return path;
}

static bool is_first(const struct cli_path *path, size_t number)
{
    for (size_t i = 0; i < number; i++)
        if (cli_path_leads(path, cli_commands[i]) && cli_command_words(cli_commands[i]) > path->count)
            return false;
    return true;
}

void cli_each_path(struct mi_str *str, cli_path_fn *each)
{
    for (size_t count = 0; count < 3; count++) {
        for (size_t i = 0; i < cli_command_count; i++) {
            if (cli_command_words(cli_commands[i]) <= count)
                continue;
            struct cli_path path = cli_path_of(cli_commands[i], count);
            if (is_first(&path, i))
                each(str, &path);
        }
    }
}

static const char *summary_of(const struct cli_path *path)
{
    if (path->command != NULL)
        return _(path->command->summary);
    for (size_t i = 0; i < cli_noun_count; i++)
        if (path->count == 1 && mi_text_is(cli_nouns[i].name, path->word[0]))
            return _(cli_nouns[i].summary);
    return "";
}

void cli_each_next(struct mi_str *str, const struct cli_path *path, cli_next_fn *each)
{
    for (size_t i = 0; i < cli_command_count; i++) {
        if (!cli_path_leads(path, cli_commands[i]) || cli_command_words(cli_commands[i]) <= path->count)
            continue;
        struct cli_path longer = cli_path_of(cli_commands[i], path->count + 1);
        bool first = true;
        for (size_t j = 0; first && j < i; j++)
            first = !cli_path_leads(&longer, cli_commands[j]);
        if (first)
            each(str, path, cli_command_word(cli_commands[i], path->count), summary_of(&longer));
    }
}

void cli_add_path(struct mi_str *str, const struct cli_path *path)
{
    for (size_t i = 0; i < path->count; i++)
        mi_str_addf(str, "%s%s", i == 0 ? "" : " ", path->word[i]);
}

void cli_add_kind(struct mi_str *str, const struct cli_param *param)
{
    static const char *const names[] = {
        [CLI_FILE] = "file",     [CLI_FOLDER] = "folder", [CLI_COHORT] = "cohort",
        [CLI_PERSON] = "person", [CLI_TEAM] = "team",     [CLI_TEAMS] = "team",
    };
    bool named = param->kind < sizeof names / sizeof *names && names[param->kind] != NULL;
    if (param->type == CLI_TYPE_FLAG)
        return;
    mi_str_add(str, param->kind == CLI_CHOICE ? "words" : named ? names[param->kind] : "none");
    for (size_t i = 0; param->kind == CLI_CHOICE && param->choices[i] != NULL; i++)
        mi_str_addf(str, " %s", param->choices[i]);
}

/* One line of _miraif_kind for each option that takes a value, by name and letter. */
static void add_option_kinds(struct mi_str *str, const struct cli_path *path, const struct cli_param *options,
                             size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (options[i].type == CLI_TYPE_FLAG)
            continue;
        mi_str_add(str, path == NULL ? "    *'" : "    '");
        if (path != NULL)
            cli_add_path(str, path);
        mi_str_addf(str, " --%s'", options[i].name);
        if (options[i].letter != 0) {
            mi_str_add(str, path == NULL ? " | *'" : " | '");
            if (path != NULL)
                cli_add_path(str, path);
            mi_str_addf(str, " -%c'", options[i].letter);
        }
        mi_str_add(str, ") kind='");
        cli_add_kind(str, &options[i]);
        mi_str_add(str, "' ;;\n");
    }
}

static void add_operand_kinds(struct mi_str *str, const struct cli_path *path,
                              const struct cli_command *command)
{
    for (size_t i = 0; i < command->operand_count; i++) {
        mi_str_add(str, "    '");
        cli_add_path(str, path);
        if (command->operands[i].type == CLI_TYPE_TEXTS)
            mi_str_add(str, " '[0-9]*) kind='"); /* from here on */
        else
            mi_str_addf(str, " %zu') kind='", i + 1);
        cli_add_kind(str, &command->operands[i]);
        mi_str_add(str, "' ;;\n");
    }
}

void cli_add_kinds(struct mi_str *str)
{
    mi_str_add(str, "\n_miraif_kind() {\n    kind=\n    case \"$1 $2\" in\n");
    for (size_t i = 0; i < cli_command_count; i++) {
        struct cli_path path = cli_path_of(cli_commands[i], cli_command_words(cli_commands[i]));
        add_option_kinds(str, &path, cli_commands[i]->options, cli_commands[i]->option_count);
        add_operand_kinds(str, &path, cli_commands[i]);
    }
    add_option_kinds(str, NULL, cli_global_options, CLI_GLOBAL_OPTION_COUNT);
    mi_str_add(str, "    esac\n}\n");
}
