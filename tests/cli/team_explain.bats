#!/usr/bin/env bats
# Why a team is as it is.
load helper

@test "values, scores, and the proof" {
    selected
    miraif -q team form 1 >/dev/null
    expect 0 miraif team explain 1-A
    has output "industry: all 4 are different"
    has output "age: from"
    has output "proved: no legal division"
    has output "legal divisions"
}

@test "rules that held are told, and who shares a word" {
    selected
    local one two three
    { read -r one; read -r two; read -r three; } < <(miraif --format ids person list --cohort 1 --status selected)
    miraif -q team rule add 1 together "$one" "$two" --reason 秘密 >/dev/null
    miraif -q person apart "$one" "$three" --reason 内緒 >/dev/null
    miraif -q team form 1 --attribute place >/dev/null
    local team
    team=$(miraif --json team list 1 | python3 -c 'import json, sys; print(next(t["id"] for t in json.load(sys.stdin)["data"] if any(m["id"] == sys.argv[1] for m in t["members"])))' "$one")
    expect 0 miraif team explain "$team"
    has output "rule r1, all in one team: $one"
    has output "kept apart: "
    lacks output 秘密
    lacks output 内緒
    expect 0 miraif --json team explain "$team"
    [ "$(json 'd["data"]["whole"]["status"], d["data"]["team"]["id"]')" = "[\"optimal\", \"$team\"]" ]
    [ "$(json 'any(r["code"] == "rule" for r in d["data"]["reasons"])')" = true ]
}

@test "in Japanese, and in 80 columns" {
    selected
    miraif -q team form 1 >/dev/null
    expect 0 miraif --lang ja team explain 1-A
    has output "業種"
    [ -z "$(python3 -c 'import sys, unicodedata
for line in sys.stdin:
    line = line.rstrip("\n")
    if sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) > 80:
        print(line)' <<<"$output")" ]
}

@test "an explanation is as it was when the teams were formed" {
    selected
    miraif -q team form 1 >/dev/null
    miraif -q team adopt 1 >/dev/null
    miraif --json team explain 1-A >before
    miraif -q team rule add 1 apart p1 p2 >/dev/null
    expect 0 miraif --json team explain 1-A
    is "$(<before)"
}

@test "a team that is not there" {
    store
    expect 4 miraif team explain 1-A
}
