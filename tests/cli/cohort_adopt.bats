#!/usr/bin/env bats
# A draft becomes the selection.
load helper

drafted() {
    sample
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >/dev/null
    miraif -q cohort select 1 >/dev/null 2>&1
}

states() {
    miraif --json cohort show 1 | python3 -c 'import json, sys
s = json.load(sys.stdin)["data"]["statuses"]; print(*(f"{k}:{v}" for k, v in s.items() if v))'
}

@test "applications become selected, waitlisted and rejected" {
    drafted
    expect 0 miraif cohort adopt 1
    has output "16 selected, 8 on the waitlist"
    has output "miraif cohort announce 1"
    [ "$(states)" = "selected:16 waitlisted:8 rejected:20" ]
    expect 0 miraif --json cohort select 1 --show
    [ "$(json 'd["data"]["state"], d["data"]["adopted_at"]')" = '["adopted", "2026-12-01T09:00:00+09:00"]' ]
}

@test "after adoption nothing is selected again, until it is taken back" {
    drafted
    miraif -q cohort adopt 1 >/dev/null
    expect 1 miraif cohort adopt 1
    has stderr "is adopted"
    expect 1 miraif cohort select 1
    has stderr "miraif undo"
    expect 0 miraif undo
    [ "$(states)" = "applied:44" ]
    expect 0 miraif cohort adopt 1
}

@test "no draft, no cohort" {
    sample
    expect 4 miraif cohort adopt 1
    has stderr "miraif cohort select 1"
    expect 4 miraif cohort adopt 2
}

@test "what changed since the draft makes it void" {
    drafted
    printf 'id,reviewer,他者への関心\np1,古野,5\n' >more.csv
    miraif -q cohort review import 1 more.csv >/dev/null
    expect 1 miraif --json cohort adopt 1
    has stderr '"code":"conflict"'
    has stderr "cohort select 1"
    [ "$(states)" = "applied:44" ]
    miraif -q cohort select 1 >/dev/null 2>&1
    miraif -q person apart p1 p2 >/dev/null
    expect 1 miraif cohort adopt 1
    miraif -q cohort select 1 >/dev/null 2>&1
    expect 0 miraif cohort adopt 1
}

@test "a rehearsal changes nothing" {
    drafted
    expect 0 miraif cohort adopt 1 --dry-run
    has output "16 selected"
    [ "$(states)" = "applied:44" ]
    expect 0 miraif cohort adopt 1
}
