#!/usr/bin/env bats
# Acceptances as forms export them.
load helper

counts() {
    json '[d["data"][k] for k in ("records", "accepted", "created", "updated", "unchanged")] + [len(d["data"]["rejected"])]'
}

@test "a form comes in, and again without change" {
    teamed
    echo a | miraif -q cohort promise set -
    export MIRAIF_NOW=2026-12-03T09:00:00+09:00
    cat >form.csv <<'CSV'
タイムスタンプ,メールアドレス,お約束を読み、同意します
2026/12/02 7:02:11 午後 GMT+9,HANAKO.mihon@example.jp,同意します
2026/12/02 8:00,ichiro.kaku@example.jp,はい
CSV
    expect 0 miraif --json cohort promise import form.csv
    [ "$(counts)" = "[2, 2, 2, 0, 0, 0]" ]
    entries=$(miraif history --format ids | wc -l)
    expect 0 miraif --json cohort promise import form.csv
    [ "$(counts)" = "[2, 2, 0, 0, 2, 0]" ]
    [ "$(miraif history --format ids | wc -l)" = "$entries" ]
    expect 0 miraif cohort promise status 1
    has output "accepted 2, missing 14"
}

@test "a reply code says who it is and which version" {
    teamed
    echo a | miraif -q cohort promise set -
    claim >/dev/null
    code=$(sqlite3 .miraif/miraif.db "SELECT code FROM reply_code WHERE person = 1")
    echo b | miraif -q cohort promise set -
    printf '返信コード,お約束\n%s,同意\nQQQQQQQQQQQQ,同意\n' "$code" >form.csv
    expect 3 miraif --json cohort promise import form.csv
    [ "$(json '[(r["line"], r["reasons"][0]) for r in d["data"]["rejected"]]')" = '[[3, "unknown_code"]]' ]
    expect 0 miraif --json cohort promise status 1 --all
    [ "$(json '[(p["version"], p["state"]) for p in d["data"] if p["id"] == "p1"]')" = '[[1, "outdated"]]' ]
}

@test "bad rows are refused with line, column and reason; the others go in" {
    teamed
    echo a | miraif -q cohort promise set -
    export MIRAIF_NOW=2026-12-12T09:00:00+09:00
    cat >form.csv <<'CSV'
日時,email,同意
2026-12-08,hanako.mihon@example.jp,はい
2026-12-08,ichiro.kaku@example.jp,同意しません
2026-12-08,z9@example.jp,はい
2026-12-08,,はい
2026-12-08,aoi.boukawa@example.jp,
2026-12-08,aoi.boukawa@example.jp,考えます
2027-12-08,aoi.boukawa@example.jp,はい
きのう,aoi.boukawa@example.jp,はい
2026-11-08,aoi.boukawa@example.jp,はい
CSV
    expect 3 miraif --json cohort promise import form.csv --rejects mend.csv
    [ "$(counts)" = "[9, 1, 1, 0, 0, 8]" ]
    [ "$(json '[r["reasons"][0] for r in d["data"]["rejected"]]')" = '["not_accepted", "unknown_person", "missing_person", "missing_answer", "unknown_answer", "future_date", "invalid_date", "no_version"]' ]
    [ "$(wc -l <mend.csv)" = 9 ]
    expect 65 miraif cohort promise import form.csv --strict
    printf 'email,感想\na@example.jp,はい\n' >what.csv
    expect 65 miraif cohort promise import what.csv
    has stderr "no column says what was answered"
}
