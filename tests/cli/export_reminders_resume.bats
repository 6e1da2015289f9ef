#!/usr/bin/env bats
# miraif export reminders resume.
load helper

# A store put back from a backup; what it says is due was sent since by the one that was lost.
put_back() {
    sample
    queue offer:1:p1 offer 1 1 '{"deadline":1796943600}'
    queue offer:1:p2 offer 2 1 '{"deadline":1796943600}'
    miraif -q backup copy.db
    claim -q
    before=$(grep -oh '"message_id":"[^"]*"' out/*.jsonl)
    rm -r out
    miraif -q --yes restore copy.db
}

@test "nothing is claimed before, and the same letter comes with the same Message-ID" {
    put_back
    expect 1 claim
    has stderr "on hold"
    has stderr "resume"
    expect 0 miraif export reminders status
    has output "on hold after a restore"
    expect 0 miraif --yes export reminders resume
    has output "offer:1:p1"
    has output "the hold is ended"
    claim -q
    [ "$(grep -oh '"message_id":"[^"]*"' out/*.jsonl)" = "$before" ]
}

@test "it is asked before, and shows what it is about" {
    put_back
    expect 6 miraif export reminders resume
    has output "offer:1:p2"
    expect 1 claim
    expect 0 miraif -n export reminders resume
    expect 1 claim
}

@test "what was sent is skipped" {
    put_back
    expect 4 miraif --yes export reminders resume --skip offer:1:p9
    expect 1 claim
    expect 0 miraif --yes export reminders resume --skip offer:1:p1 --json
    [ "$(json 'd["data"]["skipped"], len(d["data"]["items"])')" = '[1, 2]' ]
    expect 0 claim
    has output "letters: 1"
}

@test "all of it" {
    put_back
    expect 0 miraif --yes export reminders resume --skip-all
    has output "items cancelled: 2"
    expect 0 claim
    has output "nothing is due"
}

@test "a copy that is put in place by hand is on hold, too; a store without a hold has none to end" {
    sample
    miraif -q backup copy.db
    MIRAIF_DB=copy.db expect 1 claim
    expect 1 miraif --yes export reminders resume
    has stderr "not on hold"
}
