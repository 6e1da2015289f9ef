#!/usr/bin/env bats
# Answers to asks, and what came of them, as forms export them.
load helper

db=.miraif/miraif.db

# An ask of $from; $one $two $three are asked, and their letters have left, with the codes of all in `codes`.
asked() {
    graduated
    from=$(miraif --format ids alumni list | head -1)
    miraif --json alumni ask 最初の壁をどう越えましたか --from "$from" >ask.json
    read -r one two three < <(python3 -c 'import json; print(*[r["id"] for r in json.load(open("ask.json"))["data"]["routed"]])')
    claim >/dev/null
}

# The code that a letter to $1 carried, for $2.
code() {
    sqlite3 $db "SELECT code FROM reply_code WHERE person = ${1#p} AND purpose = '$2' AND object = 'a1'"
}

email() {
    sqlite3 $db "SELECT email FROM person WHERE id = ${1#p}"
}

counts() {
    json '[d["data"][k] for k in ("records", "accepted", "created", "updated", "unchanged")] + [len(d["data"]["rejected"])]'
}

@test "answers join by the letter's code, else by e-mail and the ask; again nothing changes" {
    asked
    cat >form.csv <<CSV
タイムスタンプ,返信コード,メールアドレス,投げかけの番号,お返事をお書きください,便りに掲載してよいですか
2026/11/30 10:00,$(code "$one" answer),,,聞くことに徹しました,はい
2026/12/01 08:00,,$(email "$two"),a1,週に一度、振り返りました,
CSV
    expect 0 miraif --json alumni answer import form.csv
    [ "$(counts)" = "[2, 2, 2, 0, 0, 0]" ]
    expect 0 miraif --json alumni asks
    [ "$(json '[(a["id"], a["text"], a["at"], a["digest"]) for a in d["data"][0]["answers"]]')" = \
        "[[\"$one\", \"聞くことに徹しました\", \"2026-11-30T10:00:00+09:00\", true], [\"$two\", \"週に一度、振り返りました\", \"2026-12-01T08:00:00+09:00\", false]]" ]
    [ "$(waiting_letters "rule LIKE 'ask-%' AND due > 1796100000 OR rule = 'ask-answered'")" = "ask-answered:2 ask-outcome:1 " ]
    miraif --format ids history >before
    expect 0 miraif --json alumni answer import form.csv
    [ "$(counts)" = "[2, 2, 0, 0, 2, 0]" ]
    miraif --format ids history | cmp - before
}

@test "the asker's letter asks what came of it, and the reply closes the ask" {
    asked
    miraif -q alumni answer a1 はい --from "$one" >/dev/null
    claim >/dev/null
    printf '回答コード,その後どうなりましたか\n%s,来月三人で会います\n' "$(code "$from" outcome)" >form.csv
    expect 0 miraif --json alumni answer import form.csv --dry-run
    expect 0 miraif --json alumni answer import form.csv
    [ "$(counts)" = "[1, 1, 1, 0, 0, 0]" ]
    expect 0 miraif --json alumni asks a1
    [ "$(json '(d["data"][0]["state"], d["data"][0]["outcome"])')" = '["closed", "来月三人で会います"]' ]
    [ "$(waiting_letters "rule IN ('ask-closed', 'ask-outcome') ")" = "ask-closed:3 " ]
    expect 0 miraif --json alumni answer import form.csv
    [ "$(json 'd["data"]["unchanged"]')" = 1 ]
}

@test "bad rows are refused with line, column and reason; the others go in" {
    asked
    cat >form.csv <<CSV
日時,コード,email,投げかけ,回答,その後,掲載
2026-12-01,QQQQQQQQQQQQ,,,はい,,
2026-12-01,,z9@example.jp,a1,はい,,
2026-12-01,,,a1,はい,,
2026-12-01,,$(email "$one"),,はい,,
2026-12-01,,$(email "$one"),a7,はい,,
2026-12-01,,$(email "$one"),p1,はい,,
2026-12-01,,$(email "$one"),a1,,,
2026-12-01,,$(email "$from"),a1,自分で,,
2026-12-01,,$(email "$one"),a1,,解決した,
2027-12-01,,$(email "$one"),a1,はい,,
2026-12-01,,$(email "$one"),a1,はい,,たぶん
2026-12-01,,$(email "$one"),a1,はい,,
CSV
    expect 3 miraif --json alumni answer import form.csv --rejects mend.csv
    [ "$(json '[(r["line"], r["field"], r["reasons"][0]) for r in d["data"]["rejected"]]')" = \
        '[[2, "コード", "unknown_code"], [3, "email", "unknown_person"], [4, "email", "missing_person"], [5, "投げかけ", "missing_ask"], [6, "投げかけ", "unknown_ask"], [7, "投げかけ", "unknown_ask"], [8, "回答", "not_allowed"], [9, "回答", "not_allowed"], [10, "回答", "not_allowed"], [11, "日時", "future_date"], [12, "掲載", "unclear_consent"]]' ]
    [ "$(wc -l <mend.csv)" = 12 ]
    expect 65 miraif alumni answer import form.csv --strict
    printf 'email,感想\na@example.jp,よい\n' >no.csv
    expect 65 miraif alumni answer import no.csv
    has stderr "no column says what was answered"
    expect 4 miraif alumni answer import none.csv
}
