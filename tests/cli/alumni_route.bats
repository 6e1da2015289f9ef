#!/usr/bin/env bats
# Circles widen until somebody answers.
load helper

db=.miraif/miraif.db

asked() {
    graduated
    from=$(miraif --format ids alumni list | head -1)
    miraif -q alumni ask 最初の壁をどう越えましたか --from "$from" >/dev/null
}

circle() {
    json 'd["data"][0]["circle"]'
}

@test "one step a call: team, cohort, alumni, mentors, community manager, who is reminded then" {
    asked
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    local boss
    boss=$(miraif --format ids person list --role mentor | tail -1)
    miraif -q cohort staff add 1 "$boss" --duty community-manager >/dev/null
    expect 0 miraif --json alumni route a1
    [ "$(circle)" = cohort ]
    [ "$(json 'len({r["id"] for r in d["data"][0]["routed"]})')" = 6 ]
    local last=
    for _ in 1 2 3 4 5; do
        expect 0 miraif --json alumni route a1
        last="$last $(circle)"
    done
    [ "$last" = " alumni mentors community-manager community-manager community-manager" ]
    [ "$(json 'd["data"][0]["reminders"]')" = 3 ]
    [ "$(json 'len(d["data"][0]["routed"]) == len({r["id"] for r in d["data"][0]["routed"]})')" = true ]
    [ "$(json "\"$from\" in {r['id'] for r in d['data'][0]['routed']}")" = false ]
    [ "$(sqlite3 $db "SELECT count(*) FROM item WHERE rule = 'ask-escalated' AND person = ${boss#p}")" = 1 ]
}

@test "--due takes a step where the time has run out, once, and none where somebody answered" {
    asked
    expect 0 miraif --json alumni route --due
    [ "$(json 'd["data"]')" = "[]" ]
    export MIRAIF_NOW=2026-12-03T09:00:00+09:00
    expect 0 miraif --json alumni route --due
    [ "$(json '[(a["id"], a["circle"], a["due"]) for a in d["data"]]')" = '[["a1", "cohort", "2026-12-05T09:00:00+09:00"]]' ]
    expect 0 miraif --json alumni route --due
    [ "$(json 'd["data"]')" = "[]" ]
    local helper
    helper=$(miraif --format ids alumni list | tail -1)
    miraif -q alumni answer a1 はい --from "$helper" >/dev/null
    export MIRAIF_NOW=2026-12-09T09:00:00+09:00
    expect 0 miraif --json alumni route --due
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "--not holds for further steps; letters of the night wait for the morning" {
    asked
    local last
    last=$(miraif --format ids alumni list | tail -1)
    export MIRAIF_NOW=2026-12-01T23:30:00+09:00
    miraif -q alumni route a1 --not "$last" >/dev/null
    for _ in 1 2 3 4; do
        miraif -q alumni route a1 >/dev/null 2>&1
    done
    expect 0 miraif --json alumni asks
    [ "$(json "\"$last\" in {r['id'] for r in d['data'][0]['routed']}")" = false ]
    [ "$(sqlite3 $db "SELECT DISTINCT datetime(due + 32400, 'unixepoch') FROM item ORDER BY 1")" = $'2026-12-01 09:00:00\n2026-12-02 08:00:00' ]
}

@test "what cannot be routed" {
    asked
    expect 4 miraif alumni route a9
    expect 2 miraif alumni route
    expect 2 miraif alumni route a1 --due
    expect 2 miraif alumni route 1-A
    miraif -q alumni answer a1 --close もう大丈夫です >/dev/null
    expect 1 miraif alumni route a1
    has stderr "a1 is closed"
}

@test "nobody is community manager: the founder stands in, never who asks; else it is said" {
    asked
    for _ in 1 2 3; do
        miraif -q alumni route a1 >/dev/null 2>&1
    done
    export MIRAIF_NOW=2026-12-04T09:00:00+09:00
    expect 0 miraif alumni route --due
    has stderr "nobody holds that duty"
    miraif -q cohort staff add 1 "$from" --duty community-manager >/dev/null
    miraif -q cohort staff add 1 p5 --duty founder >/dev/null
    export MIRAIF_NOW=2026-12-07T09:00:00+09:00
    expect 0 miraif --json alumni route --due
    [ "$(json 'd["data"][0]["owner"]')" = p5 ]
    [ "$(json 'd["warnings"]')" = "[]" ]
    [ "$(sqlite3 $db "SELECT person, args LIKE '%asked%' FROM item WHERE rule = 'ask-escalated'")" = "5|1" ]
}
