#!/usr/bin/env bats
# That something took place.
load helper

@test "a session was held, by whom, and whose turn it was" {
    planned
    expect 0 miraif --json session log 1-A-1 --minutes 60 --theme 転職 --who p4 --who p5
    [ "$(json 'd["data"]["state"]')" = held ]
    sqlite3 -readonly .miraif/miraif.db "SELECT kind, minutes, theme FROM log" >row
    [ "$(<row)" = "peer|60|転職" ]
    expect 0 miraif --json session show 1-A-1
    [ "$(json '[p["attendance"] for p in d["data"]["people"]].count("present")')" = 2 ]
    miraif -q session log 1-A-1 --mentee p4 >/dev/null
    expect 0 miraif --json match peers 1-A
    [ "$(json '[m["held"] for m in d["data"]["teams"][0]["members"] if m["id"] == "p4"]')" = '[1]' ]
}

@test "the same again changes nothing" {
    planned
    miraif -q session log 1-A-1 --minutes 60 >/dev/null
    entries=$(miraif history --format ids | wc -l)
    expect 0 miraif session log 1-A-1 --minutes 60
    [ "$(miraif history --format ids | wc -l)" = "$entries" ]
}

@test "content has no place" {
    planned
    long=$(printf 'あ%.0s' {1..61})
    expect 1 miraif session log 1-A-1 --theme "$long"
    has stderr "what people tell each other is not kept"
    expect 1 miraif session log 1-A-1 --theme $'転職\nそして'
}

@test "what is refused" {
    planned
    expect 1 miraif session log 1-1
    has stderr "session attend 1-1 present --all"
    expect 1 miraif session log 1-A-1 --at 2027-01-19
    expect 1 miraif session log 1-A-1 --mentee p3
    expect 2 miraif session log 1-A-1 --kind talk
    expect 4 miraif session log 1-A-99
}
