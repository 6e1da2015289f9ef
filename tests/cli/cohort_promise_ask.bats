#!/usr/bin/env bats
# Asking those who joined later, and reminding.
load helper

@test "who joined later is asked, once" {
    sample
    echo a | miraif -q cohort promise set -
    [ -z "$(waiting_letters)" ]
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'accepted' WHERE person IN (1, 2)"
    expect 0 miraif cohort promise ask 1
    is "letters queued: 2"
    expect 0 miraif cohort promise ask 1
    is "letters queued: 0"
}

@test "a reminder goes to those for whom nothing waits" {
    sample
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'accepted' WHERE person IN (1, 2)"
    echo a | miraif -q cohort promise set -
    expect 0 miraif cohort promise ask --again
    is "letters queued: 0"
    claim >/dev/null
    export MIRAIF_NOW=2026-12-08T09:00:00+09:00
    miraif -q cohort promise accept p2
    expect 0 miraif --json cohort promise ask --again
    [ "$(json 'd["data"]["queued"]')" = 1 ]
}

@test "there is nothing to ask for" {
    store
    expect 4 miraif cohort promise ask
    echo a | miraif -q cohort promise set -
    expect 4 miraif cohort promise ask 2
}
