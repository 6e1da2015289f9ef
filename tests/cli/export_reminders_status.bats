#!/usr/bin/env bats
# miraif export reminders status.
load helper

@test "an empty outbox" {
    store
    expect 0 miraif export reminders status
    has output "items: due 0, later 0, missed 0"
    expect 0 miraif export reminders status --json
    [ "$(json 'd["data"]["hold"], d["data"]["letters"], d["data"]["items"]')" = '[null, [], []]' ]
}

@test "a lease that ran out calls for attention" {
    sample
    queue offer:1:p1 offer 1 1 '{"deadline":1796943600}'
    claim -q --lease 2h
    export MIRAIF_NOW=2026-12-01T10:59:00+09:00
    expect 0 miraif export reminders status
    has output "with the mailer 1, overdue 0"
    export MIRAIF_NOW=2026-12-01T11:00:00+09:00
    expect 7 miraif export reminders status
    has output "with the mailer 1, overdue 1"
    export MIRAIF_NOW=2026-12-12T11:00:00+09:00
    expect 7 miraif export reminders status --json
    [ "$(json '[l["state"] for l in d["data"]["letters"]]')" = '["missed"]' ]
}

@test "what was cancelled while it was out is to be stopped" {
    sample
    queue offer:1:p1 offer 1 1 '{"deadline":1796943600}'
    claim -q
    sqlite3 .miraif/miraif.db "UPDATE item SET cancelled_at = 1"
    expect 0 miraif export reminders status --json
    [ "$(json 'd["data"]["stop"], d["data"]["letters"][0]["stop"]')" = '[1, true]' ]
}

@test "missed items are shown for two weeks" {
    sample
    queue offer:1:p1 offer 1 1 '{"deadline":1796943600}'
    expect 0 miraif --now 2026-12-12 export reminders status
    has output "missed 1"
    has output "offer:1:p1"
    expect 0 miraif --now 2027-01-12 export reminders status
    has output "missed 0"
    expect 10 miraif --db none export reminders status
}
