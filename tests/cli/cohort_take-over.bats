#!/usr/bin/env bats
# Whoever asked for the next cohort is in it.
load helper

# Two of cohort 1 defer; cohort 2 begins half a year later.
deferred() {
    announced
    set -- $(miraif cohort quiet 1 --format ids)
    miraif -q cohort reply 1 "$1" deferred >/dev/null
    miraif -q cohort reply 1 "$2" deferred >/dev/null
    first=$1 second=$2
    miraif -q cohort create 2 --name 2期 --start 2027-06-04 --teams 4 --team-size 4 >/dev/null
}

@test "everybody who deferred, with what they said, once" {
    deferred
    expect 7 miraif today
    has output "2期: asked in an earlier cohort for the next: 2"
    expect 0 miraif --json cohort take-over 2
    [ "$(json 'sorted(r["person"] for r in d["data"])')" = "$(python3 -c 'import json, sys; print(json.dumps(sorted(sys.argv[1:])))' "$first" "$second")" ]
    [ "$(json '[r["from"] for r in d["data"]]')" = "[1, 1]" ]
    expect 0 miraif cohort take-over 2
    has output "nobody is to be taken over into cohort 2"
    expect 7 miraif today
    lacks output "asked in an earlier cohort"
    expect 0 miraif --json cohort show 2
    [ "$(json 'd["data"]["statuses"]["applied"]')" = 2 ]
    expect 0 miraif --json cohort show 1
    [ "$(json 'd["data"]["statuses"]["deferred"]')" = 2 ]
    expect 0 miraif doctor
    miraif -q undo >/dev/null
    expect 0 miraif --json cohort show 2
    [ "$(json 'd["data"]["applications"]')" = 0 ]
}

@test "only those who are named" {
    deferred
    expect 0 miraif cohort take-over 2 "$second" "$second" --format ids
    is "$second"
    expect 0 miraif cohort take-over 2 "$second" --format ids
    is ""
    expect 1 miraif cohort take-over 2 p44
    has stderr "has not asked in an earlier cohort"
    expect 4 miraif cohort take-over 2 p999
}

@test "never into a cohort that began before" {
    deferred
    miraif -q cohort create 3 --name 3期 --start 2026-12-18 --teams 4 --team-size 4 >/dev/null
    expect 0 miraif cohort take-over 3 --format ids
    is ""
}

@test "no such cohort, and one that is selected" {
    deferred
    expect 4 miraif cohort take-over 9
    miraif -q cohort create 3 --name 3期 --start 2027-09-03 --teams 4 --team-size 4 >/dev/null
    sqlite3 .miraif/miraif.db "INSERT INTO run (cohort, stage, state, at, adopted_at, status, digest, seed, steps, settings, outcome)
        VALUES (3, 'select', 'adopted', 0, 0, 'optimal', '', 0, 0, '{}', '{}')"
    expect 1 miraif cohort take-over 3
    has stderr "the selection of cohort 3 is adopted"
}
