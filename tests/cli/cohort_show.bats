#!/usr/bin/env bats
# miraif cohort show.
load helper

@test "a cohort with its dates, sizes, states and next step" {
    sample
    expect 0 miraif cohort show 1
    has output 2027-01-15
    has output applied
    has output reviewers
    has output "miraif cohort review criteria 1"
    expect 0 miraif cohort show 1 --json
    [ "$(json 'd["data"]["selection"], d["data"]["team_forming"], d["data"]["seats"]')" = '["open", "open", 16]' ]
}

@test "an empty cohort asks for applicants" {
    store
    miraif -q cohort create 3 --start 2027-01-15
    expect 0 miraif cohort show 3
    has output "miraif cohort import 3"
    lacks output applied
}

@test "an unknown cohort is told with those that are there" {
    store
    expect 4 miraif cohort show 1
    has stderr "miraif cohort create 1"
    miraif -q cohort create 2 --start 2027-01-15
    expect 4 miraif cohort show 1 --json
    is ""
    [[ $stderr == *'"code":"not_found"'*'"hint":"cohorts that are there: 2"'* ]]
}
