/* Completion for bash, without the bash-completion package. */
#include "cli/complete.h"
#include "cli/globals.h"

static const char head[] = "# bash completion for miraif, made by `miraif completion bash`.\n";

static const char tail[] =
    "\n"
    "_miraif_offer() { # KIND BEGINNING\n"
    "    case $1 in\n"
    "    file) mapfile -t COMPREPLY < <(compgen -f -- \"$2\"); compopt -o filenames 2>/dev/null ;;\n"
    "    folder) mapfile -t COMPREPLY < <(compgen -d -- \"$2\"); compopt -o filenames 2>/dev/null ;;\n"
    "    cohort | person | team)\n"
    "        mapfile -t COMPREPLY < <(compgen -W \"$(miraif \"${store[@]}\" \"$1\" list --format ids "
    "2>/dev/null)\" -- \"$2\") ;;\n"
    "    words*) mapfile -t COMPREPLY < <(compgen -W \"${1#words}\" -- \"$2\") ;;\n"
    "    esac\n"
    "}\n"
    "\n"
    "_miraif() {\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} path= option= operands=0 only= reply kind globals word i\n"
    "    local -a store=()\n"
    "    COMPREPLY=()\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        word=${COMP_WORDS[i]}\n"
    "        if [[ $word == '=' ]]; then\n"
    "            continue\n"
    "        elif [[ $option ]]; then\n"
    "            [[ $option == --db ]] && store=(--db \"$word\")\n"
    "            option=\n"
    "        elif [[ ! $only && $word == -- ]]; then\n"
    "            only=1\n"
    "        elif [[ ! $only && $word == -* ]]; then\n"
    "            _miraif_kind \"$path\" \"$word\"\n"
    "            [[ $kind ]] && option=$word\n"
    "        else\n"
    "            _miraif_next \"$path\"\n"
    "            if ((operands == 0)) && [[ \" $reply \" == *\" $word \"* ]]; then\n"
    "                path+=${path:+ }$word\n"
    "            else\n"
    "                ((operands++))\n"
    "            fi\n"
    "        fi\n"
    "    done\n"
    "    [[ $cur == '=' ]] && cur=\n"
    "    if [[ $option ]]; then\n"
    "        _miraif_kind \"$path\" \"$option\"\n"
    "    elif [[ ! $only && $cur == -* ]]; then\n"
    "        _miraif_options \"$path\"\n"
    "        kind=\"words $reply $globals\"\n"
    "    else\n"
    "        _miraif_kind \"$path\" $((operands + 1))\n"
    "        _miraif_next \"$path\"\n"
    "        if ((operands == 0)) && [[ $reply && ! $only ]]; then\n"
    "            kind=\"words $reply\"\n"
    "        fi\n"
    "    fi\n"
    "    _miraif_offer \"$kind\" \"$cur\"\n"
    "}\n"
    "\n"
    "complete -F _miraif miraif\n";

static void add_word(struct mi_str *str, const struct cli_path *path, const char *word, const char *summary)
{
    (void)path;
    (void)summary;
    mi_str_addf(str, " %s", word);
}

static void add_next(struct mi_str *str, const struct cli_path *path)
{
    mi_str_add(str, "    '");
    cli_add_path(str, path);
    mi_str_add(str, "') reply='");
    cli_each_next(str, path, add_word);
    mi_str_add(str, "' ;;\n");
}

static void add_options(struct mi_str *str, const struct cli_param *options, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mi_str_addf(str, "%s--%s", i == 0 ? "" : " ", options[i].name);
}

static void add_all_options(struct mi_str *str)
{
    mi_str_add(str, "\n_miraif_options() {\n    globals='");
    add_options(str, cli_global_options, CLI_GLOBAL_OPTION_COUNT);
    mi_str_add(str, "'\n    reply=\n    case $1 in\n");
    for (size_t i = 0; i < cli_command_count; i++) {
        const struct cli_command *command = cli_commands[i];
        struct cli_path path = cli_path_of(command, cli_command_words(command));
        if (command->option_count == 0)
            continue;
        mi_str_add(str, "    '");
        cli_add_path(str, &path);
        mi_str_add(str, "') reply='");
        add_options(str, command->options, command->option_count);
        mi_str_add(str, "' ;;\n");
    }
    mi_str_add(str, "    esac\n}\n");
}

void cli_complete_bash(struct mi_str *str)
{
    mi_str_add(str, head);
    mi_str_add(str, "\n_miraif_next() {\n    reply=\n    case $1 in\n");
    cli_each_path(str, add_next);
    mi_str_add(str, "    esac\n}\n");
    add_all_options(str);
    cli_add_kinds(str);
    mi_str_add(str, tail);
}
