#!/usr/bin/env bats
# `miraif alumni mix list`.
load helper

@test "what was adopted, and the draft" {
    graduated
    miraif -q --now 2027-06-01T09:00 alumni mix --everybody --name 集い >/dev/null
    miraif -q --now 2027-06-01T09:00 alumni mix adopt >/dev/null
    miraif -q --now 2027-07-01T09:00 alumni mix --everybody >/dev/null
    expect 0 miraif --json alumni mix list
    [ "$(json '[(m["id"], m["name"], m["state"], m["groups"]) for m in d["data"]]')" = \
        '[[1, "集い", "adopted", 4], [2, "2027-07", "draft", 4]]' ]
}

@test "none yet" {
    store
    expect 0 miraif --json alumni mix list
    [ "$(json 'd["data"]')" = '[]' ]
}

@test "it takes no operands" {
    store
    expect 2 miraif alumni mix list 1
}
