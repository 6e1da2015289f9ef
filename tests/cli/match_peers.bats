#!/usr/bin/env bats
# Turns, debts, and how they are paid.
load helper

@test "everybody's turns" {
    planned
    expect 0 miraif --json match peers 1
    [ "$(json '[t["team"] for t in d["data"]["teams"]]')" = '["1-A", "1-B", "1-C", "1-D"]' ]
    [ "$(json 'all(m["planned"] == 3 and m["owed"] == 0 and m["held"] == 0 for t in d["data"]["teams"] for m in t["members"])')" = true ]
    expect 0 miraif match peers 1-B
    has output 1-B
    lacks output 1-A
}

@test "a cancelled turn is owed, and paid with the next session" {
    planned
    miraif -q session cancel 1-A-3
    expect 0 miraif --json match peers 1-A
    [ "$(json '[m["owed"] for m in d["data"]["teams"][0]["members"]].count(1)')" = 1 ]
    miraif -q session add 1-A --date 2027-02-03 >/dev/null
    expect 0 miraif --json match peers 1-A --settle
    [ "$(json '[m["owed"] for m in d["data"]["teams"][0]["members"]], d["data"]["changed"]')" = '[[0, 0, 0, 0], 1]' ]
    expect 0 miraif --json match peers 1-A --settle
    [ "$(json 'd["data"]["changed"]')" = 0 ]
}

@test "a team goes on with three" {
    planned
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'left' WHERE person = 4"
    MIRAIF_NOW=2027-02-10T09:00:00+09:00 expect 0 miraif --json match peers 1-A --settle
    python3 - "$BATS_TEST_TMPDIR/out" <<'END'
import json, sys
team = json.load(open(sys.argv[1]))["data"]["teams"][0]
turns = [s["mentee"] for s in team["sessions"] if s["date"] >= "2027-02-08"]
assert "p4" not in turns and all(a != b for a, b in zip(turns, turns[1:])), turns
there = [m for m in team["members"] if not m["left"]]
assert [m["id"] for m in team["members"] if m["left"]] == ["p4"]
assert {m["planned"] for m in there} == {3}, there
END
}

@test "no teams, and what is neither" {
    selected
    expect 1 miraif match peers 1
    has stderr "miraif team form 1"
    expect 4 miraif match peers 8
    expect 2 miraif match peers p4
    miraif -q team form 1 >/dev/null && miraif -q team adopt 1 >/dev/null
    expect 4 miraif match peers 1-E
}
