#!/usr/bin/env bats
# Replies as forms export them.
load helper

# Offers to p1, p2, … of a cohort of two pairs, two of the six wait; a week later.
offers() {
    store && miraif -q cohort create 1 --start 2027-01-15 --teams 2 --team-size 2 >/dev/null
    miraif -q cohort review criteria 1 M >/dev/null
    { echo 'メールアドレス,お名前'; for i in 1 2 3 4 5 6; do echo "a$i@example.jp,例 ${i}号"; done; } >roster.csv
    { echo 'id,reviewer,M'; for i in 1 2 3 4 5 6; do echo "p$i,古野,$((7 - i > 5 ? 5 : 7 - i))"; done; } >scores.csv
    miraif -q cohort import 1 roster.csv >/dev/null
    miraif -q cohort review import 1 scores.csv >/dev/null
    miraif -q cohort select 1 >/dev/null && miraif -q cohort adopt 1 >/dev/null
    miraif -q cohort announce 1 --deadline 2026-12-10 --yes >/dev/null
    export MIRAIF_NOW=2026-12-08T09:00:00+09:00
}

counts() {
    json '[d["data"][k] for k in ("records", "accepted", "created", "updated", "unchanged")] + [len(d["data"]["rejected"])]'
}

states() {
    miraif --json cohort show 1 | python3 -c 'import json, sys
s = json.load(sys.stdin)["data"]["statuses"]; print(*(f"{k}:{v}" for k, v in s.items() if v))'
}

@test "a form comes in, and again without change" {
    offers
    cat >form.csv <<'CSV'
タイムスタンプ,メールアドレス,1期に参加されますか？,ひとこと
2026/12/02 7:02:11 午後 GMT+9,A1@example.jp,参加します,楽しみです
2026/12/03 8:00,a2@example.jp,残念ですが辞退します,
2026/12/04 8:00,ａ３@example.jp,次の期を希望します,
CSV
    expect 0 miraif --json cohort reply import 1 form.csv
    [ "$(counts)" = "[3, 3, 3, 0, 0, 0]" ]
    [ "$(json 'd["data"]["mapping"]["1期に参加されますか？"], d["data"]["unmapped"]')" = '["answer", ["ひとこと"]]' ]
    [ "$(states)" = "offered:1 accepted:1 waitlisted:2 deferred:1 declined:1" ]
    entries=$(miraif history --format ids | wc -l)
    expect 0 miraif --json cohort reply import 1 form.csv
    [ "$(counts)" = "[3, 3, 0, 0, 3, 0]" ]
    [ "$(miraif history --format ids | wc -l)" = "$entries" ]
    [ "$(waiting_letters "person IN (1, 2, 3)")" = "" ]
}

@test "who would step in is told, in a rehearsal, too" {
    offers
    printf 'mail,reply\na1@example.jp,no\n' >form.csv
    expect 0 miraif cohort reply import 1 form.csv --dry-run
    has output "who would step in: p5"
    [ "$(states)" = "offered:4 waitlisted:2" ]
    expect 0 miraif cohort reply import 1 form.csv
    has output "miraif cohort waitlist promote 1 p5"
}

@test "the latest of a person's answers counts, in whatever order they stand" {
    offers
    cat >form.csv <<'CSV'
timestamp,email,answer
2026-12-05 10:00,a1@example.jp,declined
2026-12-04 10:00,a1@example.jp,accepted
2026-12-04 10:00,a2@example.jp,declined
2026-12-05 10:00,a2@example.jp,accepted
,a3@example.jp,accepted
,a3@example.jp,declined
CSV
    expect 0 miraif --json cohort reply import 1 form.csv
    [ "$(states)" = "offered:1 accepted:1 waitlisted:2 declined:2" ]
    [ "$(json '[(w["line"], w["reasons"][0]) for w in d["data"]["warnings"]]')" = '[[3, "outdated"], [6, "superseded"]]' ]
    entries=$(miraif history --format ids | wc -l)
    expect 0 miraif --json cohort reply import 1 form.csv
    [ "$(json 'd["data"]["unchanged"]')" = 6 ]
    [ "$(miraif history --format ids | wc -l)" = "$entries" ]
}

@test "a reply code says who it is, of this cohort" {
    offers
    code() { # the code that a letter would carry
        sqlite3 .miraif/miraif.db "INSERT INTO reply_code VALUES ('$1', $2, '$3', '$4')"
    }
    code ABCDEFGH2345 1 reply 1
    code BCDEFGHJ2345 2 reply 2
    printf 'メールアドレス,返信コード,ご回答\na2@example.jp,abcd-efgh-2345,はい\n,BCDEFGHJ2345,はい\na4@example.jp,QQQQQQQQQQQQ,はい\n' >form.csv
    expect 3 miraif --json cohort reply import 1 form.csv
    [ "$(json '[(r["line"], r["field"], r["reasons"][0]) for r in d["data"]["rejected"]]')" = '[[3, "返信コード", "unknown_code"], [4, "返信コード", "unknown_code"]]' ]
    expect 0 miraif --json person list --cohort 1 --status accepted
    [ "$(json '[p["id"] for p in d["data"]]')" = '["p1"]' ]
}

