#!/usr/bin/env bats
# Answers as forms export them.
load helper

@test "a form comes in, the latest counts, and again without change" {
    planned
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    expect 0 miraif --json session rsvp import 1-1s "$MIRAIF_DATA/rsvp.csv"
    [ "$(json '[d["data"][k] for k in ("records", "accepted", "created", "updated", "unchanged")]')" = '[5, 5, 4, 0, 1]' ]
    [ "$(json 'd["data"]["warnings"][0]["reasons"], d["data"]["mapping"]["懇親会に参加されますか"]')" = '[["superseded"], "answer"]' ]
    expect 0 miraif --json session rsvp import 1-1s "$MIRAIF_DATA/rsvp.csv"
    [ "$(json '[d["data"][k] for k in ("created", "updated", "unchanged")]')" = '[0, 0, 5]' ]
    expect 0 miraif --json session show 1-1s
    [ "$(json 'sorted((p["rsvp"], p["diet"] or "") for p in d["data"]["people"] if p["rsvp"])')" = '[["maybe", ""], ["no", ""], ["yes", ""], ["yes", "卵アレルギー"]]' ]
}

@test "by reply code, and a later answer stays" {
    planned
    miraif -q session rsvp 1-1s p4 no >/dev/null
    printf 'タイムスタンプ,メールアドレス,出欠\n2026/11/01 8:00,kenta.setsurei@example.jp,出席\n' >old.csv
    sqlite3 -readonly .miraif/miraif.db "SELECT email FROM person WHERE id = 4" >email
    sed -i "s/kenta.setsurei@example.jp/$(<email)/" old.csv
    expect 0 miraif --json session rsvp import 1-1s old.csv
    [ "$(json 'd["data"]["warnings"][0]["reasons"], d["data"]["unchanged"]')" = '[["outdated"], 1]' ]
    printf 'reply code,出欠\nABCDEFGHJKLM,出席\n' >code.csv
    expect 3 miraif --json session rsvp import 1-1s code.csv
    [ "$(json 'd["data"]["rejected"][0]["reasons"]')" = '["unknown_code"]' ]
}

@test "bad rows are told of one by one" {
    planned
    cat >form.csv <<'CSV'
person,answer,at
p4,yes,
p999,yes,
,yes,
p5,ご連絡します,
p5,yes,2030-01-01
CSV
    expect 3 miraif --json session rsvp import 1-1 form.csv
    [ "$(json '[(r["line"], r["reasons"][0]) for r in d["data"]["rejected"]]')" = '[[3, "unknown_person"], [4, "missing_person"], [5, "unknown_answer"], [6, "future_date"]]' ]
    expect 65 miraif session rsvp import 1-1 form.csv --strict
    expect 65 miraif session rsvp import 1-1 "$MIRAIF_DATA/mentors.csv"
    expect 4 miraif session rsvp import 1-9 form.csv
}
