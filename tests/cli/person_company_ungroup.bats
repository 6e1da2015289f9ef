#!/usr/bin/env bats
# miraif person company ungroup.
load helper

@test "a company leaves; a group of one is ended" {
    store
    miraif -q person company group a b c
    expect 0 miraif person company ungroup a
    expect 0 miraif person company list --json
    [ "$(json '[(c["key"], c["group"]) for c in d["data"]]')" = '[["b", "b"], ["c", "b"]]' ]
    expect 0 miraif person company ungroup c
    expect 0 miraif person company list --format ids
    is ""
}

@test "a company in no group" {
    store
    expect 4 miraif person company ungroup 見本電機
    has stderr "in no group"
}

@test "no company, and a dry run" {
    store
    expect 1 miraif person company ungroup 無職
    miraif -q person company group a b
    expect 0 miraif person company ungroup a -n
    expect 0 miraif person company list --format ids
    is $'a\nb'
}
