#!/usr/bin/env bats
# What people answer, and what may follow what.
load helper

# The people who hold an offer, as $1 $2 … of `set --`.
offered() {
    miraif cohort quiet 1 --format ids
}

@test "accepted, and again as before" {
    announced
    p=$(offered | head -n 1)
    expect 0 miraif --json cohort reply 1 "$p" accepted
    [ "$(json '[d["data"][k] for k in ("before", "status", "deadline", "repeated", "cancelled")]')" = '["offered", "accepted", "2026-12-15", false, 2]' ]
    entries=$(miraif history --format ids | wc -l)
    expect 0 miraif cohort reply 1 "$p" accepted
    has output "accepted, as before"
    [ "$(miraif history --format ids | wc -l)" = "$entries" ]
    [ "$(offered | wc -l)" = 15 ]
    [ "$(waiting_letters "person = ${p#p}")" = "" ]
}

@test "a decline names who would step in, jointly, and cancels letters" {
    announced
    p=$(offered | head -n 1)
    next=$(miraif cohort waitlist 1 --format ids | head -n 1)
    expect 0 miraif --json cohort reply 1 "$p" declined --dry-run
    [ "$(json '[d["data"]["free_seats"], [s["person"] for s in d["data"]["step_in"]]]')" = "[1, [\"$next\"]]" ]
    expect 0 miraif cohort reply 1 "$p" declined
    has output "offered → declined"
    has output "who would step in: $next"
    has output "miraif cohort waitlist promote 1 $next"
    [ "$(waiting_letters "person = ${p#p}")" = "" ]
    expect 0 miraif undo
    [ "$(waiting_letters "person = ${p#p}")" = "offer:1 offer-reminder:1 " ]
}

@test "too late is refused unless --late; the time of the answer counts" {
    announced
    set -- $(offered)
    export MIRAIF_NOW=2026-12-16T00:00:00+09:00
    expect 1 miraif --json cohort reply 1 "$1" accepted
    has stderr "was open until 2026-12-15"
    has stderr "--late"
    expect 0 miraif cohort reply 1 "$1" accepted --at 2026-12-15T23:59:59+09:00
    expect 0 miraif cohort reply 1 "$2" accepted --late
    expect 0 miraif cohort reply 1 "$3" declined
    expect 1 miraif cohort reply 1 "$4" accepted --at 2027-01-01
    has stderr "time to come"
    expect 0 miraif cohort reply 1 "$4" withdrawn
    has stderr "offers past their deadline: 12"
}

@test "what the state does not allow is refused with what to do" {
    selected
    p=$(miraif person list --cohort 1 --status selected --format ids | head -n 1)
    w=$(miraif person list --cohort 1 --status waitlisted --format ids | head -n 1)
    r=$(miraif person list --cohort 1 --status rejected --format ids | head -n 1)
    expect 1 miraif cohort reply 1 "$p" accepted
    has stderr "miraif cohort announce 1"
    expect 1 miraif cohort reply 1 "$p" declined
    has stderr "withdrawn"
    expect 1 miraif cohort reply 1 "$w" accepted
    has stderr "miraif cohort waitlist promote 1 $w"
    expect 1 miraif cohort reply 1 "$r" accepted
    has stderr "rejected"
    expect 1 miraif cohort reply 1 "$p" left
    has stderr "say withdrawn"
    expect 0 miraif cohort reply 1 "$p" withdrawn
    expect 0 miraif cohort reply 1 "$w" declined
    expect 2 miraif cohort reply 1 "$p" perhaps
    expect 4 miraif cohort reply 1 p999 accepted
    expect 4 miraif cohort reply 2 "$p" accepted
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    m=$(miraif person list --role mentor --format ids | head -n 1)
    expect 4 miraif cohort reply 1 "$m" accepted
    has stderr "has not applied"
}

@test "the latest answer counts, whatever the order in which answers come in" {
    announced
    p=$(offered | head -n 1)
    export MIRAIF_NOW=2026-12-05T09:00:00+09:00
    expect 0 miraif cohort reply 1 "$p" declined --at 2026-12-03
    expect 0 miraif cohort reply 1 "$p" accepted --at 2026-12-02
    has stderr "the state stays declined"
    expect 0 miraif --json cohort reply 1 "$p" accepted
    [ "$(json '[d["data"][k] for k in ("before", "status", "outdated")]')" = '["declined", "accepted", false]' ]
}

@test "no seat is given twice" {
    announced
    set -- $(offered)
    miraif -q cohort reply 1 "$1" declined >/dev/null
    miraif -q cohort waitlist promote 1 >/dev/null
    expect 1 miraif cohort reply 1 "$1" accepted
    has stderr "all 16 seats are taken or offered"
}

@test "once teams stand, people leave, and their letters with them" {
    announced
    for p in $(offered); do miraif -q cohort reply 1 "$p" accepted >/dev/null; done
    miraif -q team form 1 >/dev/null
    miraif -q team adopt 1 >/dev/null
    p=$(miraif team list 1 --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"][0]["members"][0]["id"])')
    sqlite3 .miraif/miraif.db "INSERT INTO item VALUES ('notice:1:$p', 'notice', ${p#p}, 1, NULL, '1', NULL, 1796000000, 1799000000, 0, NULL)"
    expect 1 miraif cohort reply 1 "$p" withdrawn
    has stderr "miraif cohort reply 1 $p left"
    expect 0 miraif --json cohort reply 1 "$p" left
    [ "$(json '[d["data"][k] for k in ("status", "team", "cancelled")]')" = '["left", "1-A", 1]' ]
    [ "$(waiting_letters "person = ${p#p}")" = "" ]
    expect 1 miraif cohort reply 1 "$p" accepted
    expect 0 miraif cohort reply 1 "$p" left
    has output "as before"
}
