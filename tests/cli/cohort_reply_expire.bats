#!/usr/bin/env bats
# Offers lapse when they are let, and not before.
load helper

@test "nothing is overdue" {
    announced
    export MIRAIF_NOW=2026-12-15T23:59:59+09:00
    expect 0 miraif cohort reply expire 1
    has output "no offer is past its deadline"
    [ "$(miraif history --format ids | wc -l)" = 6 ]
    expect 4 miraif cohort reply expire 2
}

@test "overdue offers lapse once, and those who step in are named" {
    announced
    set -- $(miraif cohort quiet 1 --format ids)
    claim >/dev/null
    miraif -q cohort reply 1 "$1" accepted >/dev/null
    export MIRAIF_NOW=2026-12-16T00:00:00+09:00
    expect 0 miraif --json cohort reply expire 1
    [ "$(json '[len(d["data"]["expired"]), d["data"]["free_seats"], len(d["data"]["step_in"])]')" = "[15, 15, 8]" ]
    [ "$(json '{(r["before"], r["status"], r["cancelled"]) for r in d["data"]["expired"]} == {("offered", "expired", 1)}')" = true ]
    [ "$(waiting_letters)" = "regret:20 waitlisted:8 " ]
    expect 0 miraif cohort reply expire 1
    has output "no offer is past its deadline"
    expect 1 miraif cohort reply 1 "$2" accepted
    expect 0 miraif cohort reply 1 "$2" accepted --late
}

@test "until then all verbs tell of them" {
    announced
    export MIRAIF_NOW=2026-12-20T09:00:00+09:00
    expect 0 miraif cohort quiet 1
    has stderr "offers past their deadline: 16"
    expect 0 miraif cohort waitlist 1
    has stderr "miraif cohort reply expire 1"
    expect 0 miraif cohort announce 1
    has stderr "offers past their deadline: 16"
    expect 0 miraif --json cohort show 1
    [ "$(json 'd["data"]["next"]')" = "miraif cohort reply expire 1" ]
    expect 0 miraif cohort reply expire 1 --dry-run
    expect 0 miraif --json cohort quiet 1
    [ "$(json '[len(d["data"]), d["data"][0]["overdue"], d["data"][0]["days_left"]]')" = "[16, true, -5]" ]
}

@test "nobody loses a seat of which no letter told them" {
    announced
    export MIRAIF_NOW=2026-12-20T09:00:00+09:00
    [[ "$(miraif --json today | python3 -c 'import json, sys; print([m["command"] for m in json.load(sys.stdin)["data"]])')" == *"'miraif cohort reply expire 1 --renew'"* ]]
    expect 0 miraif --json cohort reply expire 1
    [ "$(json '[len(d["data"]["expired"]), len(d["data"]["untold"]), d["warnings"][0]["code"]]')" = '[0, 16, "untold"]' ]
    [ "$(miraif cohort quiet 1 --format ids 2>/dev/null | wc -l)" = 16 ]
    expect 0 miraif cohort reply expire 1 --renew
    has output "the offer is made anew, open until 2026-12-27"
    expect 0 miraif cohort reply expire 1 --renew
    has output "no offer is past its deadline"
    claim >/dev/null
    [ "$(grep -c '12月27日' out/*.jsonl)" = 16 ]
    [ "$(grep -c '12月15日' out/*.jsonl)" = 0 ]
    export MIRAIF_NOW=2026-12-28T09:00:00+09:00
    expect 0 miraif --json cohort reply expire 1
    [ "$(json '[len(d["data"]["expired"]), len(d["data"]["untold"])]')" = "[16, 0]" ]
}

@test "with no cohort named, those of all lapse" {
    announced
    claim >/dev/null
    miraif -q cohort create 2 --start 2027-06-04 --teams 1 --team-size 4 >/dev/null
    expect 0 miraif cohort reply expire
    has output "no offer is past its deadline"
    export MIRAIF_NOW=2026-12-16T00:00:00+09:00
    expect 0 miraif --json cohort reply expire
    [ "$(json '[[c["cohort"], len(c["expired"])] for c in d["data"]["cohorts"]]')" = '[[1, 16]]' ]
    expect 0 miraif --json cohort reply expire
    [ "$(json 'd["data"]["cohorts"]')" = '[]' ]
}
