#!/usr/bin/env bats
# Duties end on a day.
load helper

@test "one duty, all duties, and one that had not begun" {
    sample
    miraif -q cohort staff add 1 p1 --duty founder
    miraif -q cohort staff add 1 p1 --duty advisor
    miraif -q cohort staff add 1 p1 --duty lecturer --from 2027-01-15
    expect 0 miraif --json cohort staff end 1 p1 --duty founder --on 2026-12-31
    [ "$(json '[(s["duty"], s["until"]) for s in d["data"]]')" = '[["founder", "2026-12-31"]]' ]
    expect 0 miraif --json cohort staff end 1 p1
    [ "$(json 'sorted((s["duty"], s["until"]) for s in d["data"])')" = \
        '[["advisor", "2026-12-01"], ["founder", "2026-12-01"], ["lecturer", "2027-01-14"]]' ]
    expect 0 miraif --json cohort staff list 1
    [ "$(json '[s["duty"] for s in d["data"]]')" = '["founder", "advisor"]' ]
}

@test "ended again the same day changes nothing; nothing held is not found" {
    sample
    miraif -q cohort staff add 1 p1 --duty founder
    miraif -q cohort staff end 1 p1
    miraif --format ids history >before
    expect 0 miraif -q cohort staff end 1 p1
    miraif --format ids history | cmp - before
    expect 4 miraif cohort staff end 1 p2
    has stderr "staff list 1"
    expect 4 miraif cohort staff end 1 p1 --on 2026-12-02
    expect 4 miraif cohort staff end 3 p1
}

@test "--dry-run ends nothing" {
    sample
    miraif -q cohort staff add 1 p1 --duty founder
    expect 0 miraif cohort staff end 1 p1 --dry-run --on 2026-12-31
    has output "2026-12-31"
    expect 0 miraif --json cohort staff list 1
    [ "$(json 'd["data"][0]["until"]')" = null ]
}
