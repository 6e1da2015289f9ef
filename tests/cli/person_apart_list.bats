#!/usr/bin/env bats
# miraif person apart list.
load helper

@test "nobody is kept apart at first" {
    store
    expect 0 miraif person apart list --json
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "all pairs, or those of one person" {
    sample
    miraif -q person apart p3 p1
    miraif -q person apart p2 p4 --reason 親族
    expect 0 miraif person apart list --json
    [ "$(json '[(a["person"], a["other"], a["why"]) for a in d["data"]]')" = '[["p1", "p3", null], ["p2", "p4", "親族"]]' ]
    expect 0 miraif person apart list p4 --json
    [ "$(json '[a["person"] for a in d["data"]]')" = '["p2"]' ]
}

@test "an unknown person" {
    store
    expect 4 miraif person apart list p1 --json
    is ""
}
