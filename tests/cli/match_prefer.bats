#!/usr/bin/env bats
# Wishes of mentors, people and teams, and what they do to matches.
load helper

mentored() {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    mapfile -t mentors < <(miraif --format ids person list --role mentor)
}

# Who leads team $1, as p12.
leader() {
    miraif --json match explain "$1" | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["match"]["mentor"]["id"])'
}

# A mentor who leads no team.
idle() {
    miraif --json match list 1 | python3 -c 'import json, sys
busy = {m["mentor"]["id"] for m in json.load(sys.stdin)["data"]}
print([m for m in sys.argv[1:] if m not in busy][0])' "${mentors[@]}"
}

@test "a team's wish brings its mentor, and is among the reasons" {
    mentored
    miraif -q match mentors 1
    idle=$(idle)
    expect 0 miraif --json match prefer 1 1-A "$idle" "$(leader 1-B)"
    [ "$(json '[[w["who"], w["rank"], w["of"], w["whom"]] for w in d["data"]]')" = \
        "[[\"1-A\", 1, 2, \"$idle\"], [\"1-A\", 2, 2, \"$(leader 1-B)\"]]" ]
    expect 1 miraif match adopt 1
    has stderr "match them again"
    expect 0 miraif --json match mentors 1
    [ "$(leader 1-A)" = "$idle" ]
    [ "$(json '[r["points"] for r in d["data"]["matches"][0]["reasons"] if r["code"] == "wished"]')" = '[150]' ]
    expect 0 miraif match explain 1-A
    has output "+150 points: the team wishes for the mentor: (wish 1 of 2)"
    miraif -q match adopt 1
    miraif -q match prefer remove 1 1-A
    miraif match explain 1-A | cmp - <(printf '%s\n' "$output")
}

@test "members' wishes are the team's, and a mentor's own are heard" {
    mentored
    member=$(miraif --json team show 1-A | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["members"][0]["id"])')
    miraif -q match prefer 1 "$member" "${mentors[2]}" >/dev/null
    miraif -q match prefer 1 "${mentors[2]}" 1-A "$member" >/dev/null
    miraif -q match pin "${mentors[2]}" 1-A >/dev/null
    expect 0 miraif --json match mentors 1
    [ "$(json '[[r["code"], r["points"]] for r in d["data"]["matches"][0]["reasons"] if "wish" in r["code"]]')" = \
        '[["wished", 37], ["wishes", 100]]' ]
    expect 0 miraif --lang ja match explain 1-A
    has output "（第1希望、2件のうち）"
}

@test "said again it changes nothing; the latest counts" {
    mentored
    miraif -q match prefer 1 p1 "${mentors[0]}" "${mentors[1]}" "${mentors[0]}" >/dev/null
    miraif history --format csv >before
    expect 0 miraif --format csv match prefer 1 p1 "${mentors[0]}" "${mentors[1]}"
    [ "$(wc -l <<<"$output")" = 3 ]
    miraif history --format csv | cmp - before
    expect 0 miraif --json match prefer 1 p1 "${mentors[1]}"
    [ "$(json '[w["whom"] for w in d["data"]]')" = "[\"${mentors[1]}\"]" ]
}

@test "who cannot be matched cannot be wished for" {
    mentored
    expect 1 miraif match prefer 1 p1 p2
    has stderr "between mentors, and teams and people of cohort 1"
    expect 1 miraif match prefer 1 1-A p2
    expect 1 miraif match prefer 1 1-A 1-B
    expect 1 miraif match prefer 1 "${mentors[0]}" "${mentors[1]}"
    expect 4 miraif match prefer 1 1-Z "${mentors[0]}"
    expect 4 miraif match prefer 1 p1 どなたか
    expect 4 miraif match prefer 2 p1 "${mentors[0]}"
    expect 2 miraif match prefer 1 p1
}
