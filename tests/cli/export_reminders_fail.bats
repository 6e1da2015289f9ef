#!/usr/bin/env bats
# miraif export reminders fail.
load helper

handed_over() {
    sample
    queue offer:1:p1 offer 1 1 '{"deadline":1796943600}'
    claim -q
    batch=$(basename out/*.jsonl .jsonl)
    letter=$(grep -oh '"letter":"[^"]*"' out/*.jsonl | cut -d'"' -f4)
}

@test "a letter that failed waits for the office" {
    handed_over
    expect 0 miraif export reminders fail "$letter" --reason '550 宛先なし' --json
    [ "$(json 'd["data"]["state"], d["data"]["reason"], d["data"]["batch"]')" = "[\"failed\", \"550 宛先なし\", \"$batch\"]" ]
    export MIRAIF_NOW=2026-12-01T15:00:00+09:00
    expect 0 miraif export reminders status
    has output "550 宛先なし"
    expect 0 claim --reclaim
    has output "nothing is due"
    expect 0 claim --reclaim "$letter"
    has output "letters: 1"
}

@test "a letter that was sent did not fail" {
    handed_over
    miraif -q export reminders ack "$batch"
    expect 1 miraif export reminders fail "$letter" --reason late
    has stderr "was sent"
}

@test "an unknown letter, and no reason" {
    handed_over
    expect 4 miraif export reminders fail 0123456789abcdef --reason x
    expect 2 miraif export reminders fail "$letter"
}
