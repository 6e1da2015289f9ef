#!/usr/bin/env bats
# Telling applicants what was decided.
load helper

letters() {
    json '[d["data"]["letters"][k] for k in ("offer", "waitlisted", "regret")]'
}

states() {
    miraif --json cohort show 1 | python3 -c 'import json, sys
s = json.load(sys.stdin)["data"]["statuses"]; print(*(f"{k}:{v}" for k, v in s.items() if v))'
}

@test "without --yes it counts, shows, and does nothing" {
    selected
    expect 6 miraif cohort announce 1 --deadline 2026-12-15
    has output "offers: 16, open until 2026-12-15; letters to the waitlist: 8; regrets: 20"
    has stderr "--yes"
    [ "$(waiting_letters)" = "" ]
    expect 6 miraif --json cohort announce 1
    [ "$(letters)" = "[16, 8, 20]" ] && [ "$(json 'd["data"]["queued"], d["data"]["deadline"]')" = '[false, "2026-12-08"]' ]
    expect 0 miraif cohort announce 1 --dry-run
    [ "$(waiting_letters)" = "" ] && [ "$(states)" = "selected:16 waitlisted:8 rejected:20" ]
}

@test "with --yes the letters wait and the selected hold offers" {
    selected
    expect 0 miraif --json cohort announce 1 --deadline 2026-12-15 --yes
    [ "$(letters)" = "[16, 8, 20]" ] && [ "$(json 'd["data"]["queued"]')" = true ]
    [ "$(json 'len(d["data"]["told"])')" = 44 ]
    [ "$(waiting_letters)" = "offer:16 offer-reminder:16 regret:20 waitlisted:8 " ]
    [ "$(states)" = "offered:16 waitlisted:8 rejected:20" ]
    expect 0 miraif undo
    [ "$(waiting_letters)" = "" ] && [ "$(states)" = "selected:16 waitlisted:8 rejected:20" ]
}

@test "again it tells only what is new" {
    announced
    expect 0 miraif cohort announce 1 --yes
    has output "nothing new"
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'selected' WHERE cohort = 1 AND person =
        (SELECT min(person) FROM application WHERE status = 'waitlisted')"
    expect 6 miraif --json cohort announce 1
    [ "$(letters)" = "[1, 0, 0]" ]
    expect 0 miraif --json cohort announce 1 --yes
    [ "$(waiting_letters)" = "offer:17 offer-reminder:17 regret:20 waitlisted:7 " ]
    [ "$(states)" = "offered:17 waitlisted:7 rejected:20" ]
}

@test "a deadline that is over, a selection that is none, a cohort that is none" {
    selected
    expect 1 miraif cohort announce 1 --deadline 2026-11-30 --yes
    has stderr "2026-11-30 is over"
    expect 2 miraif cohort announce 1 --deadline tomorrow
    expect 0 miraif cohort announce 1 --deadline 2026-12-01 --dry-run
    miraif -q cohort create 2 --start 2027-07-02 >/dev/null
    expect 1 miraif cohort announce 2 --yes
    has stderr "miraif cohort select 2"
    expect 4 miraif cohort announce 3
}

@test "who came after the selection is told nothing, and that is said" {
    selected
    printf 'メールアドレス,お名前\nlate@example.jp,遅れ 太郎\n' >late.csv
    miraif -q cohort import 1 late.csv >/dev/null
    expect 0 miraif cohort announce 1 --yes
    has stderr "told nothing: 1"
    [ "$(states)" = "applied:1 offered:16 waitlisted:8 rejected:20" ]
}

@test "the samples are what the first recipients will get" {
    selected
    miraif -q export reminders form reply 'https://forms.example.jp/r?code={code}' >/dev/null
    expect 0 miraif --json cohort announce 1 --deadline 2026-12-15 --yes
    [ "$(json '[s["letter"] for s in d["data"]["samples"]]')" = '["offer", "waitlisted", "regret"]' ]
    first=$(json 'd["data"]["samples"][0]["text"]')
    person=$(json 'd["data"]["samples"][0]["name"]')
    [[ $first == *"12月15日(火)"*"https://forms.example.jp/r?code="* ]]
    expect 0 miraif --json export reminders preview
    [ "$(json "[l['text'] for l in d['data'] if l['to'][0]['name'] == '$person'][0]")" = "$first" ]
}
