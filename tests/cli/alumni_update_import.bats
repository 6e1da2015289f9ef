#!/usr/bin/env bats
# News that a form has gathered.
load helper

people() {
    store && miraif -q cohort create 1 --start 2027-01-15 --teams 2 --team-size 2 >/dev/null
    { echo 'メールアドレス,お名前'; for i in 1 2 3; do echo "a$i@example.jp,例 ${i}号"; done; } >roster.csv
    miraif -q cohort import 1 roster.csv >/dev/null
}

counts() {
    json '[d["data"][k] for k in ("records", "accepted", "created", "updated", "unchanged")] + [len(d["data"]["rejected"])]'
}

@test "a form comes in, again without change, and with another consent" {
    people
    cat >form.csv <<'CSV'
タイムスタンプ,メールアドレス,近況をお聞かせください,種類,便りに掲載してもよいですか
2026/11/02 19:02,A1@example.jp,転職しました。,転職・異動,はい
2026/11/03 8:00,a1@example.jp,子どもが生まれました。,家族のこと,いいえ
2026/11/04 8:00,ａ２@example.jp,登山を始めました。,新しいチャレンジ,
CSV
    expect 0 miraif --json alumni update import form.csv
    [ "$(counts)" = "[3, 3, 3, 0, 0, 0]" ]
    expect 0 miraif --json alumni update list
    [ "$(json '[(u["person"], u["kind"], u["digest"]) for u in d["data"]]')" = '[["p2", "challenge", false], ["p1", "life", false], ["p1", "job", true]]' ]
    miraif --format ids history >before
    expect 0 miraif --json alumni update import form.csv
    [ "$(counts)" = "[3, 3, 0, 0, 3, 0]" ]
    miraif --format ids history | cmp - before
    sed -i 's/チャレンジ,$/チャレンジ,同意する/' form.csv
    expect 0 miraif --json alumni update import form.csv
    [ "$(counts)" = "[3, 3, 0, 1, 2, 0]" ]
    [ "$(miraif --format ids alumni update list --digest)" = $'u3\nu1' ]
}

@test "bad rows are refused with line, column and reason" {
    people
    cat >form.csv <<'CSV'
日時,email,近況,掲載
2026-11-01,z9@example.jp,元気です,
2026-11-01,,元気です,
2026-11-01,a1@example.jp,,
2026-11-01,a1@example.jp,元気です,どちらでも
2027-11-01,a1@example.jp,元気です,
いつか,a1@example.jp,元気です,
2026-11-01,a1@example.jp,元気です,
CSV
    expect 3 miraif --json alumni update import form.csv --rejects mend.csv
    [ "$(json '[(r["line"], r["field"], r["reasons"][0]) for r in d["data"]["rejected"]]')" = \
        '[[2, "email", "unknown_person"], [3, "email", "missing_person"], [4, "近況", "missing_text"], [5, "掲載", "unclear_consent"], [6, "日時", "future_date"], [7, "日時", "invalid_date"]]' ]
    [ "$(wc -l <mend.csv)" = 7 ]
}

@test "files that are no sheet of news; Shift_JIS; --dry-run" {
    people
    printf 'email,感想\na1@example.jp,はい\n' >what.csv
    expect 65 miraif alumni update import what.csv
    has stderr "no column says what is new"
    expect 0 miraif alumni update import what.csv --map text=感想 --dry-run
    [ -z "$(miraif --format ids alumni update list)" ]
    printf 'メール\t近況\na1@example.jp\t元気です\n' | iconv -f UTF-8 -t CP932 >sjis.tsv
    expect 0 miraif --json alumni update import sjis.tsv
    [ "$(json '[d["data"][k] for k in ("encoding", "delimiter", "created")]')" = '["cp932", "tab", 1]' ]
    expect 4 miraif alumni update import none.csv
}
