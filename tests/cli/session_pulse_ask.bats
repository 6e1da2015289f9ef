#!/usr/bin/env bats
# Rounds of the pulse.
load helper

@test "everybody in a team is asked, once a round" {
    teamed
    export MIRAIF_NOW=2027-01-25T07:00:00+09:00
    expect 0 miraif session pulse ask 1
    is "round 1 on 2027-01-25; letters queued: 16"
    expect 0 miraif session pulse ask 1
    is "round 1 on 2027-01-25; letters queued: 0"
    expect 0 miraif --json session pulse ask 1 --on 2027-02-08
    [ "$(json '[d["data"][k] for k in ("round", "queued")]')" = "[2, 16]" ]
    [ "$(sqlite3 .miraif/miraif.db "SELECT DISTINCT datetime(due, 'unixepoch', '+9 hours') FROM item WHERE rule = 'pulse' ORDER BY 1")" = $'2027-01-25 09:00:00\n2027-02-08 09:00:00' ]
}

@test "the letter says until when, and how it is kept" {
    teamed
    export MIRAIF_NOW=2027-01-25T09:00:00+09:00
    miraif -q session pulse ask 1
    expect 0 miraif export reminders preview
    has output "1月28日(木) 23:59"
    has output "運営と話したい"
}

@test "no round goes back, and none without teams" {
    teamed
    miraif -q session pulse ask 1 --on 2027-02-08
    expect 1 miraif session pulse ask 1 --on 2027-02-01
    has stderr "round 1 is later"
    expect 4 miraif session pulse ask 2
    miraif -q cohort create 2 --start 2027-05-14 >/dev/null
    expect 1 miraif session pulse ask 2
    has stderr "nobody stands in a team"
    expect 0 miraif -n session pulse ask 1 --on 2027-03-01
    expect 0 miraif --json session pulse show 1
    [ "$(json 'len(d["data"]["rounds"])')" = 1 ]
}
