#!/usr/bin/env bats
# How people are, as a form has gathered it.
load helper

db=.miraif/miraif.db

# The letters of the third month have left to the graduates $one $two $three.
asked() {
    graduated
    export MIRAIF_NOW=2027-07-16T10:00:00+09:00
    miraif -q alumni follow-up >/dev/null
    claim >/dev/null
    read -r one two three < <(miraif --format ids alumni list | head -3 | paste -sd' ')
}

code() {
    sqlite3 $db "SELECT code FROM reply_code WHERE person = ${1#p} AND purpose = 'follow-up'"
}

email() {
    sqlite3 $db "SELECT email FROM person WHERE id = ${1#p}"
}

counts() {
    json '[d["data"][k] for k in ("records", "accepted", "created", "updated", "unchanged")] + [len(d["data"]["rejected"])]'
}

@test "answers join by the code, else by e-mail and time; again nothing changes; no reminder" {
    asked
    export MIRAIF_NOW=2027-11-01T10:00:00+09:00
    cat >form.csv <<CSV
タイムスタンプ,返信コード,メールアドレス,モヤモヤは晴れましたか,満足度（1〜5）,ひとこと,近況をお聞かせください,便りで紹介してよいですか
2027/07/18 9:00,$(code "$one"),,晴れた,５,ありがとう,学校に通いはじめました,はい
2027/07/18 9:00,,$(email "$two"),少し晴れた,4（満足）,,,
2027/10/20 9:00,,$(email "$two"),晴れていない,とても不満,,,
CSV
    expect 0 miraif --json alumni follow-up import form.csv
    [ "$(counts)" = "[3, 3, 3, 0, 0, 0]" ]
    [ "$(sqlite3 $db "SELECT group_concat(stage || ' ' || worry || ' ' || satisfaction, ',') FROM follow_up ORDER BY stage, person")" = "m3 gone 5,m3 lighter 4,m6 same 1" ]
    expect 0 miraif --json alumni update list
    [ "$(json '[(u["text"], u["digest"]) for u in d["data"]]')" = '[["学校に通いはじめました", true]]' ]
    [ "$(sqlite3 $db "SELECT count(*) FROM item WHERE person = ${one#p} AND key LIKE '%:2' AND cancelled_at IS NULL")" = 0 ]
    miraif --format ids history >before
    expect 0 miraif --json alumni follow-up import form.csv
    [ "$(counts)" = "[3, 3, 0, 0, 3, 0]" ]
    miraif --format ids history | cmp - before
}

@test "the latest answer counts, whatever the order and the file" {
    asked
    export MIRAIF_NOW=2027-07-20T10:00:00+09:00
    cat >form.csv <<CSV
日時,email,モヤモヤ,満足度
2027-07-19,$(email "$one"),gone,5
2027-07-18,$(email "$one"),heavier,1
,$(email "$two"),same,2
,$(email "$two"),gone,3
CSV
    expect 0 miraif --json alumni follow-up import form.csv
    [ "$(json '[(w["line"], w["reasons"][0]) for w in d["data"]["warnings"]]')" = '[[3, "superseded"], [4, "superseded"]]' ]
    printf '日時,email,モヤモヤ\n2027-07-17,%s,heavier\n' "$(email "$one")" >older.csv
    expect 0 miraif --json alumni follow-up import older.csv
    [ "$(json '[w["reasons"][0] for w in d["data"]["warnings"]]')" = '["outdated"]' ]
    [ "$(sqlite3 $db "SELECT group_concat(worry || satisfaction) FROM (SELECT * FROM follow_up ORDER BY person)")" = "gone5,gone3" ]
}

@test "bad rows are refused with line, column and reason" {
    asked
    cat >form.csv <<CSV
日時,コード,email,モヤモヤ,満足度,掲載
2027-07-16,QQQQQQQQQQQQ,,晴れた,5,
2027-07-16,,z9@example.jp,晴れた,5,
2027-07-16,,,晴れた,5,
2027-07-16,,$(email "$one"),たぶん,5,
2027-07-16,,$(email "$one"),晴れた,6,
2027-07-16,,$(email "$one"),晴れた,4.5,
2027-07-16,,$(email "$one"),,,
2027-07-16,,$(email "$one"),晴れた,5,さあ
2028-07-16,,$(email "$one"),晴れた,5,
2026-12-01,,$(email "$one"),晴れた,5,
2027-07-16,,p45,晴れた,5,
2027-07-16,,$(email "$one"),晴れた,5,
CSV
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    expect 3 miraif --json alumni follow-up import form.csv --rejects mend.csv
    [ "$(json '[(r["line"], r["field"], r["reasons"][0]) for r in d["data"]["rejected"]]')" = \
        '[[2, "コード", "unknown_code"], [3, "email", "unknown_person"], [4, "email", "missing_person"], [5, "モヤモヤ", "unknown_answer"], [6, "満足度", "invalid_satisfaction"], [7, "満足度", "invalid_satisfaction"], [8, "モヤモヤ", "missing_answer"], [9, "掲載", "unclear_consent"], [10, "日時", "future_date"], [11, "email", "no_stage"], [12, "email", "no_stage"]]' ]
    [ "$(wc -l <mend.csv)" = 12 ]
    printf 'email,感想\na@example.jp,よい\n' >no.csv
    expect 65 miraif alumni follow-up import no.csv
}
