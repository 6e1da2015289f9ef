#!/bin/bash
# The programme's story on the sample data, in a temporary store: make demo. Every step is shown as one would type
# it, with what it prints, and must end as it is said here.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${MIRAIF_BUILD:-$PWD/build}
data=$PWD/tests/data
work=$(mktemp -d "${TMPDIR:-/tmp}/miraif-demo.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp "$data"/*.csv "$work"
cd "$work"
PATH=$build:$PATH
unset MIRAIF_DB
export MIRAIF_NOW=2026-12-01T09:00 MIRAIF_AS=office

tell() {
    printf '\n# %s\n' "$*"
}

# Shows and runs a command; its exit status must be 0, or the number that is given first.
run() {
    local wanted=0 status=0
    case $1 in [0-9]*) wanted=$1; shift ;; esac
    printf '$ %s\n' "$*"
    eval "$*" || status=$?
    [ "$status" = "$wanted" ] || { echo "demo: exit status $status instead of $wanted" >&2; exit 1; }
}

# The same, showing the first lines only of what it prints.
head_of() {
    local lines=$1
    shift
    run "$@" >shown
    head -n "$((lines + 1))" shown
    [ "$(wc -l <shown)" -le "$((lines + 1))" ] || echo "… ($(($(wc -l <shown) - lines - 1)) lines more)"
}

tell "A store, and the first intake: four teams of four."
run miraif init
run miraif cohort create 1 --name 1期 --start 2027-01-15 --teams 4 --team-size 4

tell "Applications, as a form exported them. Four rows are bad: they are named, the others go in (exit status 3)."
run 3 miraif cohort import 1 applicants.csv
head_of 8 miraif person list
run miraif person show p3

tell "Twice the same file changes nothing."
run 3 miraif -q cohort import 1 applicants.csv

tell "People who must not meet in a team: by the office's word, and by their companies."
run miraif person apart p3 p14
run "miraif person company group 架空銀行 '架空銀行 東京支店'"

tell "Two reviewers read and mark."
run miraif cohort review criteria 1
run miraif cohort review pack 1 --reviewer 古野 -o furuno
run ls furuno
run miraif cohort review import 1 scores-furuno.csv
run miraif cohort review import 1 scores-tanaka.csv
head_of 8 miraif cohort review status 1

tell "The best sixteen who can be teamed without conflict, three of them from manufacturing: a draft, then valid."
run "miraif cohort select 1 --quota 'industry:製造>=3'"
run miraif cohort adopt 1

tell "They are told: 44 letters, looked at first (exit status 6 without --yes)."
head_of 18 6 miraif cohort announce 1 --deadline 2026-12-15
run "miraif cohort announce 1 --deadline 2026-12-15 --yes | tail -n 1"

tell "A week later: what the form has gathered. One declines; who steps in must suit all who stay, and the quota."
MIRAIF_NOW=2026-12-08T09:00
run miraif cohort reply import 1 replies.csv
run miraif cohort quiet 1
run miraif cohort reply 1 p41 accepted
head_of 8 miraif cohort waitlist 1
run miraif cohort waitlist promote 1
run miraif cohort reply 1 p4 accepted

tell "The best teams, proved, with reasons."
run miraif team rule add 1 together p9 p25
run miraif team form 1
run miraif team adopt 1
run miraif team show 1-A
run miraif team explain 1-A

tell "What was adopted is not overturned by an old script (exit status 1)."
run 1 miraif team form 1

tell "Mentors are people, too."
run miraif person import mentors.csv --role mentor
run miraif person list --role mentor

tell "Data for other programs."
run miraif export csv applications 1 -o applications.csv
run head -n 2 applications.csv
run miraif cohort list --json
run miraif team list 1 --format ids

tell "What happened, and taking the last of it back."
run miraif history
run miraif undo
run miraif doctor
