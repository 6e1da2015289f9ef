#!/usr/bin/env bats
# Duties are given to people, from a day until a day.
load helper

@test "a duty from today on, and one for a day" {
    sample
    expect 0 miraif --json cohort staff add 1 p1 p2 --duty community-manager
    [ "$(json '[(s["id"], s["from"], s["until"], s["state"]) for s in d["data"]]')" = \
        '[["p1", "2026-12-01", null, "current"], ["p2", "2026-12-01", null, "current"]]' ]
    expect 0 miraif --json cohort staff add 1 hanako.mihon@example.jp --duty lecturer --from 2027-01-15 --until 2027-01-15
    [ "$(json '[(s["duty"], s["from"], s["until"], s["state"]) for s in d["data"]]')" = \
        '[["lecturer", "2027-01-15", "2027-01-15", "coming"]]' ]
}

@test "the same again changes nothing; new dates replace old ones" {
    sample
    miraif -q cohort staff add 1 p1 --duty founder
    miraif --format ids history >before
    MIRAIF_NOW=2026-12-24 miraif -q cohort staff add 1 p1 --duty founder
    miraif --format ids history | cmp - before
    miraif -q cohort staff add 1 p1 --duty founder --until 2027-03-31
    expect 0 miraif --format csv cohort staff list 1
    has output ",2026-12-01,2027-03-31,current"
    [ "$(wc -l <<<"$output")" = 2 ]
}

@test "who held a duty once may hold it again" {
    sample
    miraif -q cohort staff add 1 p1 --duty founder --from 2026-01-01 --until 2026-03-31
    miraif -q cohort staff add 1 p1 --duty founder
    expect 0 miraif --format csv cohort staff list 1
    [ "$(wc -l <<<"$output")" = 3 ]
}

@test "no such cohort, person or duty; dates that cross; no mentor" {
    sample
    expect 4 miraif cohort staff add 2 p1 --duty founder
    expect 4 miraif cohort staff add 1 p1 p999 --duty founder
    expect 2 miraif cohort staff add 1 p1 --duty king
    expect 2 miraif cohort staff add 1 p1
    expect 1 miraif cohort staff add 1 p1 --duty founder --from 2027-01-02 --until 2027-01-01
    expect 1 miraif cohort staff add 1 p1 --duty mentor
    has stderr "no mentor"
    has stderr "--role mentor"
    expect 0 miraif --format ids cohort staff list 1
    is ""
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    expect 0 miraif cohort staff add 1 masaki.sendo@example.jp --duty mentor
}

@test "a duty is history, and can be taken back" {
    sample
    miraif -q cohort staff add 1 p1 --duty founder
    expect 0 miraif history
    has output "cohort staff add"
    miraif -q undo >/dev/null
    expect 0 miraif --format ids cohort staff list 1
    is ""
}
