/* Help texts, wrapped by display width. */
#include "cli/help.h"

#include <string.h>

#include "base/str.h"
#include "cli/globals.h"
#include "text/layout.h"
#include "text/width.h"

enum { MOST = 1 << 20, INDENT = 2, HELP_COLUMN = 26, NAME_WIDEST = HELP_COLUMN - INDENT - 2 };

static void add_spaces(struct mi_str *str, size_t count)
{
    for (; count > 0; count--)
        mi_str_add_char(str, ' ');
}

/* Adds `text` in lines; the first begins at column `at`, the others are indented by `indent`. */
static void add_wrapped(struct mi_str *str, const char *text, size_t at, size_t indent)
{
    add_spaces(str, indent > at ? indent - at : 0);
    for (;;) {
        size_t next;
        size_t length = mi_text_line(text, CLI_HELP_COLUMNS - indent, &next);
        mi_str_add_bytes(str, text, length);
        mi_str_add_char(str, '\n');
        text += next;
        if (*text == '\0')
            return;
        if (*text != '\n')
            add_spaces(str, indent);
    }
}

/* "  name          what it is", or on two lines where the name is wide. */
static void add_entry(struct mi_str *str, const char *name, const char *text)
{
    add_spaces(str, INDENT);
    mi_str_add(str, name);
    size_t width = INDENT + mi_text_width(name);
    if (width > INDENT + NAME_WIDEST) {
        mi_str_add_char(str, '\n');
        width = 0;
    }
    add_wrapped(str, text, width, HELP_COLUMN);
}

static void add_heading(struct mi_str *str, const char *text)
{
    mi_str_addf(str, "\n%s:\n", text);
}

static void add_command_words(struct mi_str *str, const struct cli_command *command, size_t from)
{
    for (size_t i = from; cli_command_word(command, i) != NULL; i++)
        mi_str_addf(str, "%s%s", i == from ? "" : " ", cli_command_word(command, i));
}

const char *cli_usage(const struct cli_command *command, struct miraif_arena *arena)
{
    struct mi_str str = mi_str_begin(arena, MOST);
    mi_str_add(&str, "miraif ");
    add_command_words(&str, command, 0);
    for (size_t i = 0; i < command->option_count; i++)
        if (command->options[i].required)
            mi_str_addf(&str, " --%s %s", command->options[i].name, command->options[i].value);
    mi_str_add(&str, _(" [options]"));
    for (size_t i = 0; i < command->operand_count; i++) {
        const struct cli_param *operand = &command->operands[i];
        const char *dots = operand->type == CLI_TYPE_TEXTS ? "…" : "";
        mi_str_addf(&str, operand->required ? " %s%s" : " [%s%s]", operand->name, dots);
    }
    const char *text = NULL;
    return mi_str_end(&str, &text, NULL) == MIRAIF_OK ? text : NULL;
}

/* What a value may be and what it is when it is not given, behind its help. */
static void add_values(struct mi_str *str, const struct cli_param *param)
{
    if (param->kind == CLI_CHOICE) {
        for (size_t i = 0; param->choices[i] != NULL; i++)
            mi_str_addf(str, "%s%s", i == 0 ? ": " : ", ", param->choices[i]);
    }
    if (param->type != CLI_TYPE_INT || param->preset <= 0)
        return;
    char number[MI_DECIMAL_TEXT];
    mi_decimal_format(param->kind == CLI_DECIMAL ? param->preset : param->preset * 1000000, number);
    mi_str_addf(str, _(" (default: %s)"), number);
}

static const char *describe(const struct cli_param *param, struct miraif_arena *arena)
{
    struct mi_str str = mi_str_begin(arena, MOST);
    mi_str_add(&str, _(param->help));
    add_values(&str, param);
    const char *text = NULL;
    return mi_str_end(&str, &text, NULL) == MIRAIF_OK ? text : _(param->help);
}

static void add_params(struct mi_str *str, const char *heading, const struct cli_param *params, size_t count,
                       bool options)
{
    if (count == 0)
        return;
    add_heading(str, heading);
    for (size_t i = 0; i < count; i++) {
        const struct cli_param *param = &params[i];
        struct mi_str name = mi_str_begin(str->arena, MOST);
        if (options && param->letter != 0)
            mi_str_addf(&name, "-%c, ", param->letter);
        mi_str_addf(&name, options ? "--%s" : "%s", param->name);
        if (options && param->value != NULL)
            mi_str_addf(&name, " %s", param->value);
        if (options && param->type == CLI_TYPE_TEXTS)
            mi_str_add(&name, " …");
        const char *text;
        if (mi_str_end(&name, &text, NULL) != MIRAIF_OK)
            str->failed = true;
        else
            add_entry(str, text, describe(param, str->arena));
    }
}

