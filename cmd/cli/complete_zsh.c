/* Completion for zsh. */
#include "cli/complete.h"
#include "cli/globals.h"

static const char head[] = "#compdef miraif\n# zsh completion for miraif, made by `miraif completion zsh`.\n";

static const char tail[] =
    "\n"
    "_miraif_offer() { # KIND\n"
    "    local -a found\n"
    "    case $1 in\n"
    "    file) _files ;;\n"
    "    folder) _files -/ ;;\n"
    "    cohort | person | team)\n"
    "        found=(${(f)\"$(miraif $store $1 list --format ids 2>/dev/null)\"})\n"
    "        compadd -a found ;;\n"
    "    words*)\n"
    "        found=(${=1#words})\n"
    "        compadd -a found ;;\n"
    "    esac\n"
    "}\n"
    "\n"
    "_miraif() {\n"
    "    local option only kind word line i\n"
    "    local -a next options store\n"
    "    integer operands=0\n"
    "    line=\n"
    "    for ((i = 2; i < CURRENT; i++)); do\n"
    "        word=${(Q)words[i]}\n"
    "        if [[ -n $option ]]; then\n"
    "            [[ $option == --db ]] && store=(--db $word)\n"
    "            option=\n"
    "        elif [[ -z $only && $word == -- ]]; then\n"
    "            only=1\n"
    "        elif [[ -z $only && $word == --*=* ]]; then\n"
    "            [[ $word == --db=* ]] && store=($word)\n"
    "        elif [[ -z $only && $word == -* ]]; then\n"
    "            _miraif_kind \"$line\" $word\n"
    "            [[ -n $kind ]] && option=$word\n"
    "        else\n"
    "            _miraif_next \"$line\"\n"
    "            if ((operands == 0 && ${next[(I)$word:*]})); then\n"
    "                line+=${line:+ }$word\n"
    "            else\n"
    "                ((++operands))\n"
    "            fi\n"
    "        fi\n"
    "    done\n"
    "    if [[ -n $option ]]; then\n"
    "        _miraif_kind \"$line\" $option\n"
    "        _miraif_offer \"$kind\"\n"
    "    elif [[ -z $only && $PREFIX == --*=* ]]; then\n"
    "        _miraif_kind \"$line\" ${PREFIX%%=*}\n"
    "        compset -P '*='\n"
    "        _miraif_offer \"$kind\"\n"
    "    elif [[ -z $only && $PREFIX == -* ]]; then\n"
    "        _miraif_options \"$line\"\n"
    "        _describe -o option options\n"
    "    else\n"
    "        _miraif_next \"$line\"\n"
    "        if ((operands == 0 && $#next)); then\n"
    "            _describe command next\n"
    "        else\n"
    "            _miraif_kind \"$line\" $((operands + 1))\n"
    "            _miraif_offer \"$kind\"\n"
    "        fi\n"
    "    fi\n"
    "}\n"
    "\n"
    "if [[ $funcstack[1] == _miraif ]]; then _miraif \"$@\"; else compdef _miraif miraif; fi\n";

/* Appends 'word:what it is' in single quotes. */
static void add_described(struct mi_str *str, const char *dashes, const char *word, const char *text)
{
    mi_str_addf(str, " '%s%s:", dashes, word);
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            mi_str_add(str, "'\\''");
        else
            mi_str_add_char(str, *text);
    }
    mi_str_add_char(str, '\'');
}

static void add_word(struct mi_str *str, const struct cli_path *path, const char *word, const char *summary)
{
    (void)path;
    add_described(str, "", word, summary);
}

static void add_next(struct mi_str *str, const struct cli_path *path)
{
    mi_str_add(str, "    '");
    cli_add_path(str, path);
    mi_str_add(str, "') next=(");
    cli_each_next(str, path, add_word);
    mi_str_add(str, " ) ;;\n");
}

static void add_options(struct mi_str *str, const struct cli_param *options, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_described(str, "--", options[i].name, _(options[i].help));
}

static void add_all_options(struct mi_str *str)
{
    mi_str_add(str, "\n_miraif_options() {\n    options=(");
    add_options(str, cli_global_options, CLI_GLOBAL_OPTION_COUNT);
    mi_str_add(str, " )\n    case $1 in\n");
    for (size_t i = 0; i < cli_command_count; i++) {
        const struct cli_command *command = cli_commands[i];
        struct cli_path path = cli_path_of(command, cli_command_words(command));
        if (command->option_count == 0)
            continue;
        mi_str_add(str, "    '");
        cli_add_path(str, &path);
        mi_str_add(str, "') options+=(");
        add_options(str, command->options, command->option_count);
        mi_str_add(str, " ) ;;\n");
    }
    mi_str_add(str, "    esac\n}\n");
}

void cli_complete_zsh(struct mi_str *str)
{
    mi_str_add(str, head);
    mi_str_add(str, "\n_miraif_next() {\n    next=()\n    case $1 in\n");
    cli_each_path(str, add_next);
    mi_str_add(str, "    esac\n}\n");
    add_all_options(str);
    cli_add_kinds(str);
    mi_str_add(str, tail);
}
