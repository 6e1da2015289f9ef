#!/usr/bin/env bats
# The teams of a cohort.
load helper

@test "a draft, then adopted teams" {
    selected
    miraif -q team form 1 >/dev/null
    expect 0 miraif team list 1
    has output "1-A"
    has output "a draft; make it valid with miraif team adopt 1"
    expect 0 miraif --format ids team list 1
    is $'1-A\n1-B\n1-C\n1-D'
    expect 0 miraif --format jsonl team list 1
    [ "${output##*$'\n'}" = '{"end":4}' ]
}

@test "the teams of all cohorts, which completion offers" {
    selected
    miraif -q cohort create 2 --start 2027-07-02 >/dev/null
    miraif -q team form 1 >/dev/null
    expect 0 miraif --format ids team list
    is $'1-A\n1-B\n1-C\n1-D'
}

@test "no teams yet is done, too" {
    store
    miraif -q cohort create 1 --start 2027-01-15 --teams 4 --team-size 4 >/dev/null
    expect 0 miraif team list 1
    has output "no teams yet"
    expect 0 miraif --json team list 1
    is '{"schema":"miraif/team-list/1","data":[],"warnings":[]}'
}

@test "an unknown cohort, and none" {
    store
    expect 4 miraif team list 1
    expect 2 miraif team list A
}
