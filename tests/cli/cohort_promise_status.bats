#!/usr/bin/env bats
# Who has accepted the promise.
load helper

@test "who has not accepted, mentors and staff too" {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null 2>&1 || true
    miraif -q cohort staff add --duty community-manager 1 p40 >/dev/null
    echo a | miraif -q cohort promise set -
    miraif -q cohort promise accept p1
    expect 0 miraif --json cohort promise status
    [ "$(json '{a: sum(p["as"] == a for p in d["data"]) for a in ("participant", "mentor", "staff")}')" = '{"participant": 15, "mentor": 6, "staff": 1}' ]
    expect 0 miraif --json cohort promise status 1 --all
    [ "$(json '[p["state"] for p in d["data"] if p["id"] == "p1"]')" = '["accepted"]' ]
    [ "$(json 'len(d["data"])')" = 17 ]
}

@test "an earlier version is outdated" {
    teamed
    echo a | miraif -q cohort promise set -
    miraif -q cohort promise accept p1
    echo b | miraif -q cohort promise set -
    expect 0 miraif --format csv cohort promise status 1
    has output "participant,outdated,1,"
    expect 0 miraif cohort promise status 1
    has output "version 2: accepted 0, missing 16"
}

@test "nobody is missing, and there is nothing to accept" {
    store
    expect 4 miraif cohort promise status
    echo a | miraif -q cohort promise set -
    expect 0 miraif --json cohort promise status
    [ "$(json 'd["data"]')" = "[]" ]
    expect 4 miraif cohort promise status 3
}
