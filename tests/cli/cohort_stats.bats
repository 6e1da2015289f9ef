#!/usr/bin/env bats
# miraif cohort stats.
load helper

@test "applications by what was said" {
    sample
    expect 0 miraif cohort stats 1 --json
    [ "$(json 'sorted({c["by"] for c in d["data"]})')" = '["age", "company", "gender", "industry", "occupation", "status"]' ]
    [ "$(json 'len({sum(c["people"] for c in d["data"] if c["by"] == by) for by in ("status", "industry", "age", "company")})')" = 1 ]
    [ "$(json '[c["people"] for c in d["data"] if c["by"] == "company"][0]')" = 2 ]
    expect 0 miraif cohort stats 1
    has output 製造
}

@test "a cohort without applications has no numbers" {
    store
    miraif -q cohort create 1 --start 2027-01-15
    expect 0 miraif cohort stats 1 --json
    [ "$(json 'd["data"]')" = "[]" ]
    expect 0 miraif cohort stats 1 --format csv
    is "by,value,people"
}

@test "an unknown cohort" {
    store
    expect 4 miraif cohort stats 7 --json
    is ""
    has stderr not_found
}

@test "satisfaction with sessions, from five answers on" {
    planned
    export MIRAIF_NOW=2027-01-16T12:00:00+09:00
    head -n 5 "$MIRAIF_DATA/survey.csv" >form.csv
    miraif -q session survey import 1-1 form.csv
    expect 0 miraif cohort stats 1 --format csv
    lacks output satisfaction
    miraif -q session survey import 1-1 "$MIRAIF_DATA/survey.csv"
    expect 0 miraif cohort stats 1 --format csv
    has output $'satisfaction,3,1\nsatisfaction,4,2\nsatisfaction,5,3'
}
