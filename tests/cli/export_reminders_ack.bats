#!/usr/bin/env bats
# miraif export reminders ack.
load helper

# A batch of three letters: $batch, and the array `letter`.
handed_over() {
    sample
    for i in 1 2 3; do queue "offer:1:p$i" offer "$i" 1 '{"deadline":1796943600}'; done
    claim -q
    batch=$(basename out/*.jsonl .jsonl)
    mapfile -t letter < <(grep -oh '"letter":"[^"]*"' out/*.jsonl | cut -d'"' -f4)
}

@test "a whole batch, and again" {
    handed_over
    expect 0 miraif export reminders ack "$batch" --json
    [ "$(json 'd["data"]["sent"]')" = 3 ]
    expect 0 miraif export reminders ack "$batch"
    is "letters acknowledged: 0"
    export MIRAIF_NOW=2026-12-02T09:00:00+09:00
    expect 0 miraif export reminders status --json
    [ "$(json 'd["data"]["claimed"], d["data"]["letters"]')" = '[0, []]' ]
}

@test "letter by letter; those that failed are left to the office" {
    handed_over
    miraif -q export reminders fail "${letter[0]}" --reason bounced
    expect 0 miraif export reminders ack "$batch" "${letter[1]}"
    expect 0 miraif export reminders ack "$batch" --json
    [ "$(json 'd["data"]["sent"]')" = 1 ]
    expect 0 miraif export reminders status --json
    [ "$(json '[l["state"] for l in d["data"]["letters"]]')" = '["failed"]' ]
    expect 0 miraif export reminders ack "$batch" "${letter[0]}" --json
    [ "$(json 'd["data"]["sent"]')" = 1 ]
}

@test "an old batch is acknowledged after a new attempt" {
    handed_over
    export MIRAIF_NOW=2026-12-01T10:00:00+09:00
    claim -q --reclaim
    expect 0 miraif export reminders ack "$batch"
    is "letters acknowledged: 3"
    expect 0 miraif export reminders status
}

@test "an unknown batch or letter changes nothing" {
    handed_over
    expect 4 miraif export reminders ack 20261201-090000-00000000
    expect 4 miraif export reminders ack "$batch" "${letter[0]}" 0123456789abcdef
    expect 0 miraif export reminders status --json
    [ "$(json 'd["data"]["claimed"]')" = 3 ]
    expect 2 miraif export reminders ack
}
