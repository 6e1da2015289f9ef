#!/usr/bin/env bats
# Ranked wishes of either side, as forms and spreadsheets give them.
load helper

mentored() {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    mapfile -t mentors < <(miraif --format ids person list --role mentor)
}

wishes() {
    miraif --json match prefer list 1 | python3 -c 'import json, sys
for w in json.load(sys.stdin)["data"]: print(w["who"], w["rank"], w["whom"])'
}

@test "a form's export: mentors by name, teams by letter, people by address" {
    mentored
    cat >form.csv <<'END'
タイムスタンプ,メールアドレス,チーム,第1希望,第2希望,第3希望
2026/11/30 10:00,,A,止木良平,渡会 みなも,
2026/11/30 10:05,hanako.mihon@example.jp,,渡会　みなも,,
2026/11/30 11:05,hanako.mihon@example.jp,,先導 正樹,止木 良平,先導 正樹
2026/11/30 12:00,masaki.sendo@example.jp,,1-B,p1,
END
    iconv -f UTF-8 -t CP932 form.csv >sjis.csv
    expect 0 miraif --json match prefer import 1 sjis.csv
    [ "$(json 'd["data"]["created"], d["data"]["unchanged"], d["data"]["encoding"]')" = '[3, 1, "cp932"]' ]
    wishes >list
    sendo=$(miraif --json person show masaki.sendo@example.jp | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["id"])')
    [ "$(wc -l <list)" = 6 ]
    grep -qx "p1 1 $sendo" list
    grep -qx "$sendo 1 1-B" list
    grep -qx "$sendo 2 p1" list
    expect 0 miraif --json match prefer import 1 form.csv
    [ "$(json 'd["data"]["created"], d["data"]["updated"], d["data"]["unchanged"]')" = '[0, 0, 4]' ]
}

@test "one column in order, and a row for each wish" {
    mentored
    printf 'email,ranking\nhanako.mihon@example.jp,"%s、%s"\n' "${mentors[3]}" "${mentors[1]}" >one.csv
    expect 0 miraif match prefer import 1 one.csv
    [ "$(wishes | tr '\n' ' ')" = "p1 1 ${mentors[3]} p1 2 ${mentors[1]} " ]
    printf 'person,whom,rank\np1,%s,3\np1,%s,1\np2,%s,2\n' "${mentors[1]}" "${mentors[0]}" "${mentors[0]}" >long.csv
    expect 0 miraif --json match prefer import 1 long.csv
    [ "$(json 'd["data"]["created"], d["data"]["updated"]')" = '[1, 2]' ]
    [ "$(wishes | grep p1 | tr '\n' ' ')" = "p1 1 ${mentors[0]} p1 2 ${mentors[1]} " ]
    expect 0 miraif --json match prefer import 1 long.csv
    [ "$(json 'd["data"]["unchanged"]')" = 3 ]
}

@test "another rank is a change, and puts nobody out" {
    mentored
    printf 'person,whom,rank\np1,%s,1\np1,%s,3\n' "${mentors[0]}" "${mentors[1]}" >a.csv
    miraif -q match prefer import 1 a.csv >/dev/null
    printf 'person,whom,rank\np1,%s,2\np1,%s,3\n' "${mentors[1]}" "${mentors[2]}" >b.csv
    expect 0 miraif --json match prefer import 1 b.csv
    [ "$(json 'd["data"]["unchanged"]')" = 0 ]
    wishes >list
    [ "$(wc -l <list)" = 3 ]
}

@test "rows that cannot be are refused, mended, and imported" {
    mentored
    cat >bad.csv <<'END'
email,team,choice1,choice2
hanako.mihon@example.jp,,先導 正樹,
hanako.mihon@example.jp,,どなたか,
hanako.mihon@example.jp,,p2,
hanako.mihon@example.jp,,,
nobody@example.jp,,先導 正樹,
,,先導 正樹,
,1-Z,先導 正樹,
END
    expect 3 miraif --json match prefer import 1 bad.csv --rejects rejects.csv
    [ "$(json 'd["data"]["created"], [r["reasons"][0] for r in d["data"]["rejected"]]')" = \
        '[1, ["unknown_person", "not_allowed", "missing_answer", "unknown_person", "missing_person", "unknown_team"]]' ]
    [ "$(wishes | wc -l)" = 1 ]
    [ "$(wc -l <rejects.csv)" = 7 ]
    sed -i -e '2!d' -e 's/.*/email,choice1\nichiro.kakuu@example.jp,p45/' rejects.csv
    printf 'person,whom,rank\np1,%s,x\n' "${mentors[0]}" >rank.csv
    expect 3 miraif --json match prefer import 1 rank.csv
    [ "$(json 'd["data"]["rejected"][0]["reasons"]')" = '["invalid_rank"]' ]
    miraif -q undo >/dev/null
    [ "$(wishes | wc -l)" = 0 ]
}

@test "no file, no column, no cohort" {
    mentored
    printf 'email,name\na@example.jp,x\n' >no.csv
    expect 65 miraif match prefer import 1 no.csv
    has stderr "whom they wish for"
    expect 4 miraif match prefer import 1 none.csv
    printf 'email,choice1\nhanako.mihon@example.jp,p45\n' >yes.csv
    expect 4 miraif match prefer import 2 yes.csv
}
