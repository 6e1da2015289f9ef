#!/usr/bin/env bats
# A pin or a ban is lifted.
load helper

pinned() {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    mentor=$(miraif --format ids person list --role mentor | head -n 1)
    miraif -q match pin "$mentor" 1-B >/dev/null
}

@test "what is lifted holds no longer" {
    pinned
    expect 0 miraif match rule remove "$mentor" 1-B
    has output "no longer pinned to 1-B"
    expect 0 miraif --json match rule list
    [ "$(json 'd["data"]')" = "[]" ]
    expect 0 miraif match ban "$mentor" 1-B
    expect 0 miraif match rule remove "$mentor" 1-b
    has output "no longer banned from 1-B"
}

@test "what does not hold cannot be lifted" {
    pinned
    expect 4 miraif match rule remove "$mentor" 1-C
    has stderr "match rule list"
    expect 4 miraif match rule remove "$mentor" 1-Z
}

@test "--dry-run lifts nothing" {
    pinned
    expect 0 miraif match rule remove "$mentor" 1-B --dry-run
    expect 0 miraif --json match rule list
    [ "$(json 'len(d["data"])')" = 1 ]
}
