#!/usr/bin/env bats
# The asker hears of every answer; those who were asked hear what came of it.
load helper

db=.miraif/miraif.db

asked() {
    graduated
    from=$(miraif --format ids alumni list | head -1)
    miraif --json alumni ask 最初の壁をどう越えましたか --from "$from" >ask.json
    read -r one two three < <(python3 -c 'import json; print(*[r["id"] for r in json.load(open("ask.json"))["data"]["routed"]])')
}

@test "an answer by text or by channel; the same again changes nothing" {
    asked
    expect 0 miraif --json alumni answer a1 聞くことに徹しました --from "$one"
    [ "$(json '(d["data"]["state"], [(a["id"], a["text"]) for a in d["data"]["answers"]])')" = "[\"answered\", [[\"$one\", \"聞くことに徹しました\"]]]" ]
    [ "$(json 'd["data"]["answered_at"]')" = "2026-12-01T09:00:00+09:00" ]
    miraif --format ids history >before
    miraif -q alumni answer a1 聞くことに徹しました --from "$one" >/dev/null
    miraif --format ids history | cmp - before
    expect 0 miraif --json alumni answer a1 --from "$two" --channel 電話
    [ "$(json '[a["channel"] for a in d["data"]["answers"]]')" = '[null, "電話"]' ]
    [ "$(sqlite3 $db "SELECT count(*), min(person) FROM item WHERE rule = 'ask-answered'")" = "2|${from#p}" ]
}

@test "two weeks after the first answer the asker is asked what came of it, unless it is known" {
    asked
    miraif -q alumni answer a1 聞きました --from "$one" --digest >/dev/null
    miraif -q alumni answer a1 話しました --from "$two" --at 2026-11-30T18:00:00 >/dev/null
    [ "$(sqlite3 $db "SELECT person, datetime(due, 'unixepoch', '+9 hours') FROM item WHERE rule = 'ask-outcome' AND cancelled_at IS NULL")" = "${from#p}|2026-12-15 09:00:00" ]
    expect 0 miraif --json alumni asks a1
    [ "$(json '[(a["id"], a["digest"]) for a in d["data"][0]["answers"]]')" = "[[\"$two\", false], [\"$one\", true]]" ]
    expect 0 miraif alumni asks a1
    has output "聞きました"
    expect 2 miraif alumni asks a1 --open
    expect 4 miraif alumni asks a2
    miraif -q alumni answer a1 --close 会いました >/dev/null
    [ "$(waiting_letters "rule = 'ask-outcome'")" = "" ]
}

@test "closing tells those whose letter left and who answered, and stops the others' letters" {
    asked
    miraif -q alumni answer a1 はい --from "$one" >/dev/null
    sqlite3 $db "INSERT INTO letter (id, channel, person, language, at, subject, text, attempt, state, state_at)
            VALUES ('l', 'mail', ${two#p}, 'ja', 0, '', '', 1, 'sent', 0);
        INSERT INTO letter_item VALUES ('ask-routed:a1:$two', 'l', 1, NULL)"
    expect 0 miraif --json alumni answer a1 --close 来月会うことになりました
    [ "$(json '(d["data"]["state"], d["data"]["outcome"])')" = '["closed", "来月会うことになりました"]' ]
    [ "$(sqlite3 $db "SELECT group_concat('p' || person, ' ') FROM (SELECT person FROM item WHERE rule = 'ask-closed' ORDER BY person)")" = \
        "$(printf '%s\n' "$one" "$two" | sort -V | paste -sd' ')" ]
    [ "$(sqlite3 $db "SELECT count(*) FROM item WHERE rule = 'ask-routed' AND cancelled_at IS NULL")" = 1 ]
    expect 1 miraif alumni answer a1 遅れました --from "$three"
    has stderr "closed"
    expect 0 miraif alumni answer a1 --close 来月会うことになりました
    expect 1 miraif alumni answer a1 --close 別の結果
}

@test "an answer and its outcome at once" {
    asked
    expect 0 miraif --json alumni answer a1 はい --from "$one" --close 解決しました
    [ "$(json '(d["data"]["state"], len(d["data"]["answers"]))')" = '["closed", 1]' ]
}

@test "not the asker, not nobody, not nothing, not where there is no ask" {
    asked
    expect 1 miraif alumni answer a1 自分で見つけました --from "$from"
    has stderr "--close"
    expect 2 miraif alumni answer a1 はい
    has stderr "--from"
    expect 2 miraif alumni answer a1
    expect 2 miraif alumni answer p1 はい --from "$one"
    expect 1 miraif alumni answer a1 "" --from "$one"
    expect 4 miraif alumni answer a9 はい --from "$one"
    expect 4 miraif alumni answer a1 はい --from p999
    expect 0 miraif --format ids alumni asks --open
    is a1
}

@test "who is forgotten leaves no answer behind, in the asker's letter neither" {
    asked
    miraif -q alumni answer a1 MARKな返事 --from "$one" --digest >/dev/null
    claim >/dev/null
    miraif -q alumni answer a1 ほかの人の返事 --from "$two" >/dev/null
    miraif -q person forget "$one" --yes >/dev/null 2>&1
    [ -z "$(grep -raF MARK .miraif)" ]
    [ "$(sqlite3 $db "SELECT count(*) FROM item WHERE rule = 'ask-answered' AND args LIKE '%ほかの人%' AND cancelled_at IS NULL")" = 1 ]
}
