#!/usr/bin/env bats
# Back to teams that were adopted before.
load helper

members() {
    output=$(miraif --json team list 1) && json '[[m["id"] for m in t["members"]] for t in d["data"]]'
}

@test "what a change said brings the teams back" {
    teamed
    local before line
    before=$(members)
    line=$(miraif team swap p4 p22 | sed -n 's/.*to go back: miraif //p')
    [ "$(members)" != "$before" ]
    # shellcheck disable=SC2086 # a command line
    expect 0 miraif $line
    [ "$(members)" = "$before" ]
    expect 0 miraif team explain 1-A
    has output "as in run"
    # shellcheck disable=SC2086 # a command line
    expect 0 miraif $line
    has output "nothing is to be changed"
}

@test "who left since stays out" {
    teamed
    miraif -q team swap p4 p22 >/dev/null
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'left' WHERE person = 4"
    expect 0 miraif --json team restore 1 --run 2
    [ "$(json '[len(t["members"]) for t in d["data"]["teams"]]')" = '[3, 4, 4, 4]' ]
    expect 0 miraif --json team show 1-B
    [ "$(json '"p22" in [m["id"] for m in d["data"]["members"]]')" = true ]
}

@test "no such run: those that there are" {
    teamed
    expect 4 miraif team restore 1 --run 1
    has stderr "never changed"
    miraif -q team swap p4 p22 >/dev/null
    expect 4 miraif team restore 1 --run 99
    has stderr "runs 2"
    expect 2 miraif team restore 1
}
