#!/usr/bin/env bats
# The office's rules.
load helper

@test "rules with their people and reasons" {
    sample
    miraif -q team rule add 1 together p1 p2 --reason 相談 >/dev/null
    miraif -q team rule add 1 apart p3 p4 p5 >/dev/null
    expect 0 miraif team rule list 1
    has output together
    has output 相談
    expect 0 miraif --json team rule list 1
    [ "$(json '[(r["id"], r["kind"], len(r["people"]), r["reason"]) for r in d["data"]]')" = '[["r1", "together", 2, "相談"], ["r2", "apart", 3, null]]' ]
}

@test "no rules" {
    sample
    expect 0 miraif --json team rule list 1
    is '{"schema":"miraif/team-rule-list/1","data":[],"warnings":[]}'
}

@test "an unknown cohort" {
    store
    expect 4 miraif team rule list 1
}
