#!/usr/bin/env bats
# The office says who is not to accompany whom.
load helper

drafted() {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    miraif -q match mentors 1
}

# Who leads team $1, as p12.
leader() {
    miraif --json match explain "$1" | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["match"]["mentor"]["id"])'
}

@test "a mentor who is banned from a team leads another, if any" {
    drafted
    local mentor
    mentor=$(leader 1-C)
    expect 0 miraif --json match ban "$mentor" 1-C
    [ "$(json 'd["data"]["kind"], d["data"]["whom"], d["data"]["name"]')" = '["ban", "1-C", null]' ]
    miraif -q match mentors 1
    [ "$(leader 1-C)" != "$mentor" ]
}

@test "a mentor who is banned from a person does not lead their team" {
    drafted
    local mentor
    mentor=$(leader 1-C)
    expect 0 miraif --json team show 1-C
    miraif -q match ban "$mentor" "$(json 'd["data"]["members"][3]["id"]')" >/dev/null
    miraif -q match mentors 1
    [ "$(leader 1-C)" != "$mentor" ]
}

@test "said again it is the same, with another reason; undo takes it back" {
    drafted
    local mentor
    mentor=$(leader 1-C)
    miraif -q match ban "$mentor" 1-C --reason 一度目 >/dev/null
    miraif -q match ban "$mentor" 1-C --reason 二度目 >/dev/null
    miraif -q match ban "$mentor" 1-C >/dev/null
    expect 0 miraif --json match rule list
    [ "$(json '[r["reason"] for r in d["data"]]')" = '["二度目"]' ]
    miraif -q undo >/dev/null
    expect 0 miraif --json match rule list
    [ "$(json '[r["reason"] for r in d["data"]]')" = '["一度目"]' ]
}
