#!/usr/bin/env bats
# The list of seats.
load helper

@test "everybody by round and table, with reasons" {
    planned
    miraif -q session seat 1-1s --rounds 2 >/dev/null
    expect 0 miraif session seat show 1-1s
    has output "meets 3 new people"
    has output "make it valid with miraif session adopt 1-1s"
    expect 0 miraif session seat show 1-1s --format csv
    [ "$(head -1 <<<"$output")" = "round,table,id,name,kana,team,guest,code,new,again,from,reason" ]
    [ "$(wc -l <<<"$output")" = 33 ]
}

@test "of one person" {
    planned
    miraif -q session seat 1-1 >/dev/null
    miraif -q session adopt 1-1 >/dev/null
    expect 0 miraif --json session seat show 1-1 --person p4
    [ "$(json '[[s["table"], s["team"], s["code"], s["reason"]] for s in d["data"]]')" = '[[1, "1-A", "team", "with the team"]]' ]
    expect 0 miraif --lang ja session seat show 1-1 --person p4
    has output チーム
}

@test "no seats, and what is not there" {
    planned
    expect 0 miraif session seat show 1-1s
    has output "miraif session seat 1-1s"
    expect 4 miraif session seat show 1-9s
    expect 4 miraif session seat show 1-1s --person p999
}
