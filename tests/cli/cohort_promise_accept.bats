#!/usr/bin/env bats
# Acceptances entered by hand.
load helper

@test "an acceptance is noted once, and its letter does not leave" {
    teamed
    echo a | miraif -q cohort promise set -
    expect 0 miraif cohort promise accept hanako.mihon@example.jp --at 2026-12-01
    is "p1 見本 花子 accepted version 1"
    expect 0 miraif cohort promise accept p1
    is "p1 見本 花子 accepted version 1, as before"
    [ "$(waiting_letters)" = "promise:15 " ]
}

@test "an earlier version" {
    teamed
    echo a | miraif -q cohort promise set -
    echo b | miraif -q cohort promise set -
    expect 0 miraif --json cohort promise accept p1 --version 1
    [ "$(json '[d["data"][k] for k in ("id", "state", "version")]')" = '["p1", "outdated", 1]' ]
    expect 4 miraif cohort promise accept p1 --version 7
}

@test "nobody, nothing, and a time to come" {
    sample
    expect 4 miraif cohort promise accept p1
    echo a | miraif -q cohort promise set -
    expect 4 miraif cohort promise accept p999
    expect 1 miraif cohort promise accept p1 --at 2027-12-01
}
