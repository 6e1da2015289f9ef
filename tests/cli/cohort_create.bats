#!/usr/bin/env bats
# miraif cohort create.
load helper

@test "a new cohort has four teams of four unless told otherwise" {
    store
    expect 0 miraif cohort create 1 --start 2027-01-15 --json
    [ "$(json 'd["data"]["name"], d["data"]["teams"], d["data"]["team_size"], d["data"]["seats"]')" = '["1期", 4, 4, 16]' ]
    [ "$(json 'd["data"]["next"]')" = "miraif cohort import 1" ]
    [ "$(json 'd["warnings"]')" = "[]" ]
    expect 0 miraif cohort create 2 --name 夏の期 --start 2027-07-16 --teams 5 --team-size 3
    has output 夏の期
    [ "$(miraif cohort list --format ids)" = $'1\n2' ]
}

@test "a number is given once" {
    store
    miraif -q cohort create 1 --start 2027-01-15
    expect 1 miraif cohort create 1 --start 2027-02-19 --name other
    has stderr "cohort 1 is there already"
    has stderr "miraif cohort edit 1"
    expect 1 miraif cohort create 1 --start 2027-02-19 --json
    is ""
    [[ $stderr == *'"code":"conflict"'* ]]
    [ "$(miraif cohort list --format csv | wc -l)" = 2 ]
}

@test "another day than a Friday is stored with a warning" {
    store
    expect 0 miraif cohort create 1 --start 2027-01-16
    has stderr "not a Friday"
    expect 0 miraif cohort show 1
    has output 2027-01-16
}

@test "dates that do not exist and sizes out of range are refused" {
    store
    expect 2 miraif cohort create 1 --start 2027-02-29
    expect 2 miraif cohort create 1 --start 15.1.2027
    expect 2 miraif cohort create 1
    expect 2 miraif cohort create 0 --start 2027-01-15
    expect 2 miraif cohort create 1 --start 2027-01-15 --team-size 1
    expect 2 miraif cohort create 1 --start 2027-01-15 --teams 0
    expect 2 miraif cohort create 1 --start 2027-01-15 --teams many
    expect 10 miraif --db nowhere.db cohort create 1 --start 2027-01-15
    expect 0 miraif cohort list --format ids
    is ""
}

@test "a dry run reports the same and stores nothing" {
    store
    expect 0 miraif cohort create 1 --start 2027-01-15 --json -n
    dry=$output
    expect 0 miraif cohort create 1 --start 2027-01-15 --json
    is "$dry"
}
