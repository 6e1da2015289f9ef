#!/usr/bin/env bats
# From whom an answer is missing.
load helper

@test "those who hold an offer, the nearest deadline first" {
    announced
    set -- $(miraif cohort quiet 1 --format ids)
    [ $# = 16 ]
    miraif -q cohort reply 1 "$1" declined >/dev/null
    miraif -q cohort reply 1 "$2" accepted >/dev/null
    miraif -q cohort waitlist promote 1 --deadline 2026-12-10 >/dev/null
    expect 0 miraif --json cohort quiet 1
    [ "$(json '[len(d["data"]), d["data"][0]["deadline"], d["data"][0]["days_left"], d["data"][1]["deadline"]]')" = '[15, "2026-12-10", 9, "2026-12-15"]' ]
    [ "$(json '[d["data"][1][k] for k in ("waits_for", "overdue", "since")]')" = '["reply", false, "2026-12-01T09:00:00+09:00"]' ]
}

@test "nobody is quiet before anything was announced" {
    selected
    expect 0 miraif cohort quiet 1 --format ids
    is ""
    expect 0 miraif --json cohort quiet 1
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "no such cohort" {
    store
    expect 4 miraif cohort quiet 1
}
