#!/usr/bin/env bats
# A cohort's sessions, drafted.
load helper

@test "three Fridays over twelve weeks, a social after each, twelve peer sessions a team" {
    teamed
    expect 0 miraif --json session plan 1
    [ "$(json 'd["data"]["state"], d["data"]["status"]')" = '["draft", "optimal"]' ]
    output=$(json 'd["data"]["sessions"]') && printf '{"d":%s}' "$output" >plan.json
    output=$(<plan.json)
    [ "$(json '[s["date"] for s in d["d"] if s["kind"] == "general"]')" = '["2027-01-15", "2027-02-26", "2027-04-09"]' ]
    [ "$(json '[s["id"] for s in d["d"] if s["kind"] == "social"]')" = '["1-1s", "1-2s", "1-3s"]' ]
    [ "$(json 'sorted(set(s["id"].rsplit("-", 1)[0] for s in d["d"] if s["kind"] == "peer"))')" = '["1-A", "1-B", "1-C", "1-D"]' ]
    [ "$(json 'len([s for s in d["d"] if s["kind"] == "peer"]), all(s["starts_at"] is None for s in d["d"] if s["kind"] == "peer")')" = '[48, true]' ]
    [ "$(json 'd["d"][0]["starts_at"], d["d"][0]["ends_at"], d["d"][0]["state"]')" = '["2027-01-15T19:00:00+09:00", "2027-01-15T21:00:00+09:00", "draft"]' ]
}

@test "turns are equal, never twice running, and nobody follows the same person twice" {
    teamed
    expect 0 miraif --json session plan 1
    python3 - "$BATS_TEST_TMPDIR/out" <<'END'
import collections, json, sys
sessions = json.load(open(sys.argv[1]))["data"]["sessions"]
for team in "ABCD":
    turns = [s["mentee"] for s in sessions if s["team"] == "1-" + team]
    pairs = list(zip(turns, turns[1:]))
    assert set(collections.Counter(turns).values()) == {3}, turns
    assert all(a != b for a, b in pairs), turns
    assert len(set(pairs)) == len(pairs), turns
END
}

@test "no session falls on a holiday, the law's or the office's" {
    teamed
    miraif -q cohort edit 1 --start 2026-03-18
    miraif -q session holiday set 2026-05-08 free --name 創立記念日
    expect 0 miraif --json session plan 1
    [ "$(json '[s["date"] for s in d["data"]["sessions"] if s["kind"] == "general"]')" = '["2026-03-27", "2026-05-15", "2026-06-19"]' ]
    [ "$(json '[n["code"] for n in d["data"]["notes"]]')" = '["late_start", "moved", "moved", "availability"]' ]
    has output 春分の日
    has output 創立記念日
}

@test "a draft is replaced, and refused where there are no teams or a plan stands" {
    teamed
    miraif -q session plan 1 >/dev/null 2>&1
    expect 0 miraif session plan 1 --generals 2 --weeks 8 --time 18:00-20:00 --place 青山
    has output "1-2      general session 2"
    lacks output 1-3
    has output 青山
    has output "miraif session adopt 1"
    expect 2 miraif session plan 1 --time 21:00-19:00
    expect 1 miraif session plan 1 --generals 9 --weeks 3
    miraif -q session adopt 1
    expect 1 miraif session plan 1
    has stderr "miraif session edit"
    expect 4 miraif session plan 7
}

@test "teams that have a mentor meet them every month" {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    miraif -q match mentors 1 >/dev/null
    miraif -q match adopt 1 >/dev/null
    miraif -q session plan 1 >/dev/null 2>&1
    expect 0 miraif --json session adopt 1
    python3 - "$BATS_TEST_TMPDIR/out" <<'END'
import json, sys
sessions = [s for s in json.load(open(sys.argv[1]))["data"]["sessions"] if s["kind"] == "mentor"]
assert [s["id"] for s in sessions if s["team"] == "1-A"] == ["1-A-m1", "1-A-m2", "1-A-m3"]
assert [s["date"] for s in sessions if s["team"] == "1-A"] == ["2027-01-25", "2027-02-22", "2027-03-22"]
assert all(s["mentor"] and not s["mentee"] and not s["starts_at"] for s in sessions) and len(sessions) == 12
END
}

@test "no teams yet, and a dry run" {
    selected
    expect 1 miraif session plan 1
    has stderr "miraif team form 1"
    teamed_dir=$BATS_TEST_TMPDIR/other && mkdir "$teamed_dir" && cd "$teamed_dir"
    teamed
    expect 0 miraif -n session plan 1
    expect 0 miraif session list 1
    has output "no sessions"
}
