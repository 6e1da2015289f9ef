#!/usr/bin/env bats
# miraif export reminders form.
load helper

@test "what people are asked for" {
    store
    expect 0 miraif export reminders form --json
    [ "$(json '{"reply", "rsvp"} <= {f["purpose"] for f in d["data"]["forms"]}')" = true ]
    [ "$(json '{f["url"] for f in d["data"]["forms"]} == {None}')" = true ]
}

@test "letters carry the form's address with the code in it" {
    sample
    queue offer:1:p1 offer 1 1 '{"deadline":1796943600}'
    expect 0 miraif export reminders form reply 'https://example.jp/f?c={code}&x=1'
    has output "https://example.jp/f?c={code}&x=1"
    expect 0 miraif export reminders preview --json
    code=$(json 'd["data"][0]["reply_code"]')
    has output "https://example.jp/f?c=$code&x=1"
    expect 0 miraif export reminders form reply --remove
    expect 0 miraif export reminders preview
    has output "返信コード: $code"
}

@test "nonsense" {
    store
    expect 4 miraif export reminders form nonsense
    expect 4 miraif export reminders form nonsense 'https://example.jp/{code}'
    expect 1 miraif export reminders form reply 'https://example.jp/'
    has stderr "{code}"
    expect 1 miraif export reminders form reply 'javascript:{code}'
    expect 1 miraif export reminders form reply $'https://example.jp/{code}\nx'
    expect 2 miraif export reminders form --remove
}
