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
    miraif -q cohort reply 1 "$1" accepted >/dev/null
    export MIRAIF_NOW=2026-12-16T00:00:00+09:00
    expect 0 miraif --json cohort reply expire 1
    [ "$(json '[len(d["data"]["expired"]), d["data"]["free_seats"], len(d["data"]["step_in"])]')" = "[15, 15, 8]" ]
    [ "$(json '{(r["before"], r["status"], r["cancelled"]) for r in d["data"]["expired"]} == {("offered", "expired", 2)}')" = true ]
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
