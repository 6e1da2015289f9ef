#!/usr/bin/env bats
# miraif person apart remove.
load helper

@test "a pair is ended" {
    sample
    miraif -q person apart p1 p2
    expect 0 miraif person apart remove p2 p1
    has output "no longer kept apart"
    expect 0 miraif person apart list --format ids
    is ""
}

@test "what is not there cannot end" {
    sample
    expect 4 miraif person apart remove p1 p2
    has stderr "p1 and p2 are not kept apart"
    miraif -q person apart p1 p2
    expect 0 miraif person apart remove p1 p2
    expect 4 miraif person apart remove p1 p2
}

@test "an unknown person, a person too few" {
    sample
    expect 4 miraif person apart remove p1 p999
    expect 2 miraif person apart remove p1
}
