#!/usr/bin/env bats
# Who is locked stays.
load helper

@test "a locked team keeps its people and its letter when teams are formed again" {
    selected
    miraif -q team form 1 >/dev/null
    local before
    before=$(miraif --json team show 1-C | python3 -c 'import json, sys; print(*[m["id"] for m in json.load(sys.stdin)["data"]["members"]])')
    expect 0 miraif team lock 1-C --reason 地域
    has output "miraif team rule remove r1"
    expect 1 miraif team adopt 1
    miraif -q team form 1 --attribute age >/dev/null
    expect 0 miraif --json team show 1-C
    [ "$(json '" ".join(m["id"] for m in d["data"]["members"])')" = "$before" ]
    expect 0 miraif team adopt 1
}

@test "people locked into different teams stay apart; a move of theirs is refused" {
    teamed
    miraif -q team lock p4
    expect 0 miraif --json team lock p22
    [ "$(json 'd["data"]["kind"], d["data"]["team"]')" = '["locked", "1-B"]' ]
    expect 1 miraif --json team move p4 --to 1-B
    has stderr "locks p4"
    [ "$(json '[b["rule"] for b in d["data"]["broken"]]')" = '["r1"]' ]
    expect 0 miraif team move p5 --to 1-B
    miraif -q team rule remove r1
    expect 0 miraif team move p4 --to 1-C
}

@test "nobody, no team, and the same again" {
    teamed
    expect 4 miraif team lock p11
    expect 4 miraif team lock 1-Q
    miraif -q team lock 1-A
    expect 0 miraif --json team lock 1-A
    [ "$(json 'd["data"]["id"]')" = r1 ]
}

@test "forgetting somebody leaves the other rules alone" {
    teamed
    miraif -q team lock 1-A
    miraif -q team rule add 1 never-alone occupation=営業
    miraif -q --yes person forget p4 >/dev/null
    expect 0 miraif --json team rule list 1
    [ "$(json '[(r["kind"], len(r["people"])) for r in d["data"]]')" = '[["locked", 3], ["never-alone", 0]]' ]
}
