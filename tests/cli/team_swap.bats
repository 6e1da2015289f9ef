#!/usr/bin/env bats
# Two people take each other's places.
load helper

@test "both are where the other was" {
    teamed
    expect 0 miraif --json team swap p4 p22
    [ "$(json 'sorted((m["id"], m["from"], m["to"]) for m in d["data"]["moves"])')" = '[["p22", "1-B", "1-A"], ["p4", "1-A", "1-B"]]' ]
    [ "$(json 'd["data"]["kept"], [len(t["members"]) for t in d["data"]["teams"]]')" = '[true, [4, 4, 4, 4]]' ]
    expect 0 miraif team swap p4 p22
    expect 0 miraif --json team show 1-A
    [ "$(json '"p4" in [m["id"] for m in d["data"]["members"]]')" = true ]
}

@test "a rule of the office hinders" {
    selected
    miraif -q team rule add 1 together p4 p5 >/dev/null
    miraif -q team form 1 >/dev/null && miraif -q team adopt 1 >/dev/null
    local other
    other=$(miraif --json team list 1 | python3 -c 'import json, sys
for t in json.load(sys.stdin)["data"]:
    ids = [m["id"] for m in t["members"]]
    if "p4" not in ids and "p1" not in ids and "p23" not in ids:
        print(ids[0])
        break')
    expect 1 miraif --json team swap p4 "$other"
    [ "$(json '[b["rule"] for b in d["data"]["broken"]]')" = '["r1"]' ]
    has stderr "rule r1"
}

@test "two of one team, one of no team, and --dry-run" {
    teamed
    expect 1 miraif team swap p4 p5
    has stderr "not in different teams"
    expect 4 miraif team swap p11 p4
    expect 1 miraif team swap p4 p11
    expect 0 miraif team swap p4 p22 --dry-run
    expect 0 miraif history
    lacks output "team swap"
}
