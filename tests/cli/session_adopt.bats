#!/usr/bin/env bats
# A plan becomes valid, with its letters.
load helper

@test "the draft is adopted and letters wait" {
    teamed
    miraif -q session plan 1 >/dev/null 2>&1
    expect 0 miraif session adopt 1
    has output "54 sessions"
    expect 0 miraif --json session list 1 --state planned
    [ "$(json 'len(d["data"])')" = 54 ]
    sqlite3 -readonly .miraif/miraif.db "SELECT rule, count(*) FROM item WHERE cancelled_at IS NULL GROUP BY rule" >items
    [ "$(tr '\n' ' ' <items)" = "session-reminder|48 social|48 survey|48 turn|48 " ]
}

@test "no draft, no cohort, and twice" {
    teamed
    expect 4 miraif session adopt 1
    has stderr "miraif session plan 1"
    expect 4 miraif session adopt 9
    miraif -q session plan 1 >/dev/null 2>&1
    miraif -q session adopt 1
    expect 1 miraif session adopt 1
    has stderr "adopted and stands"
}

@test "a draft whose holidays or dates changed is refused" {
    teamed
    miraif -q session plan 1 >/dev/null 2>&1
    miraif -q session holiday set 2027-02-26 free
    expect 1 miraif --json session adopt 1
    [ "$(output=$stderr && json 'd["error"]["code"]')" = conflict ]
    miraif -q session holiday set 2027-02-26 law
    expect 0 miraif session adopt 1
}

@test "an adoption is taken back" {
    planned
    expect 0 miraif undo
    expect 0 miraif session list 1 --state planned
    has output "no sessions"
    expect 0 miraif session adopt 1
}
