#!/usr/bin/env bats
# The order of presentations.
load helper

@test "named first, the others drawn, the teams in turn" {
    planned
    expect 0 miraif --json session present 1-3 p4 --draw
    [ "$(json 'len(d["data"]), d["data"][0]["id"], len({p["id"] for p in d["data"]})')" = '[16, "p4", 16]' ]
    [ "$(json 'all(a["team"] != b["team"] for a, b in zip(d["data"], d["data"][1:]))')" = true ]
    first=$output
    expect 0 miraif --json session present 1-3
    [ "$output" = "$first" ]
    expect 0 miraif --json --seed 9 session present 1-3 p4 --draw
    [ "$output" != "$first" ]
}

@test "an order by hand" {
    planned
    expect 0 miraif session present 1-3 p5 p4 --format ids
    is $'p5\np4'
}

@test "none yet, and what is refused" {
    planned
    expect 0 miraif session present 1-3 --format ids
    is ""
    expect 1 miraif session present 1-3s --draw
    expect 1 miraif session present 1-3 p4 p4
    has stderr "named twice"
    expect 1 miraif session present 1-3 p6
    expect 4 miraif session present 1-9
}
