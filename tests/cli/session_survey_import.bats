#!/usr/bin/env bats
# Taking in what people say of a session.
load helper

counts() {
    json '[d["data"][k] for k in ("records", "accepted", "created", "updated", "unchanged")] + [len(d["data"]["rejected"])]'
}

held() {
    planned
    export MIRAIF_NOW=2027-01-16T12:00:00+09:00
}

ask() {
    sqlite3 .miraif/miraif.db "$1"
}

@test "a form comes in, and again without change" {
    held
    expect 0 miraif --json session survey import 1-1 "$MIRAIF_DATA/survey.csv"
    [ "$(counts)" = "[6, 6, 6, 0, 0, 0]" ]
    [ "$(json 'd["data"]["mapping"]["良かったこと"]')" = liked ]
    before=$(ask "SELECT * FROM ballot; SELECT * FROM voter")
    expect 0 miraif --json session survey import 1-1 "$MIRAIF_DATA/survey.csv"
    [ "$(counts)" = "[6, 6, 0, 0, 6, 0]" ]
    [ "$(ask "SELECT * FROM ballot; SELECT * FROM voter")" = "$before" ]
}

@test "nothing in the store joins answers with who answered" {
    held
    printf 'email,satisfaction,liked\nhanako.mihon@example.jp,2,しるしの言葉\n' >one.csv
    miraif -q session survey import 1-1 one.csv
    [ "$(ask "SELECT answers FROM ballot")" = '{"satisfaction":2,"liked":"しるしの言葉"}' ]
    [ "$(ask "SELECT person FROM voter")" = 1 ]
    # Columns of either table that the other has, too; and the history.
    [ "$(ask "SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info('ballot')
        INTERSECT SELECT name FROM pragma_table_info('voter'))")" = topic ]
    [ "$(ask "SELECT count(*) FROM history WHERE instr(changeset, CAST('しるし' AS BLOB))")" = 0 ]
    expect 0 miraif --json person disclose p1
    lacks output しるし
}

@test "the whole form again: the latest answers count, whoever changed theirs" {
    held
    miraif -q session survey import 1-1 "$MIRAIF_DATA/survey.csv"
    sed 's/^ichiro.kaku@example.jp,4/ichiro.kaku@example.jp,1/' "$MIRAIF_DATA/survey.csv" >form.csv
    echo 'yui.reino@example.jp,5,9,,' >>form.csv
    expect 0 miraif --json session survey import 1-1 form.csv
    [ "$(counts)" = "[7, 7, 1, 1, 5, 0]" ]
    [ "$(ask "SELECT sum(copies), sum(shown) FROM ballot")" = "7|6" ]
}

@test "a part of the form adds who is new, and says what cannot be renewed" {
    held
    miraif -q session survey import 1-1 "$MIRAIF_DATA/survey.csv"
    cat >part.csv <<'CSV'
email,satisfaction
yui.reino@example.jp,4
hanako.mihon@example.jp,1
CSV
    expect 0 miraif --json session survey import 1-1 part.csv
    [ "$(counts)" = "[2, 2, 1, 0, 1, 0]" ]
    [ "$(json '[(w["line"], w["reasons"][0]) for w in d["data"]["warnings"]]')" = '[[3, "answered_before"]]' ]
    [ "$(ask "SELECT sum(copies) FROM ballot")" = 7 ]
}

@test "letters ask on the morning after, not those who have answered" {
    planned
    [ "$(waiting_letters "rule = 'survey'")" = "survey:48 " ]
    [ "$(ask "SELECT datetime(min(due), 'unixepoch', '+9 hours') FROM item WHERE rule = 'survey'")" = "2027-01-16 09:00:00" ]
    export MIRAIF_NOW=2027-01-15T22:00:00+09:00
    miraif -q session survey import 1-1 "$MIRAIF_DATA/survey.csv"
    [ "$(waiting_letters "rule = 'survey' AND object = '1-1'")" = "survey:10 " ]
}

@test "a reply code says who it is, and the latest row counts" {
    held
    claim >/dev/null
    code=$(ask "SELECT code FROM reply_code WHERE person = 1 AND purpose = 'survey' AND object = '1-1'")
    cat >form.csv <<CSV
タイムスタンプ,返信コード,メールアドレス,満足度
2027/01/16 9:10,$code,,3
2027/01/16 9:05,,hanako.mihon@example.jp,5
CSV
    expect 0 miraif --json session survey import 1-1 form.csv
    [ "$(json '[w["reasons"][0] for w in d["data"]["warnings"]]')" = '["superseded"]' ]
    [ "$(ask "SELECT answers FROM ballot")" = '{"satisfaction":3}' ]
    printf '返信コード,満足度\n%s,3\n' "$code" >other.csv
    expect 3 miraif session survey import 1-2 other.csv
}

@test "bad rows are refused with line, column and reason; the others go in" {
    held
    cat >form.csv <<'CSV'
日時,email,満足度,推奨,良かったこと
2027-01-16,hanako.mihon@example.jp,５,１０,
2027-01-16,ichiro.kaku@example.jp,6,,
2027-01-16,sakura.reibun@example.jp,とても,,
2027-01-16,aoi.boukawa@example.jp,,,
2027-01-16,z9@example.jp,5,,
2027-01-16,,5,,
2027-02-16,ai.bouda@example.jp,5,,
2027-01-16,ai.bouda@example.jp,,,静かでよかった
CSV
    echo 'email' >people.csv
    sqlite3 .miraif/miraif.db "SELECT email FROM person WHERE id = 40" >>people.csv
    expect 3 miraif --json session survey import 1-1 form.csv --rejects mend.csv
    [ "$(counts)" = "[8, 2, 2, 0, 0, 6]" ]
    [ "$(json '[(r["line"], r["field"], r["reasons"][0]) for r in d["data"]["rejected"]]')" = '[[3, "満足度", "invalid_answer"], [4, "満足度", "invalid_answer"], [5, "満足度", "missing_answer"], [6, "email", "unknown_person"], [7, "email", "missing_person"], [8, "日時", "future_date"]]' ]
    expect 65 miraif session survey import 1-1 form.csv --strict
    expect 65 miraif session survey import 1-1 people.csv
    has stderr "no column says what was answered"
    expect 4 miraif session survey import 9-1 form.csv
    expect 0 miraif session survey import 1-1 "$MIRAIF_DATA/survey.csv" -n
    [ "$(ask "SELECT sum(copies) FROM ballot")" = 2 ]
}

@test "somebody who was not asked is told apart from somebody unknown" {
    planned
    { echo email,満足度; sqlite3 .miraif/miraif.db "SELECT email || ',5' FROM person WHERE id = 44"; } >form.csv
    expect 3 miraif --now 2027-01-16 --json session survey import 1-1 form.csv
    [ "$(json '[r["reasons"][0] for r in d["data"]["rejected"]]')" = '["not_asked"]' ]
    has output "the session was not for p44"
}
