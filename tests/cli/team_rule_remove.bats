#!/usr/bin/env bats
# Ending a rule.
load helper

@test "a rule is gone, and its number is not used again" {
    sample
    miraif -q team rule add 1 apart p1 p2 >/dev/null
    expect 0 miraif team rule remove r1
    is "rule r1 is gone"
    expect 0 miraif --format ids team rule list 1
    is ""
    miraif -q team rule add 1 apart p1 p2 >/dev/null
    expect 0 miraif --format ids team rule list 1
    is r2
}

@test "twice, and what is no rule" {
    sample
    miraif -q team rule add 1 apart p1 p2 >/dev/null
    miraif -q team rule remove r1 >/dev/null
    expect 4 miraif team rule remove r1
    expect 2 miraif team rule remove 1
    expect 2 miraif team rule remove r
}

@test "undo brings it back" {
    sample
    miraif -q team rule add 1 apart p1 p2 >/dev/null
    miraif -q team rule remove r1 >/dev/null
    miraif -q undo >/dev/null
    expect 0 miraif --format ids team rule list 1
    is r1
}
