#!/usr/bin/env bats
# The list from the door.
load helper

@test "a list comes in, and again without change" {
    planned
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    expect 0 miraif --json session attend import 1-1 "$MIRAIF_DATA/attendance.csv"
    [ "$(json 'd["data"]["created"]')" = 4 ]
    expect 0 miraif --json session attend import 1-1 "$MIRAIF_DATA/attendance.csv"
    [ "$(json 'd["data"]["unchanged"]')" = 4 ]
    expect 0 miraif --json session show 1-1
    [ "$(json 'sorted(p["attendance"] for p in d["data"]["people"] if p["attendance"])')" = '["excused", "late", "present", "present"]' ]
}

@test "bad rows are told of one by one" {
    planned
    printf 'email,出欠\nnobody@example.jp,出席\nhanako.mihon@example.jp,来たかも\n' >list.csv
    expect 3 miraif --json session attend import 1-1 list.csv
    [ "$(json '[r["reasons"][0] for r in d["data"]["rejected"]]')" = '["unknown_person", "unknown_answer"]' ]
}

@test "what is no list" {
    planned
    printf 'x,y\n1,2\n' >list.csv
    expect 65 miraif session attend import 1-1 list.csv
    expect 4 miraif session attend import 1-1 nowhere.csv
    expect 2 miraif session attend import 1-1
}
