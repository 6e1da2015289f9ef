#!/usr/bin/env bats
# miraif cohort edit.
load helper

@test "what is given changes, the rest stays" {
    store
    miraif -q cohort create 1 --start 2027-01-15
    expect 0 miraif cohort edit 1 --name 冬の期 --teams 5
    expect 0 miraif cohort show 1 --json
    [ "$(json 'd["data"]["name"], d["data"]["start"], d["data"]["teams"], d["data"]["team_size"]')" = '["冬の期", "2027-01-15", 5, 4]' ]
}

@test "the same again changes nothing" {
    store
    miraif -q cohort create 1 --start 2027-01-15
    expect 0 miraif cohort edit 1 --start 2027-01-22 --json
    once=$output
    expect 0 miraif cohort edit 1 --start 2027-01-22 --json
    is "$once"
}

@test "a dry run shows and keeps" {
    store
    miraif -q cohort create 1 --start 2027-01-15
    expect 0 miraif cohort edit 1 --teams 9 --dry-run
    has output 9
    expect 0 miraif cohort show 1 --json
    [ "$(json 'd["data"]["teams"]')" = 4 ]
}

@test "nothing to change, a bad date, a bad size, an unknown cohort" {
    store
    miraif -q cohort create 1 --start 2027-01-15
    expect 2 miraif cohort edit 1
    has stderr "--team-size"
    expect 2 miraif cohort edit 1 --start 2027-13-01
    expect 2 miraif cohort edit 1 --team-size 41
    expect 1 miraif cohort edit 1 --name ""
    expect 4 miraif cohort edit 2 --teams 3
    has stderr "cohorts that are there: 1"
}
