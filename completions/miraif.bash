# bash completion for miraif, made by `miraif completion bash`.

_miraif_next() {
    reply=
    case $1 in
    '') reply=' completion help version' ;;
    esac
}

_miraif_options() {
    globals='--db --json --format --output --dry-run --quiet --verbose --color --lang --now --seed --as --yes --no-input --help'
    reply=
    case $1 in
    esac
}

_miraif_kind() {
    kind=
    case "$1 $2" in
    'completion 1') kind='words bash zsh fish' ;;
    'help '[0-9]*) kind='none' ;;
    *' --db') kind='file' ;;
    *' --format') kind='words table json jsonl csv tsv ids' ;;
    *' --output' | *' -o') kind='file' ;;
    *' --color') kind='words auto always never' ;;
    *' --lang') kind='words ja en' ;;
    *' --now') kind='none' ;;
    *' --seed') kind='none' ;;
    *' --as') kind='none' ;;
    esac
}

_miraif_offer() { # KIND BEGINNING
    case $1 in
    file) mapfile -t COMPREPLY < <(compgen -f -- "$2"); compopt -o filenames 2>/dev/null ;;
    folder) mapfile -t COMPREPLY < <(compgen -d -- "$2"); compopt -o filenames 2>/dev/null ;;
    cohort | person | team)
        mapfile -t COMPREPLY < <(compgen -W "$(miraif "${store[@]}" "$1" list --format ids 2>/dev/null)" -- "$2") ;;
    words*) mapfile -t COMPREPLY < <(compgen -W "${1#words}" -- "$2") ;;
    esac
}

_miraif() {
    local cur=${COMP_WORDS[COMP_CWORD]} path= option= operands=0 only= reply kind globals word i
    local -a store=()
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == '=' ]]; then
            continue
        elif [[ $option ]]; then
            [[ $option == --db ]] && store=(--db "$word")
            option=
        elif [[ ! $only && $word == -- ]]; then
            only=1
        elif [[ ! $only && $word == -* ]]; then
            _miraif_kind "$path" "$word"
            [[ $kind ]] && option=$word
        else
            _miraif_next "$path"
            if ((operands == 0)) && [[ " $reply " == *" $word "* ]]; then
                path+=${path:+ }$word
            else
                ((operands++))
            fi
        fi
    done
    [[ $cur == '=' ]] && cur=
    if [[ $option ]]; then
        _miraif_kind "$path" "$option"
    elif [[ ! $only && $cur == -* ]]; then
        _miraif_options "$path"
        kind="words $reply $globals"
    else
        _miraif_kind "$path" $((operands + 1))
        _miraif_next "$path"
        if ((operands == 0)) && [[ $reply && ! $only ]]; then
            kind="words $reply"
        fi
    fi
    _miraif_offer "$kind" "$cur"
}

complete -F _miraif miraif