static void add_examples(struct mi_str *str, const struct cli_command *command)
{
    if (command->example_count == 0)
        return;
    add_heading(str, _("examples"));
    for (size_t i = 0; i < command->example_count; i++) {
        mi_str_addf(str, "  %s\n", command->examples[i].line);
        if (command->examples[i].help != NULL)
            add_wrapped(str, _(command->examples[i].help), 0, 2 * INDENT + 2);
    }
}

/* The commands that go on from a path. */
static void add_commands(struct mi_str *str, const struct cli_path *path)
{
    for (size_t i = 0; i < cli_command_count; i++) {
        if (!cli_path_leads(path, cli_commands[i]) || cli_command_words(cli_commands[i]) <= path->count)
            continue;
        struct mi_str name = mi_str_begin(str->arena, MOST);
        add_command_words(&name, cli_commands[i], path->count);
        const char *text;
        if (mi_str_end(&name, &text, NULL) != MIRAIF_OK)
            str->failed = true;
        else
            add_entry(str, text, _(cli_commands[i]->summary));
    }
}

static void add_command(struct mi_str *str, const struct cli_path *path)
{
    const struct cli_command *command = path->command;
    const char *usage = cli_usage(command, str->arena);
    if (usage == NULL) {
        str->failed = true;
        return;
    }
    mi_str_addf(str, _("usage: %s\n"), usage);
    mi_str_add_char(str, '\n');
    add_wrapped(str, _(command->summary), 0, 0);
    if (command->description != NULL) {
        mi_str_add_char(str, '\n');
        add_wrapped(str, _(command->description), 0, 0);
    }
    add_params(str, _("operands"), command->operands, command->operand_count, false);
    add_params(str, _("options"), command->options, command->option_count, true);
    if (path->open) {
        add_heading(str, _("actions"));
        add_commands(str, path);
    }
    add_examples(str, command);
    mi_str_add_char(str, '\n');
    add_wrapped(str, _("`miraif help` lists the options that every command takes."), 0, 0);
}

static const char *noun_summary(const char *name)
{
    for (size_t i = 0; i < cli_noun_count; i++)
        if (mi_text_is(cli_nouns[i].name, name))
            return _(cli_nouns[i].summary);
    return NULL;
}

static void add_noun(struct mi_str *str, const struct cli_path *path)
{
    const char *words = cli_path_text(path, str->arena);
    const char *summary = path->count == 1 ? noun_summary(path->word[0]) : NULL;
    if (words == NULL) {
        str->failed = true;
        return;
    }
    mi_str_addf(str, path->count == 1 ? _("usage: %s VERB …\n") : _("usage: %s ACTION …\n"), words);
    if (summary != NULL) {
        mi_str_add_char(str, '\n');
        add_wrapped(str, summary, 0, 0);
    }
    add_heading(str, path->count == 1 ? _("verbs") : _("actions"));
    add_commands(str, path);
    mi_str_add_char(str, '\n');
    mi_str_addf(str,
                path->count == 1 ? _("See `%s VERB -h` for one of them.\n")
                                 : _("See `%s ACTION -h` for one of them.\n"),
                words);
}

static bool noun_has_commands(const char *noun)
{
    for (size_t i = 0; i < cli_command_count; i++)
        if (mi_text_is(cli_commands[i]->noun, noun))
            return true;
    return false;
}

static void add_overview(struct mi_str *str)
{
    mi_str_add(str, _("usage: miraif [options] NOUN VERB [operands] [options]\n"));
    mi_str_add_char(str, '\n');
    add_wrapped(str,
                _("Runs cohort-based peer mentoring: from applications through selection and teams to the "
                  "graduates, in one file."),
                0, 0);
    add_heading(str, _("nouns"));
    for (size_t i = 0; i < cli_noun_count; i++)
        if (noun_has_commands(cli_nouns[i].name))
            add_entry(str, cli_nouns[i].name, _(cli_nouns[i].summary));
    add_heading(str, _("commands without a noun"));
    for (size_t i = 0; i < cli_command_count; i++)
        if (cli_commands[i]->noun == NULL)
            add_entry(str, cli_commands[i]->verb, _(cli_commands[i]->summary));
    add_params(str, _("options of every command"), cli_global_options, CLI_GLOBAL_OPTION_COUNT, true);
    mi_str_add_char(str, '\n');
    add_wrapped(
        str, _("See `miraif NOUN -h` for its verbs, `miraif NOUN VERB -h` for one of them, and miraif(1)."),
        0, 0);
}

enum miraif_status cli_help_text(const struct cli_path *path, struct miraif_arena *arena,
                                 const char **ret_text, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, MOST);
    if (path->count == 0)
        add_overview(&str);
    else if (path->command != NULL)
        add_command(&str, path);
    else
        add_noun(&str, path);
    return mi_str_end(&str, ret_text, err);
}
