#!/usr/bin/env bats
# miraif export reminders template.
load helper

@test "every letter in either language" {
    store
    expect 0 miraif export reminders template --json
    [ "$(json '{"letter", "team-letter", "notice", "offer", "waitlisted", "regret", "session-reminder"} <= {t["rule"] for t in d["data"]["templates"]}')" = true ]
    [ "$(json '{t["language"] for t in d["data"]["templates"]} == {"ja", "en"} and not any(t["own"] for t in d["data"]["templates"])')" = true ]
    expect 0 miraif export reminders template offer --language en
    has output "{cohort}: we would like you to take part"
    has output "{reply_url}"
}

@test "the office says it in its own words, and takes them back" {
    sample
    queue offer:1:p1 offer 1 1 '{"deadline":1796943600}'
    printf 'ようこそ{cohort}へ\r\n\r\n{name}さん、{deadline}まで。\r\n{place}\r\n' >text
    expect 1 miraif export reminders template offer --set text
    has stderr "{place}"
    has stderr "deadline"
    sed -i /place/d text
    expect 0 miraif export reminders template offer --set text
    expect 0 miraif export reminders template offer
    is "ようこそ{cohort}へ

{name}さん、{deadline}まで。"
    expect 0 miraif export reminders preview --json
    [ "$(json 'd["data"][0]["subject"], "見本 花子さん、12月11日(金) 8:00まで。" in d["data"][0]["text"]')" = '["ようこそ1期へ", true]' ]
    miraif -q undo
    expect 0 miraif export reminders template offer
    has output "{reply_url}"
    miraif -q undo h4
    expect 0 miraif export reminders template offer --reset
    expect 0 miraif export reminders template offer
    has output "{reply_url}"
}

@test "what it shows can be set" {
    store
    miraif export reminders template letter >letter.txt
    expect 0 miraif export reminders template letter --set letter.txt
    expect 0 miraif export reminders template letter
    is "$(cat letter.txt)"
    miraif export reminders template letter | miraif -q export reminders template letter --set -
    printf 's\n\nno frame\n' >text
    expect 1 miraif export reminders template letter --set text
    has stderr "{items}"
}

@test "nonsense" {
    store
    expect 4 miraif export reminders template nonsense
    has stderr "offer"
    expect 2 miraif export reminders template --reset
    expect 4 miraif export reminders template offer --set none
    printf '\nno subject\n' >text
    expect 1 miraif export reminders template offer --set text
    printf '\xff\n\nx\n' >text
    expect 1 miraif export reminders template offer --set text
    head -c 70000 /dev/zero >text
    expect 65 miraif export reminders template offer --set text
}
