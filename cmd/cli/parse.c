/* Parsing: words name a command; options of the command come after it, global ones anywhere; operands are
 * what remains. Nothing is abbreviated, so that a script of today means the same with the options of
 * tomorrow. */
#include "cli/parse.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/guess.h"
#include "cli/value.h"

/* The parameters of one table, where their values go, and which were given. */
struct table {
    const struct cli_param *rows;
    size_t count;
    char *base;
    bool *given;
};

struct parser {
    int argc;
    char *const *argv;
    int at;
    bool only_operands; /* behind -- */
    struct cli_line *line;
    struct cli_global_args globals;
    struct table global; /* options */
    struct table option;
    struct table operand;
    size_t operands; /* taken so far */
    struct miraif_arena *arena;
    struct miraif_error *err;
};

/* Sets every number to what it is when it is not given. */
static void preset(const struct table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        const struct cli_param *row = &table->rows[i];
        int64_t value = row->kind == CLI_INSTANT && row->preset == 0 ? INT64_MIN : row->preset;
        if (row->type == CLI_TYPE_INT)
            memcpy(table->base + row->offset, &value, sizeof value);
    }
}

static enum miraif_status begin_table(struct parser *parser, struct table *table,
                                      const struct cli_param *rows, size_t count, void *base)
{
    bool *given = mi_arena_array(parser->arena, count, sizeof *given);
    if (given == NULL)
        return mi_no_memory(parser->err);
    *table = (struct table){.rows = rows, .count = count, .base = base, .given = given};
    preset(table);
    return MIRAIF_OK;
}

/* The command is known: its tables come into force. */
static enum miraif_status begin_command(struct parser *parser)
{
    const struct cli_command *command = parser->line->path.command;
    size_t size = command->args_size;
    void *args = mi_arena_alloc(parser->arena, size);
    if (args == NULL)
        return mi_no_memory(parser->err);
    parser->line->args = args;
    MI_TRY(begin_table(parser, &parser->option, command->options, command->option_count, args));
    return begin_table(parser, &parser->operand, command->operands, command->operand_count, args);
}

static enum miraif_status append(struct parser *parser, char *place, const char *text)
{
    struct cli_texts texts;
    memcpy(&texts, place, sizeof texts);
    if (texts.item == NULL) /* never more than there are arguments */
        texts.item = mi_arena_array(parser->arena, (size_t)parser->argc, sizeof *texts.item);
    if (texts.item == NULL)
        return mi_no_memory(parser->err);
    texts.item[texts.count++] = text;
    memcpy(place, &texts, sizeof texts);
    return MIRAIF_OK;
}

/* Puts one value where it goes. */
static enum miraif_status assign(struct parser *parser, const struct table *table, size_t row,
                                 const char *label, const char *text)
{
    const struct cli_param *param = &table->rows[row];
    char *place = table->base + param->offset;
    int64_t number = 0;
    bool yes = true;
    if (table->given[row] && param->type != CLI_TYPE_TEXTS)
        return mi_fail(parser->err, MIRAIF_USAGE, N_("“%s” is given twice"), label);
    table->given[row] = true;
    if (table == &parser->option)
        parser->line->path.open = false; /* an action would have other options */
    enum miraif_status status =
        text == NULL ? MIRAIF_OK : cli_value_read(param, label, text, &number, parser->err);
    if (status != MIRAIF_OK) {
        mi_locate(parser->err, NULL, 0, 0, label);
        return status;
    }
    if (param->type == CLI_TYPE_TEXTS)
        return append(parser, place, text);
    if (param->type == CLI_TYPE_FLAG)
        memcpy(place, &yes, sizeof yes);
    else if (param->type == CLI_TYPE_INT)
        memcpy(place, &number, sizeof number);
    else
        memcpy(place, &text, sizeof text);
    return MIRAIF_OK;
}

/* Finds an option by name (`length` bytes) or, where that is null, by letter: first the command's, then the
 * global ones. */
