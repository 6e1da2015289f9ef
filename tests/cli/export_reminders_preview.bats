#!/usr/bin/env bats
# miraif export reminders preview.
load helper

@test "an empty outbox" {
    store
    expect 0 miraif export reminders preview
    is ""
    expect 0 miraif export reminders preview --json
    [ "$(json 'd["data"]')" = '[]' ]
}

@test "the letters as they would leave, and nothing is claimed" {
    sample
    queue offer:1:p1 offer 1 1 '{"deadline":1796943600}'
    expect 0 miraif export reminders preview
    has output "To: 見本 花子 <hanako.mihon@example.jp>"
    has output "12月11日(金) 8:00 までに"
    expect 0 miraif export reminders preview --json
    text=$(json 'd["data"][0]["text"]') id=$(json 'd["data"][0]["message_id"]')
    [ "$(json 'd["data"][0]["state"], d["data"][0]["batch"]')" = '["due", null]' ]
    claim -q
    output=$(head -1 out/*.jsonl)
    [ "$(json 'd["text"]')" = "$text" ]
    [ "$(json 'd["message_id"]')" = "$id" ]
    expect 0 miraif export reminders preview
    is ""
}

@test "what falls due until a time" {
    sample
    queue offer:1:p1 offer 1 1 '{"deadline":1796943600}'
    sqlite3 .miraif/miraif.db "UPDATE item SET due = due + 86400"
    expect 0 miraif export reminders preview --format ids
    is ""
    expect 0 miraif export reminders preview --until 2026-12-03 --json
    [ "$(json 'len(d["data"])')" = 1 ]
    expect 2 miraif export reminders preview --until soon
}
