#!/usr/bin/env bats
# Answers to the pulse, and the wish to talk.
load helper

round() {
    teamed
    miraif -q cohort staff add --duty community-manager 1 p40 --from 2026-12-01 >/dev/null
    export MIRAIF_NOW=2027-01-25T09:00:00+09:00
    miraif -q session pulse ask 1
}

counts() {
    json '[d["data"][k] for k in ("records", "accepted", "created", "updated", "unchanged")] + [len(d["data"]["rejected"])]'
}

@test "answers come in, and the wish to talk reaches the community manager at once" {
    round
    expect 0 miraif --json session pulse import 1 "$MIRAIF_DATA/pulse.csv"
    [ "$(counts)" = "[6, 6, 6, 0, 0, 0]" ]
    [ "$(json '[(w["line"], w["reasons"][0]) for w in d["data"]["warnings"]]')" = '[[4, "wants_to_talk"]]' ]
    has output "is told"
    [ "$(sqlite3 .miraif/miraif.db "SELECT person, object, due FROM item WHERE rule = 'talk'")" = "40|p3|$(date -d "$MIRAIF_NOW" +%s)" ]
    [ "$(waiting_letters "rule = 'pulse'")" = "pulse:10 " ]
    expect 0 miraif --json session pulse import 1 "$MIRAIF_DATA/pulse.csv"
    [ "$(counts)" = "[6, 6, 0, 0, 6, 0]" ]
    [ "$(waiting_letters "rule = 'talk'")" = "talk:1 " ]
    [ "$(sqlite3 .miraif/miraif.db "SELECT count(*) FROM ballot WHERE answers LIKE '%talk%'")" = 0 ]
}

@test "the wish is told of even where the row is refused, and where nobody is there for it" {
    round
    printf 'email,q1,q2,q3,q4,q5,q6,q7,運営と話したい\nhanako.mihon@example.jp,1,2,3,4,5,6,9,はい\nichiro.kaku@example.jp,1,2,3,4,5,6,7,いいえ\nsakura.reibun@example.jp,1,2,3,4,5,6,7,特になし\n' >form.csv
    expect 3 miraif --json session pulse import 1 form.csv
    [ "$(json '[r["reasons"][0] for r in d["data"]["rejected"]]')" = '["invalid_answer"]' ]
    [ "$(sqlite3 .miraif/miraif.db "SELECT object FROM item WHERE rule = 'talk'")" = p1 ]
    miraif -q cohort staff end 1 p40 --on 2027-01-24 >/dev/null 2>&1 || sqlite3 .miraif/miraif.db "DELETE FROM duty"
    sed -i 's/,9,はい/,7,はい/' form.csv
    expect 0 miraif session pulse import 1 form.csv
    has output "nobody is its community manager"
}

@test "one form for all rounds: the code or the time says which" {
    round
    claim >/dev/null
    code=$(sqlite3 .miraif/miraif.db "SELECT code FROM reply_code WHERE person = 1 AND purpose = 'pulse'")
    export MIRAIF_NOW=2027-02-09T09:00:00+09:00
    miraif -q session pulse ask 1 --on 2027-02-08
    cat >form.csv <<CSV
日時,返信コード,email,q1,q2,q3,q4,q5,q6,q7
2027-02-08 12:00,$code,,1,2,3,4,5,6,7
2027-01-26 12:00,,ichiro.kaku@example.jp,1,2,3,4,5,6,7
2027-02-08 12:00,,ichiro.kaku@example.jp,1,2,3,4,5,6,7
2027-01-20 12:00,,ichiro.kaku@example.jp,1,2,3,4,5,6,7
CSV
    expect 3 miraif --json session pulse import 1 form.csv
    [ "$(json '[r["reasons"][0] for r in d["data"]["rejected"]]')" = '["no_round"]' ]
    [ "$(sqlite3 .miraif/miraif.db "SELECT topic, count(*) FROM voter GROUP BY 1")" = $'pulse:1:1|2\npulse:1:2|1' ]
}

@test "bad files and rows" {
    round
    printf 'email,q1,q2,q3,q4,q5,q6,q7\nhanako.mihon@example.jp,1,2,,4,5,6,7\nz9@example.jp,1,2,3,4,5,6,7\n' >form.csv
    expect 3 miraif --json session pulse import 1 form.csv
    [ "$(json '[(r["field"], r["reasons"][0]) for r in d["data"]["rejected"]]')" = '[["q3", "missing_answer"], ["email", "unknown_person"]]' ]
    printf 'email,q1,q2\nhanako.mihon@example.jp,1,2\n' >form.csv
    expect 65 miraif session pulse import 1 form.csv
    has stderr "no column says q3"
    expect 4 miraif session pulse import 2 form.csv
}

@test "somebody of no team is told apart from somebody unknown" {
    round
    { echo email,q1,q2,q3,q4,q5,q6,q7; sqlite3 .miraif/miraif.db "SELECT email || ',1,2,3,4,5,6,7' FROM person WHERE id = 44"; } >form.csv
    expect 3 miraif --json session pulse import 1 form.csv
    [ "$(json '[r["reasons"][0] for r in d["data"]["rejected"]]')" = '["not_asked"]' ]
    lacks output "take new people in"
    has output "p44 stands in no team of the cohort"
}
