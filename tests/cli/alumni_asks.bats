#!/usr/bin/env bats
# What was asked, and what still waits.
load helper

asked() {
    graduated
    miraif -q alumni ask 一つ目です --from p1 >/dev/null
    miraif -q alumni ask 二つ目です --from p3 >/dev/null
    miraif -q alumni ask 三つ目です --from p3 >/dev/null
    miraif -q alumni answer a2 こうしました --from p2 >/dev/null
    miraif -q alumni answer a3 こうしました --from p2 --close うまくいきました >/dev/null
}

@test "open, answered, closed" {
    asked
    expect 0 miraif --json alumni asks
    [ "$(json '[(a["id"], a["state"]) for a in d["data"]]')" = '[["a1", "open"], ["a2", "answered"], ["a3", "closed"]]' ]
    expect 0 miraif --format ids alumni asks --open
    is $'a1\na2'
    expect 0 miraif alumni asks
    has output 一つ目です
}

@test "--unanswered exits 7 while somebody waits, and 0 after" {
    asked
    expect 7 miraif --json alumni asks --unanswered
    [ "$(json '[a["id"] for a in d["data"]]')" = '["a1"]' ]
    [ "$(json 'd["data"][0]["overdue"]')" = false ]
    MIRAIF_NOW=2026-12-04T09:00:00+09:00 expect 7 miraif --json alumni asks --unanswered
    [ "$(json 'd["data"][0]["overdue"]')" = true ]
    miraif -q alumni answer a1 はい --from p2 >/dev/null
    expect 0 miraif --json alumni asks --unanswered
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "nothing asked yet" {
    store
    expect 0 miraif --json alumni asks
    [ "$(json 'd["data"]')" = "[]" ]
    expect 0 miraif alumni asks --unanswered
}
