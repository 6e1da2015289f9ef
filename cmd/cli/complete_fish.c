/* Completion for fish: one `complete` line for each word, option and operand. */
#include "cli/complete.h"
#include "cli/globals.h"

/* __miraif_at PATH: the words so far name exactly this, and this many operands stand behind it (second
 * argument; -1: any number). */
static const char head[] = "# fish completion for miraif, made by `miraif completion fish`.\n"
                           "\n"
                           "function __miraif_ids\n"
                           "    set -l tokens (commandline -opc)\n"
                           "    set -l store\n"
                           "    if set -l at (contains -i -- --db $tokens)\n"
                           "        set store --db $tokens[(math $at + 1)]\n"
                           "    end\n"
                           "    miraif $store $argv[1] list --format ids 2>/dev/null\n"
                           "end\n"
                           "\n";

static const char tail[] = "complete -c miraif -f\n";

/* The shell function that reads the words: options that take a value take the next word with them. */
static void add_reader(struct mi_str *str)
{
    mi_str_add(str, "function __miraif_at # PATH [OPERANDS]: where on the command line the cursor is\n"
                    "    set -l tokens (commandline -opc)\n"
                    "    set -l words\n"
                    "    set -l skip 0\n"
                    "    for token in $tokens[2..-1]\n"
                    "        if test $skip = 1\n"
                    "            set skip 0\n"
                    "        else if contains -- $token $__miraif_valued\n"
                    "            set skip 1\n"
                    "        else if not string match -q -- '-*' $token\n"
                    "            set -a words $token\n"
                    "        end\n"
                    "    end\n"
                    "    set -l path (string split -n ' ' -- $argv[1])\n"
                    "    set -l count (count $path)\n"
                    "    test (count $words) -ge $count; or return 1\n"
                    "    test $count = 0; or test \"$words[1..$count]\" = \"$argv[1]\"; or return 1\n"
                    "    test (count $argv) = 1; or test (count $words) -eq (math $count + $argv[2])\n"
                    "end\n"
                    "\n");
}

static void add_valued(struct mi_str *str, const struct cli_param *options, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (options[i].type == CLI_TYPE_FLAG)
            continue;
        mi_str_addf(str, " --%s", options[i].name);
        if (options[i].letter != 0)
            mi_str_addf(str, " -%c", options[i].letter);
    }
}

/* In single quotes. */
static void add_quoted(struct mi_str *str, const char *text)
{
    mi_str_add_char(str, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'' || *text == '\\')
            mi_str_add_char(str, '\\');
        mi_str_add_char(str, *text);
    }
    mi_str_add_char(str, '\'');
}

static void add_condition(struct mi_str *str, const struct cli_path *path, long operands)
{
    mi_str_add(str, "complete -c miraif -n '__miraif_at \"");
    cli_add_path(str, path);
    mi_str_add(str, "\"");
    if (operands >= 0)
        mi_str_addf(str, " %ld", operands);
    mi_str_add(str, "'");
}

/* The flags of `complete` for a value. */
static void add_values(struct mi_str *str, const struct cli_param *param)
{
    if (param->kind == CLI_FILE || param->kind == CLI_FOLDER) {
        mi_str_add(str, " -F");
        return;
    }
    struct mi_str kind = mi_str_begin(str->arena, 4096);
    cli_add_kind(&kind, param);
    const char *text;
    if (mi_str_end(&kind, &text, NULL) != MIRAIF_OK)
        str->failed = true;
    else if (mi_text_starts(text, "words "))
        mi_str_addf(str, " -a '%s'", text + 6);
    else if (!mi_text_is(text, "none"))
        mi_str_addf(str, " -a '(__miraif_ids %s)'", text);
}

static void add_option(struct mi_str *str, const struct cli_param *option)
{
    mi_str_addf(str, " -l %s", option->name);
    if (option->letter != 0)
        mi_str_addf(str, " -s %c", option->letter);
    if (option->type != CLI_TYPE_FLAG) {
        mi_str_add(str, option->kind == CLI_FILE || option->kind == CLI_FOLDER ? " -r" : " -x");
        add_values(str, option);
    }
    mi_str_add(str, " -d ");
    add_quoted(str, _(option->help));
    mi_str_add_char(str, '\n');
}

static void add_word(struct mi_str *str, const struct cli_path *path, const char *word, const char *summary)
{
    add_condition(str, path, 0);
    mi_str_addf(str, " -a %s -d ", word);
    add_quoted(str, summary);
    mi_str_add_char(str, '\n');
}

static void add_next(struct mi_str *str, const struct cli_path *path)
{
    cli_each_next(str, path, add_word);
}

static void add_operand(struct mi_str *str, const struct cli_path *path, const struct cli_param *operand,
                        size_t number)
{
    bool repeated = operand->type == CLI_TYPE_TEXTS;
    add_condition(str, path, repeated ? -1 : (long)number);
    add_values(str, operand);
    mi_str_add_char(str, '\n');
}

static void add_command(struct mi_str *str, const struct cli_command *command)
{
    struct cli_path path = cli_path_of(command, cli_command_words(command));
    for (size_t i = 0; i < command->option_count; i++) {
        add_condition(str, &path, -1);
        add_option(str, &command->options[i]);
    }
    for (size_t i = 0; i < command->operand_count; i++)
        if (command->operands[i].kind != CLI_PLAIN)
            add_operand(str, &path, &command->operands[i], i);
}

void cli_complete_fish(struct mi_str *str)
{
    mi_str_add(str, head);
    mi_str_add(str, "set -g __miraif_valued");
    add_valued(str, cli_global_options, CLI_GLOBAL_OPTION_COUNT);
    for (size_t i = 0; i < cli_command_count; i++)
        add_valued(str, cli_commands[i]->options, cli_commands[i]->option_count);
    mi_str_add(str, "\n\n");
    add_reader(str);
    mi_str_add(str, tail);
    for (size_t i = 0; i < CLI_GLOBAL_OPTION_COUNT; i++) {
        mi_str_add(str, "complete -c miraif");
        add_option(str, &cli_global_options[i]);
    }
    cli_each_path(str, add_next);
    for (size_t i = 0; i < cli_command_count; i++)
        add_command(str, cli_commands[i]);
}
