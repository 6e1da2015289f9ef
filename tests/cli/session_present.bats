#!/usr/bin/env bats
# The order of presentations.
load helper

@test "named first, the others drawn, the teams in turn" {
    planned
    expect 0 miraif --json session present 1-3 p4 --draw
    [ "$(json 'len(d["data"]), d["data"][0]["id"], len({p["id"] for p in d["data"]})')" = '[16, "p4", 16]' ]
    [ "$(json 'all(a["team"] != b["team"] for a, b in zip(d["data"], d["data"][1:]))')" = true ]
    first=$output
    expect 0 miraif --json session present 1-3
    [ "$output" = "$first" ]
    expect 0 miraif --json --seed 9 session present 1-3 p4 --draw
    [ "$output" != "$first" ]
}

@test "an order by hand" {
    planned
    expect 0 miraif session present 1-3 p5 p4 --format ids
    is $'p5\np4'
}

@test "who cannot come is not drawn" {
    planned
    miraif -q session rsvp 1-3 p4 no >/dev/null
    expect 0 miraif session present 1-3 p5 --draw --format ids
    [ "$(wc -l <<<"$output")" = 15 ]
    lacks output $'\np4\n'
}

@test "presenters hear of their place a week before, of the order that holds" {
    planned
    miraif -q session present 1-3 p5 p4 >/dev/null
    miraif -q session present 1-3 p4 p5 >/dev/null
    miraif -q session present 1-3 p5 p4 >/dev/null
    miraif -q session present 1-3 p4 p5 >/dev/null
    miraif -q session edit 1-3 --date 2027-04-16 >/dev/null
    sqlite3 -readonly .miraif/miraif.db "SELECT person, args ->> 'order', date(due + 32400, 'unixepoch') FROM item
        WHERE rule = 'presentation' AND cancelled_at IS NULL ORDER BY 1" >items
    [ "$(<items)" = $'4|1|2027-04-09\n5|2|2027-04-09' ]
    MIRAIF_NOW=2027-04-10T09:00:00+09:00 expect 0 claim --json
    cat out/*.jsonl | grep -q '発表の順番は1番目です'
    expect 0 miraif session cancel 1-3
    has stderr "handed to the mailer already"
}

@test "none yet, and what is refused" {
    planned
    expect 0 miraif session present 1-3 --format ids
    is ""
    expect 1 miraif session present 1-3s --draw
    expect 1 miraif session present 1-3 p4 p4
    has stderr "named twice"
    expect 1 miraif session present 1-3 p6
    expect 4 miraif session present 1-9
}
