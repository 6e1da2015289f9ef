#!/usr/bin/env bats
# miraif person apart.
load helper

@test "two people are kept apart, in either order, once" {
    sample
    expect 0 miraif person apart p2 p1 --reason "元上司と部下" --json
    [ "$(json 'd["data"]["person"], d["data"]["other"], d["data"]["why"]')" = '["p1", "p2", "元上司と部下"]' ]
    expect 0 miraif person apart p1 p2 --json
    [ "$(json 'd["data"]["why"]')" = "元上司と部下" ]
    expect 0 miraif person apart list --format ids
    is p1
}

@test "a new reason takes the place of the old" {
    sample
    miraif -q person apart p1 p2 --reason one
    expect 0 miraif person apart p1 p2 --reason another
    has output another
    expect 0 miraif person apart list
    has output another
    lacks output one,
}

@test "one person, an unknown one, a dry run" {
    sample
    expect 1 miraif person apart p1 p1
    expect 4 miraif person apart p1 p999
    expect 2 miraif person apart p1
    expect 0 miraif person apart p1 p2 -n
    expect 0 miraif person apart list --format ids
    is ""
}