static bool find_option(struct parser *parser, const char *name, size_t length, char letter,
                        struct table **ret_table, size_t *ret_row)
{
    struct table *tables[] = {&parser->option, &parser->global};
    for (size_t i = 0; i < 2; i++) {
        for (size_t row = 0; row < tables[i]->count; row++) {
            const struct cli_param *param = &tables[i]->rows[row];
            bool found = name == NULL
                             ? param->letter == letter
                             : strlen(param->name) == length && memcmp(param->name, name, length) == 0;
            if (found) {
                *ret_table = tables[i];
                *ret_row = row;
                return true;
            }
        }
    }
    return false;
}

static enum miraif_status fail_unknown_option(struct parser *parser, const char *name, size_t length)
{
    const char *path = cli_path_text(&parser->line->path, parser->arena);
    const char *word = mi_arena_copy(parser->arena, name, length);
    if (path == NULL || word == NULL)
        return mi_no_memory(parser->err);
    struct cli_guess guess = cli_guess_begin(word);
    for (size_t i = 0; i < parser->option.count; i++)
        cli_guess_offer(&guess, parser->option.rows[i].name);
    for (size_t i = 0; i < parser->global.count; i++)
        cli_guess_offer(&guess, parser->global.rows[i].name);
    mi_fail(parser->err, MIRAIF_USAGE, N_("“%s” has no option “--%s”"), path, word);
    if (parser->line->path.command == NULL && mi_text_is(word, "version"))
        mi_hint(parser->err, N_("did you mean “%s”?"), word);
    else if (guess.best != NULL)
        mi_hint(parser->err, N_("did you mean “--%s”?"), guess.best);
    else if (parser->line->path.command == NULL)
        mi_hint(parser->err, N_("the options of a command come after it"));
    mi_locate(parser->err, NULL, 0, 0, parser->argv[parser->at]);
    return MIRAIF_USAGE;
}

/* --name, --name=value or --name value. */
static enum miraif_status read_long(struct parser *parser)
{
    const char *name = parser->argv[parser->at] + 2;
    size_t length = strcspn(name, "=");
    const char *value = name[length] == '=' ? name + length + 1 : NULL;
    struct table *table;
    size_t row;
    if (!find_option(parser, name, length, 0, &table, &row))
        return fail_unknown_option(parser, name, length);
    const struct cli_param *param = &table->rows[row];
    const char *label = mi_arena_printf(parser->arena, "--%s", param->name);
    if (label == NULL)
        return mi_no_memory(parser->err);
    if (param->type == CLI_TYPE_FLAG && value != NULL)
        return mi_fail(parser->err, MIRAIF_USAGE, N_("“%s” takes no value"), label);
    if (param->type != CLI_TYPE_FLAG && value == NULL) {
        if (parser->at + 1 == parser->argc)
            return mi_fail(parser->err, MIRAIF_USAGE, N_("“%s” needs a value: %s"), label, param->value);
        value = parser->argv[++parser->at];
    }
    return assign(parser, table, row, label, value);
}

/* The letter at `*letter`; a value is the rest of the cluster or the next argument. */
static enum miraif_status read_letter(struct parser *parser, const char **letter)
{
    struct table *table;
    size_t row;
    char label[] = {'-', **letter, '\0'};
    const char *path = cli_path_text(&parser->line->path, parser->arena);
    if (path == NULL)
        return mi_no_memory(parser->err);
    if ((**letter & 0x80) != 0 || !find_option(parser, NULL, 0, **letter, &table, &row))
        return mi_fail(parser->err, MIRAIF_USAGE, N_("“%s” has no option “%s”"), path,
                       (**letter & 0x80) != 0 ? parser->argv[parser->at] : label);
    const struct cli_param *param = &table->rows[row];
    const char *value = NULL;
    if (param->type != CLI_TYPE_FLAG) {
        if ((*letter)[1] == '\0' && parser->at + 1 == parser->argc)
            return mi_fail(parser->err, MIRAIF_USAGE, N_("“%s” needs a value: %s"), label, param->value);
        value = (*letter)[1] != '\0' ? *letter + 1 : parser->argv[++parser->at];
        *letter = "-"; /* the cluster is used up */
    }
    (*letter)++;
    return assign(parser, table, row, label, value);
}

