#!/usr/bin/env bats
# Free seats go to those who wait.
load helper

# Two of those offered decline.
freed() {
    announced
    set -- $(miraif cohort quiet 1 --format ids)
    miraif -q cohort reply 1 "$1" declined >/dev/null
    miraif -q cohort reply 1 "$2" withdrawn >/dev/null
    gone=$1
}

@test "those who would step in get offers and letters" {
    freed
    expect 0 miraif --json cohort waitlist 1
    next=$(json 'sorted(w["person"] for w in d["data"] if w["steps_in"])')
    expect 0 miraif --json cohort waitlist promote 1 --deadline 2026-12-20
    [ "$(json 'sorted(t["person"] for t in d["data"]["told"])')" = "$next" ]
    [ "$(waiting_letters)" = "offer:16 offer-reminder:16 regret:20 waitlisted:6 " ]
    [ "$(miraif cohort quiet 1 --format ids | wc -l)" = 16 ]
    expect 0 miraif cohort waitlist promote 1
    has output "no seat is free"
}

@test "those named get theirs, as long as seats are free" {
    freed
    set -- $(miraif cohort waitlist 1 --format ids)
    expect 1 miraif cohort waitlist promote 1 "$1" "$2" "$3"
    has stderr "2 of 16 seats are free, and 3 people are named"
    expect 0 miraif cohort waitlist promote 1 "$2" "$2" --dry-run
    expect 0 miraif cohort waitlist promote 1 "$2"
    has output "offers made: 1, open until 2026-12-08"
    expect 1 miraif cohort waitlist promote 1 "$2"
    has stderr "is offered"
    expect 1 miraif cohort waitlist promote 1 "$gone"
    has stderr "is declined"
    expect 4 miraif cohort waitlist promote 1 p999
    expect 1 miraif cohort waitlist promote 1 "$1" --deadline 2026-11-01
    expect 4 miraif cohort waitlist promote 2
}

@test "no offer that admits no legal teams" {
    freed
    set -- $(miraif cohort waitlist 1 --format ids)
    for p in $(miraif cohort quiet 1 --format ids); do miraif -q person apart "$1" "$p" >/dev/null; done
    miraif -q cohort reply 1 "$(miraif cohort quiet 1 --format ids | head -n 1)" accepted >/dev/null
    expect 5 miraif cohort waitlist promote 1 "$1" "$2"
    has stderr "no legal teams exist with everybody who is in"
    expect 0 miraif cohort waitlist promote 1
    lacks output "$1 "
}

@test "an offer that lapsed can be made again" {
    announced
    p=$(miraif cohort quiet 1 --format ids | head -n 1)
    claim >/dev/null
    export MIRAIF_NOW=2026-12-16T09:00:00+09:00
    miraif -q cohort reply expire 1 >/dev/null
    expect 0 miraif cohort waitlist promote 1 "$p"
    has output "open until 2026-12-23"
    [ "$(waiting_letters "person = ${p#p}")" = "offer:1 offer-reminder:1 " ]
    expect 0 miraif cohort reply 1 "$p" accepted
}
