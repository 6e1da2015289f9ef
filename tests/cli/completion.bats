#!/usr/bin/env bats
# miraif completion: scripts that complete in a real bash, and that zsh and fish can read.
load helper

# What bash offers for the words given, the last of which is being typed: one a line, in order.
offer() {
    local words=("$@")
    # shellcheck disable=SC1090
    source <(miraif completion bash)
    # shellcheck disable=SC2034 # bash's own variables of a completion
    COMP_WORDS=("${words[@]}") COMP_CWORD=$((${#words[@]} - 1))
    compopt() { :; }
    COMPREPLY=()
    _miraif
    printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort
}

@test "commands, their verbs and what they begin with" {
    try offer miraif ver
    is version
    try offer miraif --lang en -n comp
    is completion
    try offer miraif completion ""
    is "bash
fish
zsh"
}

@test "options and their values" {
    try offer miraif version --no
    is "--no-input
--now"
    try offer miraif version --format js
    is "json
jsonl"
    try offer miraif version --format = cs
    is csv
    try offer miraif version --color =
    is "always
auto
never"
}

@test "files stand where a file is wanted" {
    touch "a b.csv" c.csv
    mkdir d
    try offer miraif version -o ""
    is "a b.csv
c.csv
d"
    try offer miraif version --as ""
    is ""
}

@test "ids come from the store" {
    miraif() {
        case "$*" in
        "--db x cohort list --format ids") printf '1\n12\n' ;;
        *) "$MIRAIF_BUILD/miraif" "$@" ;;
        esac
    }
    miraif help --json | grep -q '"noun":"cohort","verb":"show"' || skip "no command that takes a cohort"
    try offer miraif --db x cohort show 1
    is "1
12"
}

@test "zsh and fish can read theirs" {
    for shell in zsh fish; do
        miraif completion "$shell" >script
        grep -q miraif script
        if command -v "$shell" >/dev/null; then "$shell" -n script; fi
    done
}

@test "fish completes words, options, choices and ids" {
    command -v fish >/dev/null || skip "no fish"
    store
    miraif -q cohort create 12 --start 2027-01-15 >/dev/null
    miraif completion fish >script
    ask() { PATH=$MIRAIF_BUILD:$PATH fish -c "source script; complete -C '$1'" | cut -f1; }
    [ "$(ask 'miraif ver')" = version ]
    [ "$(ask 'miraif cohort cr')" = create ]
    [ "$(ask 'miraif -q cohort create 3 --sta')" = --start ]
    [ "$(ask 'miraif version --color n')" = never ]
    [ "$(ask 'miraif cohort show ')" = 12 ]
}

@test "an unknown shell" {
    expect 2 miraif completion elvish
    has stderr "one of: bash, zsh, fish"
    expect 2 miraif completion
    has stderr "SHELL is missing"
}
