#!/usr/bin/env bats
# miraif person note list.
load helper

@test "notes, oldest first, without their texts" {
    sample
    miraif -q person note p2 "MARK one"
    miraif -q person note p1 "MARK two" --snooze 2027-01-05
    expect 0 miraif person note list --json
    [ "$(json '[(n["id"], n["person"], n["snooze"]) for n in d["data"]]')" = '[["n1", "p2", null], ["n2", "p1", "2027-01-05"]]' ]
    lacks output MARK
    expect 0 miraif person note list p1 --format ids
    is n2
}

@test "nothing was written" {
    sample
    expect 0 miraif person note list --json
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "an unknown person, no store" {
    expect 10 miraif person note list
    store
    expect 4 miraif person note list p999
}
