#!/usr/bin/env bats
# What is new, the latest first.
load helper

told() {
    sample
    miraif -q alumni update p3 一つめ --at 2026-10-01 --digest yes >/dev/null
    miraif -q alumni update p3 二つめ --at 2026-11-01 >/dev/null
    miraif -q alumni update p5 三つめ --at 2026-10-15 --kind learning --digest yes >/dev/null
}

@test "the latest first, of all or of one" {
    told
    expect 0 miraif --json alumni update list
    [ "$(json '[u["text"] for u in d["data"]]')" = '["二つめ", "三つめ", "一つめ"]' ]
    expect 0 miraif --json alumni update list --person p3
    [ "$(json '[u["text"] for u in d["data"]]')" = '["二つめ", "一つめ"]' ]
    expect 4 miraif alumni update list --person p999
}

@test "the latest of each; since a day; what the digest may tell" {
    told
    expect 0 miraif --format ids alumni update list --latest
    is $'u2\nu3'
    expect 0 miraif --format ids alumni update list --since 2026-10-10
    is $'u2\nu3'
    expect 0 miraif --format ids alumni update list --digest
    is $'u3\nu1'
}

@test "nothing told yet" {
    sample
    expect 0 miraif --json alumni update list
    [ "$(json 'd["data"]')" = "[]" ]
}