static enum miraif_status read_letters(struct parser *parser)
{
    const char *letter = parser->argv[parser->at] + 1;
    while (*letter != '\0')
        MI_TRY(read_letter(parser, &letter));
    return MIRAIF_OK;
}

static enum miraif_status read_operand(struct parser *parser, const char *text)
{
    if (parser->operands == parser->operand.count) {
        const char *path = cli_path_text(&parser->line->path, parser->arena);
        return path == NULL ? mi_no_memory(parser->err)
                            : mi_fail(parser->err, MIRAIF_USAGE, N_("“%s” is one operand too many for “%s”"),
                                      text, path);
    }
    const struct cli_param *param = &parser->operand.rows[parser->operands];
    MI_TRY(assign(parser, &parser->operand, parser->operands, param->name, text));
    if (param->type != CLI_TYPE_TEXTS)
        parser->operands++;
    return MIRAIF_OK;
}

/* A word of the command, or an operand. */
static enum miraif_status read_word(struct parser *parser)
{
    const char *word = parser->argv[parser->at];
    struct cli_path *path = &parser->line->path;
    bool taken = false;
    MI_TRY(cli_path_add(path, word, &taken, parser->err));
    if (!taken) {
        path->open = false;
        return read_operand(parser, word);
    }
    return path->command == NULL ? MIRAIF_OK : begin_command(parser);
}

static enum miraif_status read_argument(struct parser *parser)
{
    const char *argument = parser->argv[parser->at];
    if (parser->only_operands || argument[0] != '-' || argument[1] == '\0')
        return read_word(parser);
    if (strcmp(argument, "--") == 0) {
        parser->only_operands = true;
        return MIRAIF_OK;
    }
    return argument[1] == '-' ? read_long(parser) : read_letters(parser);
}

static enum miraif_status check_command(struct parser *parser)
{
    const struct cli_path *path = &parser->line->path;
    if (path->command != NULL)
        return MIRAIF_OK;
    if (path->count == 0)
        return mi_fail(parser->err, MIRAIF_USAGE, N_("a command is missing"));
    if (path->count == 1)
        return mi_fail(parser->err, MIRAIF_USAGE, N_("a verb is missing after “%s”"), path->word[0]);
    return mi_fail(parser->err, MIRAIF_USAGE, N_("an action is missing after “%s %s”"), path->word[0],
                   path->word[1]);
}

static enum miraif_status check_required(struct parser *parser)
{
    const struct table *tables[] = {&parser->operand, &parser->option};
    for (size_t i = 0; i < 2; i++) {
        for (size_t row = 0; row < tables[i]->count; row++) {
            const struct cli_param *param = &tables[i]->rows[row];
            if (!param->required || tables[i]->given[row])
                continue;
            mi_fail(parser->err, MIRAIF_USAGE, i == 0 ? N_("%s is missing") : N_("“--%s” is missing"),
                    param->name);
            mi_hint(parser->err, "%s: %s", i == 0 ? param->name : param->value, _(param->help));
            mi_locate(parser->err, NULL, 0, 0, param->name);
            return MIRAIF_USAGE;
        }
    }
    return MIRAIF_OK;
}

static enum miraif_status read_all(struct parser *parser)
{
    MI_TRY(
        begin_table(parser, &parser->global, cli_global_options, CLI_GLOBAL_OPTION_COUNT, &parser->globals));
    for (parser->at = 1; parser->at < parser->argc && !parser->globals.help; parser->at++)
        MI_TRY(read_argument(parser));
    if (parser->globals.help)
        return MIRAIF_OK;
    MI_TRY(check_command(parser));
    return check_required(parser);
}

enum miraif_status cli_parse(int argc, char *const *argv, struct miraif_arena *arena, struct cli_line *line,
                             struct miraif_error *err)
{
    struct parser parser = {.argc = argc, .argv = argv, .line = line, .arena = arena, .err = err};
    *line = (struct cli_line){.path = cli_path_begin()};
    enum miraif_status status = read_all(&parser);
    struct miraif_error *second = status == MIRAIF_OK ? err : NULL;
    enum miraif_status globals = cli_globals_read(&parser.globals, &line->globals, second);
    return status == MIRAIF_OK ? globals : status;
}
