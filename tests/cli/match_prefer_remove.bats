#!/usr/bin/env bats
# Wishes are taken back.
load helper

wishing() {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    mapfile -t mentors < <(miraif --format ids person list --role mentor)
    miraif -q match prefer 1 p1 "${mentors[0]}" "${mentors[1]}" >/dev/null
    miraif -q match prefer 1 1-A "${mentors[0]}" >/dev/null
}

@test "those of one, and no others" {
    wishing
    expect 0 miraif --json match prefer remove 1 p1
    [ "$(json 'd["data"]["removed"]')" = 2 ]
    expect 0 miraif --json match prefer list 1
    [ "$(json '[w["who"] for w in d["data"]]')" = '["1-A"]' ]
}

@test "undo brings them back" {
    wishing
    miraif match prefer list 1 >before
    miraif -q match prefer remove 1 1-A
    miraif -q undo >/dev/null
    miraif match prefer list 1 | cmp - before
}

@test "who made none" {
    wishing
    expect 4 miraif match prefer remove 1 p2
    has stderr "match prefer list 1"
    expect 4 miraif match prefer remove 1 p999
    expect 4 miraif match prefer remove 2 p1
}
