#!/usr/bin/env bats
# miraif cohort list.
load helper

@test "without a cohort the list is empty" {
    store
    expect 0 miraif cohort list
    has output "nothing to list"
    expect 0 miraif cohort list --json
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "cohorts come by number with their counts" {
    sample
    miraif -q cohort create 10 --start 2028-01-14
    miraif -q cohort create 2 --start 2027-04-16
    expect 0 miraif cohort list --json
    [ "$(json '[c["id"] for c in d["data"]]')" = "[1, 2, 10]" ]
    [ "$(json 'd["data"][0]["applications"] > 40 and d["data"][0]["statuses"]["applied"] == d["data"][0]["applications"]')" = true ]
    [ "$(json 'd["data"][0]["next"]')" = "miraif cohort review criteria 1" ]
    expect 0 miraif cohort list
    has output "1期"
    has output "miraif cohort import 2"
}

@test "it needs a store" {
    expect 10 miraif cohort list
    is ""
    has stderr "miraif init"
}
