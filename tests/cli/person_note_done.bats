#!/usr/bin/env bats
# Notes that came up again.
load helper

@test "done with it, or put off" {
    sample
    miraif -q person note p1 電話 --snooze 2026-12-03 >/dev/null
    expect 0 miraif --json person note done n1 --snooze 2027-01-05
    [ "$(json '[d["data"][k] for k in ("id", "person", "snooze")]')" = '["n1", "p1", "2027-01-05"]' ]
    expect 0 miraif --json person note done n1
    [ "$(json 'd["data"]["snooze"]')" = null ]
    expect 0 miraif person note done n1
    miraif -q undo >/dev/null
    expect 0 miraif --json person note list
    [ "$(json 'd["data"][0]["snooze"]')" = 2027-01-05 ]
}

@test "no such note" {
    sample
    expect 4 miraif person note done n1
    has stderr "there is no note n1"
}

@test "what names no note" {
    sample
    expect 2 miraif person note done p1
    has stderr "write n5"
}
