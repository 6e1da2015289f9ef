#!/usr/bin/env bats
# `miraif person knows list`.
load helper

@test "everybody's, or one person's" {
    sample
    miraif -q person knows p1 p2 --from 前職
    miraif -q person knows p3 p2
    expect 0 miraif person knows list
    has output 前職
    expect 0 miraif person knows list p3 --json
    [ "$(json '[(k["person"], k["other"]) for k in d["data"]]')" = '[["p2", "p3"]]' ]
}

@test "nobody said so" {
    sample
    expect 0 miraif --json person knows list
    [ "$(json 'd["data"]')" = '[]' ]
}

@test "whoever does not exist" {
    sample
    expect 4 miraif person knows list p999
}
