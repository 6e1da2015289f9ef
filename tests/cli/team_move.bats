#!/usr/bin/env bats
# Somebody goes into another team: the effect first, then what follows.
load helper

# The numbers of the people of each team.
members() {
    output=$(miraif --json team list 1) && json '[[m["id"] for m in t["members"]] for t in d["data"]]'
}

@test "the effect is said, and --dry-run keeps nothing" {
    teamed
    local before
    before=$(members)
    expect 0 miraif team move p4 --to 1-B --dry-run
    has output "1-A → 1-B"
    has output "score before"
    has output "worst team"
    [ "$(members)" = "$before" ]
}

@test "a move is kept as a run of its own; undo takes it back; explain tells of it" {
    teamed
    local before
    before=$(members)
    expect 0 miraif --json team move p4 --to 1-B --reason 希望
    [ "$(json 'd["data"]["kept"], [m["to"] for m in d["data"]["moves"]], d["data"]["run"] > d["data"]["before"]')" = '[true, ["1-B"], true]' ]
    expect 0 miraif --json team show 1-B
    [ "$(json '"p4" in [m["id"] for m in d["data"]["members"]]')" = true ]
    expect 0 miraif team explain 1-B
    has output "changed by hand"
    has output 希望
    expect 0 miraif doctor
    miraif -q undo >/dev/null
    [ "$(members)" = "$before" ]
}

@test "a rule that would not hold is named and refused, unless forced with a reason" {
    teamed
    expect 1 miraif --json team move p1 --to 1-C
    has stderr "rules would not hold"
    has stderr 見本商事
    [ "$(json 'd["data"]["kept"], len(d["data"]["broken"])')" = '[false, 1]' ]
    expect 1 miraif team move p1 --to 1-C --force
    has stderr "--reason"
    expect 0 miraif team move p1 --to 1-C --force --reason 本人の願い
    has stderr "does not hold"
    expect 0 miraif team explain 1-C
    has output "set aside"
}

@test "a draft moves, too, and is adopted as it is then" {
    selected
    miraif -q team form 1 >/dev/null
    expect 0 miraif team move p4 --to 1-B
    expect 0 miraif team adopt 1
    expect 0 miraif --json team show 1-B
    [ "$(json 'd["data"]["state"], len(d["data"]["members"])')" = '["adopted", 5]' ]
}

@test "a draft that was forced over a rule is adopted; one that was tampered with is not" {
    selected
    miraif -q team form 1 >/dev/null
    expect 0 miraif -q team move p1 --to 1-C --force --reason 例外
    cp -r .miraif forced
    expect 0 miraif team adopt 1
    rm -r .miraif && mv forced .miraif
    sqlite3 .miraif/miraif.db "UPDATE team_member SET number = 1 WHERE person = 2 AND run = (SELECT max(id) FROM run)"
    expect 1 miraif --json team adopt 1
    has stderr '"code":"internal"'
}

@test "teams that have met stay together" {
    planned
    MIRAIF_NOW=2027-02-10T09:00:00+09:00 expect 1 miraif team move p4 --to 1-B
    has stderr "first peer session"
    MIRAIF_NOW=2027-02-10T09:00:00+09:00 expect 0 miraif team move p4 --to 1-B --force --reason 転勤
}

@test "turns, reminders and letters follow" {
    planned
    expect 0 miraif --json team move p4 --to 1-B
    [ "$(json 'd["data"]["letters"], d["data"]["turns"] > 0')" = '[2, true]' ]
    [[ $(waiting_letters) == *team-changed:2* ]]
    [ "$(sqlite3 .miraif/miraif.db "SELECT count(*) FROM item WHERE person = 4 AND object LIKE '1-A-%' AND cancelled_at IS NULL")" = 0 ]
    [ "$(sqlite3 .miraif/miraif.db "SELECT count(*) > 0 FROM item WHERE person = 4 AND object LIKE '1-B-%' AND cancelled_at IS NULL")" = 1 ]
    expect 0 miraif --json match peers 1-A
    [ "$(json '"p4" in [m["id"] for m in d["data"]["teams"][0]["members"]]')" = false ]
    miraif -q team move p4 --to 1-C >/dev/null
    [[ $(waiting_letters) == *team-changed:3* ]]
}

@test "who is nowhere, what is no team, and no teams at all" {
    teamed
    expect 1 miraif team move p11 --to 1-B
    has stderr "does not take part"
    expect 1 miraif team move p4 --to 1-A
    has stderr "already"
    expect 4 miraif team move p4 --to 1-Q
    expect 4 miraif team move p4 --to 7-A
    rm -r .miraif && selected
    expect 4 miraif team move p4 --to 1-B
    has stderr "miraif team form 1"
}

# Adopted teams with a mentor each.
matched() {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    miraif -q match mentors 1 && miraif -q match adopt 1
}

leader() {
    miraif --json match explain "$1" | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["match"]["mentor"]["id"])'
}

@test "the mentor of the new team is held to separation: named and refused, unless forced" {
    matched
    local mentor
    mentor=$(leader 1-B)
    miraif -q person apart p4 "$mentor" >/dev/null
    expect 1 miraif --json team move p4 --to 1-B
    has stderr "p4 設例 健太 is separated from $mentor "
    has stderr "who leads team 1-B"
    [ "$(json '[(b["rule"], b["people"]) for b in d["data"]["broken"]]')" = '[["mentor", ["p4", "'"$mentor"'"]]]' ]
    expect 0 miraif team move p4 --to 1-B --force --reason 本人と相談
    has stderr "does not hold: p4 設例 健太 is separated from $mentor"
    expect 0 miraif team move p4 --to 1-A
}

@test "a ban counts like that, a relation that is only to be told is told" {
    matched
    local mentor company
    mentor=$(leader 1-B)
    miraif -q match ban "$mentor" p4 >/dev/null
    expect 1 miraif team swap p4 p22
    has stderr "p4 設例 健太 is separated from $mentor "
    miraif -q match ban remove "$mentor" p4 >/dev/null 2>&1 || miraif -q undo >/dev/null
    company=$(miraif --json person show "$mentor" | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["company"])')
    miraif -q person company relation "みほん電機工業（株）" "$company" --kind client --rule tell >/dev/null
    expect 0 miraif team swap p4 p22
    has stderr "to be known: the companies of p4 設例 健太 and $mentor "
}