@test "a person is known by number, too; the numbers that a form gives its answers are nobody's" {
    offers
    printf 'ID,メール,回答\n1,a2@example.jp,はい\np1,,いいえ\n3,,はい\n' >form.csv
    expect 3 miraif --json cohort reply import 1 form.csv
    [ "$(json '[(r["line"], r["field"], r["reasons"][0]) for r in d["data"]["rejected"]]')" = '[[4, "ID", "unknown_person"]]' ]
    expect 0 miraif --json person list --cohort 1 --status accepted
    [ "$(json '[p["id"] for p in d["data"]]')" = '["p2"]' ]
    expect 0 miraif --json person list --cohort 1 --status declined
    [ "$(json '[p["id"] for p in d["data"]]')" = '["p1"]' ]
}

@test "bad rows are refused with line, column and reason; the others go in" {
    offers
    export MIRAIF_NOW=2026-12-12T09:00:00+09:00
    cat >form.csv <<'CSV'
日時,email,回答
2026-12-08,a1@example.jp,参加します
2026-12-11,a2@example.jp,参加します
2026-12-11,a3@example.jp,参加しません
2026-12-08,a5@example.jp,参加します
2026-12-08,z9@example.jp,参加します
2026-12-08,,参加します
2026-12-08,a4@example.jp,
2026-12-08,a4@example.jp,辞退しないかもしれません
2027-12-08,a4@example.jp,はい
きのう,a4@example.jp,はい
2026-12-08,a4@example.jp,はい,余り
2026-12-08,"a4@example.jp,はい
CSV
    expect 3 miraif --json cohort reply import 1 form.csv --rejects mend.csv
    [ "$(counts)" = "[12, 2, 2, 0, 0, 10]" ]
    [ "$(json '[(r["line"], r["reasons"][0]) for r in d["data"]["rejected"]]')" = '[[3, "too_late"], [5, "not_allowed"], [6, "unknown_person"], [7, "missing_person"], [8, "missing_answer"], [9, "unknown_answer"], [10, "future_date"], [11, "invalid_date"], [12, "too_many_columns"], [13, "unterminated_quote"]]' ]
    [ "$(wc -l <mend.csv)" = 11 ] && [ "$(head -n 1 mend.csv)" = "日時,email,回答" ]
    python3 -c 'import json; json.load(open("mend.csv.json"))'
    complaints=$(miraif -q cohort reply import 1 form.csv 2>&1 >/dev/null | grep -cv warning || true)
    [ "$complaints" = 0 ]
    expect 3 miraif --json cohort reply import 1 form.csv --late
    [ "$(json '"too_late" in [r["reasons"][0] for r in d["data"]["rejected"]]')" = false ]
    expect 65 miraif cohort reply import 1 form.csv --strict
}

@test "files that are no sheet of replies" {
    offers
    : >empty.csv
    expect 65 miraif --json cohort reply import 1 empty.csv
    has stderr '"code":"empty_file"'
    printf '氏名,回答\n例 1号,はい\n' >who.csv
    expect 65 miraif cohort reply import 1 who.csv
    has stderr "no column says who answers"
    printf 'email,感想\na1@example.jp,はい\n' >what.csv
    expect 65 miraif --json cohort reply import 1 what.csv
    has stderr '"code":"missing_required_column"'
    expect 0 miraif cohort reply import 1 what.csv --map answer=感想 --dry-run
    expect 65 miraif cohort reply import 1 what.csv --map answer=答え
    expect 2 miraif cohort reply import 1 what.csv --map colour=感想
    printf 'email,回答,返事\na1@example.jp,はい,はい\n' >twice.csv
    expect 65 miraif --json cohort reply import 1 twice.csv
    has stderr '"code":"ambiguous_column"'
    printf 'メール\t返事\na1@example.jp\t参加します\n' | iconv -f UTF-8 -t CP932 >sjis.tsv
    expect 0 miraif --json cohort reply import 1 sjis.tsv
    [ "$(json '[d["data"][k] for k in ("encoding", "delimiter", "created")]')" = '["cp932", "tab", 1]' ]
    expect 4 miraif cohort reply import 1 none.csv
    expect 4 miraif cohort reply import 2 sjis.tsv
}
