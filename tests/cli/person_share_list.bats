#!/usr/bin/env bats
# miraif person share list.
load helper

@test "of everybody, and of one" {
    sample
    miraif -q person share p2 company --with public
    miraif -q person share p1 concern --with team --until 2026-11-30
    expect 0 miraif person share list --json
    [ "$(json '[(s["person"], s["field"], s["over"]) for s in d["data"]]')" = '[["p1", "concern", true], ["p2", "company", false]]' ]
    expect 0 miraif person share list p2 --format ids
    is p2
}

@test "nothing is shared" {
    sample
    expect 0 miraif person share list --json
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "an unknown person, no store" {
    expect 10 miraif person share list
    store
    expect 4 miraif person share list p9
}
