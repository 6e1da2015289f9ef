#!/usr/bin/env bats
# Pins and bans, listed.
load helper

@test "nothing said, nothing listed" {
    store
    expect 0 miraif --json match rule list
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "pins and bans in the order in which they were said" {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    local mentors person
    mapfile -t mentors < <(miraif --format ids person list --role mentor)
    expect 0 miraif --json team show 1-A
    person=$(json 'd["data"]["members"][0]["id"]')
    miraif -q match pin "${mentors[1]}" 1-B >/dev/null
    miraif -q match ban "${mentors[0]}" "$person" --reason 親戚 >/dev/null
    expect 0 miraif --format csv match rule list
    has output "kind,mentor_id,whom,name,reason,since"
    expect 0 miraif --json match rule list
    [ "$(json '[[r["kind"], r["mentor"]["id"], r["whom"], r["reason"]] for r in d["data"]]')" = \
        "[[\"pin\", \"${mentors[1]}\", \"1-B\", null], [\"ban\", \"${mentors[0]}\", \"$person\", \"親戚\"]]" ]
}

@test "a person who is forgotten takes their rules along" {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    local mentor
    mentor=$(miraif --format ids person list --role mentor | head -n 1)
    miraif -q match pin "$mentor" 1-B >/dev/null
    miraif -q person forget "$mentor" --yes >/dev/null 2>&1
    expect 0 miraif --json match rule list
    [ "$(json 'd["data"]')" = "[]" ]
}
