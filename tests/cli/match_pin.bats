#!/usr/bin/env bats
# The office says who is to accompany whom.
load helper

mentored() {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
}

# Who leads team $1, as p12.
leader() {
    miraif --json match explain "$1" | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["match"]["mentor"]["id"])'
}

# A mentor who leads no team.
idle() {
    miraif --json match list 1 | python3 -c 'import json, sys
busy = {m["mentor"]["id"] for m in json.load(sys.stdin)["data"]}
print([m for m in sys.argv[1:] if m not in busy][0])' $(miraif --format ids person list --role mentor)
}

@test "a mentor who is pinned is matched, and it is said" {
    mentored
    miraif -q match mentors 1
    local mentor
    mentor=$(idle)
    expect 0 miraif --json match pin "$mentor" 1-a --reason 本人の希望
    [ "$(json 'd["data"]["kind"], d["data"]["whom"], d["data"]["reason"]')" = '["pin", "1-A", "本人の希望"]' ]
    expect 1 miraif match adopt 1
    has stderr "match them again"
    miraif -q match mentors 1
    [ "$(leader 1-A)" = "$mentor" ]
    expect 0 miraif match explain 1-A
    has output "the office pinned"
    lacks output "本人の希望"
}

@test "of a person it is the mentor of their own" {
    mentored
    sqlite3 .miraif/miraif.db "UPDATE role SET capacity = 6"
    miraif -q match mentors 1 --individuals
    expect 0 miraif --json team show 1-A
    local person mentor
    person=$(json 'd["data"]["members"][0]["id"]')
    for mentor in $(miraif --format ids person list --role mentor); do
        [ "$mentor" = "$(leader "$person")" ] || break
    done
    miraif -q match pin "$mentor" "$person" >/dev/null
    expect 0 miraif match mentors 1
    has stderr "no mentor of their own, to whom one is pinned (--individuals): $person"
    expect 0 miraif match mentors 1 --individuals
    lacks stderr "is pinned"
    [ "$(leader "$person")" = "$mentor" ]
}

@test "adopted matches change with the next repair" {
    mentored
    miraif -q match mentors 1
    local mentor
    mentor=$(idle)
    miraif -q match adopt 1
    miraif -q match pin "$mentor" 1-A >/dev/null
    expect 0 miraif --json match repair 1
    [ "$(json 'd["data"]["kept"]')" = 3 ]
    miraif -q match adopt 1
    [ "$(leader 1-A)" = "$mentor" ]
}

@test "what contradicts is refused; what cannot be is named" {
    mentored
    local mentors
    mapfile -t mentors < <(miraif --format ids person list --role mentor)
    expect 4 miraif match pin "${mentors[0]}" 1-Z
    expect 4 miraif match pin p999 1-A
    expect 1 miraif match pin p1 1-A
    has stderr "is no mentor"
    miraif -q match pin "${mentors[0]}" 1-A >/dev/null
    expect 1 miraif match pin "${mentors[1]}" 1-A
    has stderr "is pinned to 1-A"
    has stderr "match rule remove ${mentors[0]} 1-A"
    expect 1 miraif match ban "${mentors[0]}" 1-A
    expect 0 miraif --json team show 1-A
    miraif -q person apart "${mentors[0]}" "$(json 'd["data"]["members"][0]["id"]')" >/dev/null
    expect 5 miraif match mentors 1
    has stderr "1-A"
    has stderr "match rule list"
}
