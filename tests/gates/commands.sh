#!/bin/bash
# A command is a line, a file, a test and a section of a manual page (see manuals.sh), all under its name.
. "$(dirname "$0")/gate.bash"

# The words of every command: "cohort review import".
commands() {
    "$build/miraif" help --json | python3 -c '
import json, sys
for c in json.load(sys.stdin)["data"]["commands"]:
    print(*filter(None, [c["noun"], c["verb"], c["action"]]))'
}

files() {
    commands | while read -r first rest; do
        file=cmd/$first${rest:+/${rest// /_}}.c
        [ -f "$file" ] || echo "“$first $rest” is not in $file"
    done
}

tests() {
    commands | while read -r words; do
        test=tests/cli/${words// /_}.bats
        if [ ! -f "$test" ]; then echo "“$words” has no $test"
        elif [ ! -x "$test" ]; then echo "$test is not executable"
        elif ! grep -qE "miraif( -[-a-z]+)* $words\b" "$test"; then echo "$test does not run “$words”"
        elif [ "$(grep -c '^@test' "$test")" -lt 3 ]; then echo "$test has fewer than three tests"
        fi
    done
}

executable() {
    find tests -name '*.bats' ! -perm -u+x -print
    find tests/gates -name '*.sh' ! -perm -u+x -print
}

gate "every command is in the file of its name" files
gate "every command has its tests" tests
gate "test scripts are executable" executable
gates_end
