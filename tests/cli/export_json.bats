#!/usr/bin/env bats
# miraif export json.
load helper

@test "an empty store is a whole document" {
    store
    expect 0 miraif export json
    [ "$(json 'd["schema"], d["data"]["people"], d["data"]["cohorts"], d["warnings"]')" = '["miraif/export-json/1", [], [], []]' ]
    [ "$(json 'len(d["data"]["store"]["uuid"])')" = 36 ]
    plain=$output
    expect 0 miraif export json --json
    is "$plain"
}

@test "everything that the store holds" {
    sample
    miraif -q person apart p1 p2 --why 親族
    miraif -q person company relation 見本商事 架空銀行 --kind client --rule avoid
    expect 0 miraif export json
    [ "$(json 'len(d["data"]["people"]) == len(d["data"]["applications"]) > 40')" = true ]
    [ "$(json 'd["data"]["separations"][0]["why"], d["data"]["relations"][0]["rule"]')" = '["親族", "avoid"]' ]
    [ "$(json 'all(a["answers"] for a in d["data"]["applications"])')" = true ]
    first=$output
    expect 0 miraif export json
    is "$first"
}

@test "one cohort has its applicants and what stands between them" {
    sample
    miraif -q cohort create 2 --start 2027-04-16
    miraif -q person apart p1 p2
    expect 0 miraif export json 2
    [ "$(json '[c["id"] for c in d["data"]["cohorts"]], d["data"]["people"], d["data"]["separations"]')" = '[[2], [], []]' ]
    expect 0 miraif export json 1
    [ "$(json 'len(d["data"]["separations"])')" = 1 ]
}

@test "an unknown cohort, no store, a full disk" {
    expect 10 miraif export json
    store
    expect 4 miraif export json 3
    is ""
    expect 74 miraif export json -o /dev/full
}
