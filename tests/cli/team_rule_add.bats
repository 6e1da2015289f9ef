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

# How many of some people each team of the draft has, sorted.
counts() {
    output=$(miraif --json team list 1) && json 'sorted(sum(1 for m in t["members"] if '"$1"') for t in d["data"])'
}

@test "nobody alone, at least and at most of a value" {
    selected
    expect 0 miraif team rule add 1 never-alone 'industry=IT・通信'
    has output "nobody alone in a team"
    miraif -q team form 1 >/dev/null
    [[ $(counts 'm["industry"] == "IT・通信"') != *1* ]]
    miraif -q team rule remove r1
    expect 0 miraif --json team rule add 1 at-least 2 age=40-59
    miraif -q team rule add 1 at-most 2 'age=40-59'
    expect 0 miraif --json team form 1
    [ "$(json 'd["data"]["status"]')" = optimal ]
    [ "$(counts 'm["age"] >= 40')" = '[2, 2, 2, 2]' ]
    expect 0 miraif --json team rule list 1
    [ "$(json '[(r["kind"], r["field"], r["value"], r["amount"]) for r in d["data"]]')" = '[["at-least", "age", "40-59", 2], ["at-most", "age", "40-59", 2]]' ]
}

@test "a selection heeds them, too" {
    sample
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >/dev/null
    miraif -q team rule add 1 at-least 1 age=20-29
    expect 0 miraif -q cohort select 1
    miraif -q cohort adopt 1 >/dev/null
    expect 0 miraif team form 1
    [[ $(counts '20 <= m["age"] < 30') != *0* ]]
}

@test "ages as a span; what cannot be is explained" {
    selected
    miraif -q team rule add 1 at-least 2 age=20-29
    expect 5 miraif --json team form 1
    has stderr r1
    has stderr "the cheapest way out: rule r1 with 1 instead of 2"
    [ "$(json 'd["data"]["proved"], [c["rule"] for c in d["data"]["clash"]]')" = '[true, ["r1"]]' ]
    miraif -q team rule remove r1
    miraif -q team rule add 1 at-most 2 age=20-29
    expect 0 miraif team form 1
}

@test "the same value rule again is the same; a slip of the pen is refused" {
    sample
    miraif -q team rule add 1 never-alone occupation=営業
    expect 0 miraif --json team rule add 1 never-alone 'occupation=営業 '
    expect 1 miraif team rule add 1 never-alone occupation=営業職の人
    has stderr "nobody who applied"
    expect 2 miraif team rule add 1 never-alone shoes=big
    expect 2 miraif team rule add 1 at-least occupation=営業
    expect 2 miraif team rule add 1 at-least x occupation=営業
    expect 2 miraif team rule add 1 never-alone gender
    expect 0 miraif --json team rule add 1 at-most 3 職種=営業
    [ "$(json 'd["data"]["field"]')" = occupation ]
    expect 1 miraif team rule add 1 at-most 99 occupation=営業
    expect 2 miraif team rule add 1 apart-from-earlier p1
}

@test "earlier team mates are kept apart" {
    teamed
    miraif -q cohort create 2 --start 2027-09-17 --teams 4 --team-size 4
    sqlite3 .miraif/miraif.db "INSERT INTO application (cohort, person, profile, status, applied_at, status_at)
        SELECT 2, person, profile, 'accepted', applied_at, status_at FROM application WHERE cohort = 1 AND status = 'accepted'"
    expect 0 miraif team rule add 2 apart-from-earlier
    has output "pairs: 24"
    expect 0 miraif --json team form 2
    cp "$BATS_TEST_TMPDIR/out" two.json
    miraif --json team list 1 >one.json
    python3 - <<'END'
import json
from itertools import combinations
def pairs(teams):
    return {p for t in teams for p in combinations(sorted(m["id"] for m in t["members"]), 2)}
assert not pairs(json.load(open("one.json"))["data"]) & pairs(json.load(open("two.json"))["data"]["teams"])
END
}
