#!/bin/bash
# What is made from the command tables and checked in is what the tables say; `make docs` makes it anew.
. "$(dirname "$0")/gate.bash"

completion() {
    "$build/miraif" --lang en completion "$1" | diff "$2" - || echo "$2 is out of date"
}

manuals() {
    "$build/miraif" --lang en help --json | man/generate --check
}

parses() {
    for shell in bash zsh fish; do
        if command -v "$shell" >/dev/null; then "$build/miraif" completion "$shell" | "$shell" -n; fi
    done
}

gate "the completion for bash is up to date" completion bash completions/miraif.bash
gate "the completion for zsh is up to date" completion zsh completions/_miraif
gate "the completion for fish is up to date" completion fish completions/miraif.fish
gate "manual pages say what the tables say" manuals
gate "shells can read their completions" parses
gates_end
