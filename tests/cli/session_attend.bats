#!/usr/bin/env bats
# Who came.
load helper

@test "the exceptions first, then all others" {
    planned
    expect 0 miraif session attend 1-1 absent p4
    has output "noted of 1 people"
    expect 0 miraif --json session attend 1-1 present --all
    [ "$(json 'd["data"]["state"], len([p for p in d["data"]["people"] if p["attendance"] == "present"])')" = '["held", 15]' ]
    expect 0 miraif session attend 1-1 late p4 p5
    has output "noted of 2 people"
    expect 0 miraif session attend 1-1 late p4 p5
    has output "noted of 0 people"
}

@test "absence alone does not say that it took place" {
    planned
    expect 0 miraif --json session attend 1-1 excused p4
    [ "$(json 'd["data"]["state"]')" = planned ]
}

@test "a turn without its mentee is missed" {
    planned
    mentee=$(miraif --json session show 1-A-1 | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["mentee"])')
    export MIRAIF_NOW=2027-02-01T09:00:00+09:00
    expect 0 miraif session attend 1-A-1 absent "$mentee"
    has output "owed a turn; miraif match peers 1-A --settle"
    miraif -q session attend 1-A-1 present --all
    expect 0 miraif --json match peers 1-A
    [ "$(json '[(m["id"], m["missed"], m["held"]) for m in d["data"]["teams"][0]["members"] if m["missed"] and m["id"] == "'"$mentee"'"]')" = "[[\"$mentee\", 1, 0]]" ]
}

@test "a mentee who excuses themselves in time swaps turns, and nobody is owed any" {
    planned
    read -r mentee other <<<"$(sqlite3 -separator ' ' .miraif/miraif.db "SELECT
        (SELECT mentee FROM session WHERE id = '1-A-1'), (SELECT mentee FROM session WHERE id = '1-A-2')")"
    expect 0 miraif --json session attend 1-A-1 excused "p$mentee" "p$other"
    [ "$(json 'd["data"]["mentee"] not in ("p'"$mentee"'", "p'"$other"'"), d["data"]["sequence"] > 0')" = "[true, true]" ]
    expect 0 miraif --json match peers 1-A
    [ "$(json '[(m["planned"], m["owed"]) for m in d["data"]["teams"][0]["members"]]')" = "[[3, 0], [3, 0], [3, 0], [3, 0]]" ]
}

@test "who had a turn by the log has had it, and who was away is owed one until it is paid" {
    planned
    export MIRAIF_NOW=2027-02-01T09:00:00+09:00
    mentee=$(sqlite3 .miraif/miraif.db "SELECT mentee FROM session WHERE id = '1-A-1'")
    other=$(sqlite3 .miraif/miraif.db "SELECT mentee FROM session WHERE id = '1-A-2'")
    miraif -q session log 1-A-1 --at 2027-01-20 --mentee "p$other" >/dev/null
    miraif -q session log 1-A-2 --at 2027-01-27 >/dev/null
    expect 0 miraif --json match peers 1-A
    [ "$(json '{m["id"]: [m["held"], m["owed"] > 0] for m in d["data"]["teams"][0]["members"]}["p'"$mentee"'"]')" = "[0, true]" ]
    [ "$(json '{m["id"]: [m["held"], m["owed"] > 0] for m in d["data"]["teams"][0]["members"]}["p'"$other"'"]')" = "[2, false]" ]
    expect 0 miraif --json match peers 1-A --settle
    [ "$(json 'd["data"]["changed"] > 0, {m["owed"] for m in d["data"]["teams"][0]["members"]} == {0}')" = "[true, true]" ]
}

@test "nobody is thanked for having come who was away, and whoever came after all is asked how it was" {
    planned
    surveys="SELECT group_concat(person, ' ') FROM (SELECT person FROM item WHERE rule = 'survey' AND object = '1-1'
        AND cancelled_at IS NULL AND person IN (2, 3, 4) ORDER BY person)"
    miraif -q session rsvp 1-1 p4 no >/dev/null
    [ "$(sqlite3 .miraif/miraif.db "$surveys")" = "2 3" ]
    export MIRAIF_NOW=2027-01-16T08:00:00+09:00
    expect 0 miraif session attend 1-1 absent p2 p3
    has output "letters: 2 waiting ones cancelled"
    expect 0 miraif session attend 1-1 present p3 p4
    has output "2 queued"
    [ "$(sqlite3 .miraif/miraif.db "$surveys")" = "3 4" ]
    expect 0 miraif session attend 1-1 late p3
    lacks output queued
}

@test "what is refused" {
    planned
    expect 2 miraif session attend 1-1 present
    expect 2 miraif session attend 1-1 there p4
    expect 4 miraif session attend 1-1 present p999
    expect 4 miraif session attend 1-9 present p4
}
