#!/usr/bin/env bats
# Nobody is left waiting when a cohort begins.
load helper

@test "those who wait are told once, with a letter that thanks them" {
    announced
    expect 6 miraif cohort waitlist close 1
    has output "on the waitlist: 8; each gets this letter"
    has output "お待ちくださり"
    [ "$(waiting_letters)" = "offer:16 offer-reminder:16 regret:20 waitlisted:8 " ]
    expect 0 miraif --json cohort waitlist close 1 --yes
    [ "$(json '[len(d["data"]["told"]), d["data"]["queued"]]')" = "[8, true]" ]
    [ "$(waiting_letters)" = "offer:16 offer-reminder:16 regret:20 waitlist-closed:8 " ]
    expect 0 miraif --json cohort show 1
    [ "$(json '[d["data"]["statuses"][k] for k in ("waitlisted", "rejected", "offered")]')" = "[0, 28, 16]" ]
    expect 0 miraif cohort waitlist close 1
    has output "nobody waits for a seat"
    expect 0 miraif cohort announce 1
    has output "everybody knows already"
}

@test "a dry run tells nobody, and it can be taken back" {
    announced
    expect 0 miraif --yes --dry-run cohort waitlist close 1
    [ "$(waiting_letters "rule = 'waitlist-closed'")" = "" ]
    miraif -q --yes cohort waitlist close 1 >/dev/null
    miraif -q undo >/dev/null
    [ "$(miraif cohort waitlist 1 --format ids | wc -l)" = 8 ]
    [ "$(waiting_letters "rule = 'waitlist-closed'")" = "" ]
}

@test "refused before anything was announced" {
    selected
    expect 1 miraif --yes cohort waitlist close 1
    has stderr "tell them first: miraif cohort announce 1"
    expect 4 miraif --yes cohort waitlist close 2
}

@test "today asks for it once the teams stand" {
    announced
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'accepted' WHERE status = 'offered'"
    miraif -q team form 1 >/dev/null
    miraif -q team adopt 1 >/dev/null
    expect 7 miraif today
    has output "1期: teams are adopted, and people still wait for a seat: 8"
    has output "miraif cohort waitlist close 1"
}
