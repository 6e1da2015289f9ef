#!/usr/bin/env bats
# miraif person company unrelate.
load helper

@test "a relation is withdrawn, from either side" {
    store
    miraif -q person company relation a b --kind client --rule forbid
    expect 0 miraif person company unrelate b a
    expect 0 miraif person company list --format ids
    is ""
}

@test "there is none" {
    store
    expect 4 miraif person company unrelate a b
    has stderr "stand in no relation"
}

@test "the same company, no company" {
    store
    expect 1 miraif person company unrelate 見本電機 ㈱見本電機
    expect 1 miraif person company unrelate 見本電機 フリーランス
}
