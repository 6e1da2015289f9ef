#!/usr/bin/env bats
# What the teams reported.
load helper

@test "a form comes in, and again without change" {
    planned
    expect 0 miraif --json session log import 1 "$MIRAIF_DATA/logs.csv"
    [ "$(json 'd["data"]["created"], d["data"]["unmapped"]')" = '[2, ["タイムスタンプ"]]' ]
    expect 0 miraif --json session log import 1 "$MIRAIF_DATA/logs.csv"
    [ "$(json 'd["data"]["unchanged"]')" = 2 ]
    expect 0 miraif session list 1 --state held --format ids
    is $'1-C-1\n1-D-1'
}

@test "bad rows are told of one by one" {
    planned
    cat >logs.csv <<'CSV'
session,minutes,at
1-A-1,60,2026-11-30
1-A-99,60,
1-1,60,
1-A-2,many,
,60,
CSV
    expect 3 miraif --json session log import 1 logs.csv
    [ "$(json 'd["data"]["created"], [r["reasons"][0] for r in d["data"]["rejected"]]')" = '[1, ["unknown_session", "not_allowed", "invalid_minutes", "missing_answer"]]' ]
}

@test "another cohort, and no cohort" {
    planned
    miraif -q cohort create 2 --start 2027-05-14 >/dev/null
    printf 'session\n1-A-1\n' >logs.csv
    expect 3 miraif session log import 2 logs.csv
    has output "no session of this cohort"
    expect 4 miraif session log import 9 logs.csv
}
