#!/usr/bin/env bats
# Rules of the office about who shares a team.
load helper

@test "together and apart hold in the teams" {
    selected
    local one two three
    { read -r one; read -r two; read -r three; } < <(miraif --format ids person list --cohort 1 --status selected)
    expect 0 miraif team rule add 1 together "$one" "$two"
    has output "rule r1: all in one team: p"
    expect 0 miraif team rule add 1 apart "$one" "$three" --reason 同窓
    expect 0 miraif --json team form 1
    [ "$(json 'sorted(sum(m["id"] in ("'"$one"'", "'"$two"'") for m in t["members"]) for t in d["data"]["teams"])')" = "[0, 0, 0, 2]" ]
    [ "$(json 'max(sum(m["id"] in ("'"$one"'", "'"$three"'") for m in t["members"]) for t in d["data"]["teams"])')" = 1 ]
}

@test "the same rule again changes nothing but its reason" {
    sample
    miraif -q team rule add 1 apart p1 p2 p3 >/dev/null
    expect 0 miraif --json team rule add 1 apart p3 p1 p2 p1 --reason 同窓
    [ "$(json 'd["data"]["id"], d["data"]["reason"], [p["id"] for p in d["data"]["people"]]')" = '["r1", "同窓", ["p1", "p2", "p3"]]' ] ||
        [ "$(json 'd["data"]["id"], d["data"]["reason"], len(d["data"]["people"])')" = '["r1", "同窓", 3]' ]
    expect 0 miraif --format ids team rule list 1
    is r1
}

@test "unknown people, people of no cohort, one alone, a kind that is none" {
    sample
    miraif -q cohort create 2 --start 2027-06-04 --teams 4 --team-size 4 >/dev/null
    expect 4 miraif team rule add 1 apart p1 p999
    expect 1 miraif team rule add 2 apart p1 p2
    has stderr "has not applied to cohort 2"
    expect 1 miraif team rule add 1 together p1 p1
    has stderr "two people at least"
    expect 2 miraif team rule add 1 beside p1 p2
    expect 2 miraif team rule add 1 apart
    expect 4 miraif team rule add 3 apart p1 p2
    expect 0 miraif --format ids team rule list 1
    is ""
}
