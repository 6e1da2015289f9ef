#!/usr/bin/env bats
# Ties that a form has gathered.
load helper

db=.miraif/miraif.db

people() {
    store && miraif -q cohort create 1 --start 2027-01-15 --teams 2 --team-size 2 >/dev/null
    { echo 'メールアドレス,お名前'; for i in 1 2 3 4; do echo "a$i@example.jp,例 ${i}号"; done; echo "b@example.jp,見本 1号"; } >roster.csv
    miraif -q cohort import 1 roster.csv >/dev/null
}

counts() {
    json '[d["data"][k] for k in ("records", "accepted", "created", "updated", "unchanged")] + [len(d["data"]["rejected"])]'
}

states() {
    miraif --json alumni tie list | python3 -c 'import json, sys
print(*[(t["person"] + t["other"] + ":" + t["kind"] + ":" + t["state"]) for t in json.load(sys.stdin)["data"]])'
}

@test "told by one and by the other, by name, number and address; again nothing changes" {
    people
    cat >form.csv <<'CSV'
タイムスタンプ,メールアドレス,お相手のお名前,どんなご縁ですか
2026/11/02 19:02,a1@example.jp,例 2号,一緒に仕事を始めました
2026/11/03 8:00,a2@example.jp,a1@example.jp,仕事
2026/11/04 8:00,a3@example.jp,p4,友だちになりました
CSV
    expect 0 miraif --json alumni tie import form.csv
    [ "$(counts)" = "[3, 3, 2, 1, 0, 0]" ]
    [ "$(states)" = "p1p2:business:confirmed p3p4:friendship:unconfirmed" ]
    expect 0 miraif --json alumni tie import form.csv
    [ "$(counts)" = "[3, 3, 0, 0, 3, 0]" ]
}

@test "the letter's code confirms or denies" {
    people
    miraif -q alumni tie p1 p2 --kind business >/dev/null
    miraif -q alumni tie p1 p3 --kind hire >/dev/null
    claim >/dev/null
    code() { sqlite3 $db "SELECT code FROM reply_code WHERE person = $1 AND purpose = 'tie'"; }
    printf '返信コード,回答\n%s,はい\n%s,いいえ\n' "$(code 2)" "$(code 3)" >form.csv
    expect 0 miraif --json alumni tie import form.csv
    [ "$(states)" = "p1p2:business:confirmed p1p3:hire:denied" ]
    expect 0 miraif --json alumni tie import form.csv
    [ "$(counts)" = "[2, 2, 0, 0, 2, 0]" ]
}

@test "bad rows are refused with line, column and reason" {
    people
    cat >form.csv <<'CSV'
日時,コード,email,相手,種類,回答
2026-11-01,QQQQQQQQQQQQ,,,,はい
2026-11-01,,z9@example.jp,p2,仕事,
2026-11-01,,,p2,仕事,
2026-11-01,,a1@example.jp,,仕事,
2026-11-01,,a1@example.jp,1号,仕事,
2026-11-01,,a1@example.jp,だれか,仕事,
2026-11-01,,a1@example.jp,p99,仕事,
2026-11-01,,a1@example.jp,p2,なにか,
2026-11-01,,a1@example.jp,p1,仕事,
2026-11-01,,a1@example.jp,p2,仕事,どうかな
2027-11-01,,a1@example.jp,p2,仕事,
2026-11-01,,a1@example.jp,p2,仕事,
CSV
    expect 3 miraif --json alumni tie import form.csv --rejects mend.csv
    [ "$(json '[(r["line"], r["reasons"][0]) for r in d["data"]["rejected"]]')" = \
        '[[2, "unknown_code"], [3, "unknown_person"], [4, "missing_person"], [5, "missing_other"], [6, "ambiguous_person"], [7, "unknown_person"], [8, "unknown_person"], [9, "unknown_kind"], [10, "not_allowed"], [11, "unclear_consent"], [12, "future_date"]]' ]
    [ "$(wc -l <mend.csv)" = 12 ]
    [ "$(states)" = "p1p2:business:unconfirmed" ]
}
