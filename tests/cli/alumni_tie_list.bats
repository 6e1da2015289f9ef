#!/usr/bin/env bats
# What grew between people.
load helper

ties() {
    sample
    miraif -q alumni tie p3 p9 --kind business --both >/dev/null
    miraif -q alumni tie p5 p3 --kind hire >/dev/null
    miraif -q alumni tie p7 p8 --kind hire >/dev/null
}

@test "all, by person, by kind, by state" {
    ties
    expect 0 miraif --format ids alumni tie list
    is $'t1\nt2\nt3'
    expect 0 miraif --format ids alumni tie list --person p3
    is $'t1\nt2'
    expect 0 miraif --format ids alumni tie list --kind hire
    is $'t2\nt3'
    expect 0 miraif --format ids alumni tie list --state confirmed
    is t1
}

@test "nothing yet" {
    sample
    expect 0 miraif --json alumni tie list
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "no such person, kind or state" {
    ties
    expect 4 miraif alumni tie list --person p999
    expect 2 miraif alumni tie list --kind love
    expect 2 miraif alumni tie list --state old
}
