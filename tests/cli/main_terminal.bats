#!/usr/bin/env bats
# What differs on a terminal: width, colour, questions. And what does not: anything in a pipe.
load helper

# on COLUMNS ANSWER ARGUMENT…: miraif on a terminal of that width.
on() {
    # shellcheck disable=SC2086 # the runner is a command with its options
    TERM=xterm "$tests/cli/terminal.py" "$1" "$2" ${MIRAIF_RUNNER-} "$MIRAIF_BUILD/miraif" "${@:3}"
}

# The widths of the lines of $output, without colours, one a line.
widths() {
    python3 -c '
import re, sys, unicodedata
for line in sys.stdin.read().splitlines():
    line = re.sub(r"\x1b\[[0-9;]*m", "", line)
    print(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line))' <<<"$output"
}

long=はたらく人のピアメンタリング第一期

@test "a table fits the terminal, and is whole in a pipe" {
    store
    miraif -q cohort create 1 --name "$long" --start 2027-01-15
    expect 0 miraif cohort list
    has output "$long"
    [ "$(widths | sort -n | tail -1)" -gt 60 ]
    expect 0 on 60 "" cohort list
    lacks output "$long"
    has output …
    [ "$(widths | sort -n | tail -1)" -le 60 ]
    expect 0 on 200 "" cohort list
    has output "$long"
}

@test "Japanese columns stand below each other, in the locale C" {
    store
    miraif -q cohort create 1 --name "$long" --start 2027-01-15
    miraif -q cohort create 2 --name second --start 2027-05-14
    expect 0 miraif --lang ja cohort list
    [ "$(python3 -c '
import sys, unicodedata
def place(line, word):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line[:line.index(word)])
lines = sys.stdin.read().splitlines()
print(place(lines[1], "2027-01-15") == place(lines[2], "2027-05-14"))' <<<"$output")" = True ]
}

@test "colour on a terminal only, unless it is asked for or not wanted" {
    store
    miraif -q cohort create 1 --name 1期 --start 2027-01-15
    expect 0 on 100 "" cohort list
    has output $'\033[1m'
    expect 0 on 100 "" --color never cohort list
    lacks output $'\033'
    NO_COLOR=1 expect 0 on 100 "" cohort list
    lacks output $'\033'
    expect 0 miraif cohort list
    lacks output $'\033'
    expect 0 miraif --color always cohort list
    has output $'\033[1m'
}

@test "a question is asked on a terminal, and answered with --yes elsewhere" {
    store
    miraif -q backup copy.db
    expect 6 miraif restore copy.db
    has stderr "add --yes"
    expect 6 on 100 n restore copy.db
    has output "nothing was changed"
    expect 6 on 100 y --no-input restore copy.db
    expect 0 on 100 y restore copy.db
    expect 0 on 100 はい --lang ja restore copy.db
    expect 0 miraif --yes restore copy.db
}
