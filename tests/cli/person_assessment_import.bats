#!/usr/bin/env bats
# miraif person assessment import.
load helper

results() {
    cat >"$1"
}

@test "every other column is a scale; the same file again changes nothing, a later one the day's results" {
    teamed
    results a.csv <<'END'
メールアドレス,氏名,会社名,受検日,外向性,計画性（5点）,タイプ
hanako.mihon@example.com,見本 花子,別の会社,2026-11-20,３．５,4,探求型
ichiro.kaku@example.com,架空 一郎,,2026/11/21,2.25,,"協調,型"
END
    sed -i "2s/hanako.mihon@example.com/p1/; 3s/ichiro.kaku@example.com/p2/; 1s/メールアドレス/person/" a.csv
    expect 0 miraif person assessment import a.csv
    has output "2 rows: 2 new, 0 changed, 0 as before, 0 refused"
    has output "計画性（5点）  scale"
    has output "会社名         (not read)"
    expect 0 miraif person assessment list --json
    [ "$(json '[(r["person"], r["instrument"], r["taken_on"], r["scales"], r["shared"]) for r in d["data"]]')" = \
        '[["p1", "適職診断", "2026-11-20", {"外向性": 3.5, "計画性（5点）": 4, "タイプ": "探求型"}, false], ["p2", "適職診断", "2026-11-21", {"外向性": 2.25, "タイプ": "協調,型"}, false]]' ]
    expect 0 miraif person assessment import a.csv
    has output "2 rows: 0 new, 0 changed, 2 as before, 0 refused"
    sed -i 's/2.25/3/' a.csv
    expect 0 miraif person assessment import a.csv
    has output "2 rows: 0 new, 1 changed, 1 as before, 0 refused"
    miraif -q undo
    expect 0 miraif person assessment list p2 --json
    [ "$(json 'd["data"][0]["scales"]["外向性"]')" = 2.25 ]
}

@test "without a day the latest result is what a row is compared with" {
    teamed
    printf 'person,外向性\np1,3\n' >a.csv
    expect 0 miraif person assessment import a.csv
    has output "1 new"
    MIRAIF_NOW=2026-12-05T09:00 expect 0 miraif person assessment import a.csv
    has output "1 as before"
    printf 'person,外向性\np1,4\n' >a.csv
    MIRAIF_NOW=2026-12-05T09:00 expect 0 miraif person assessment import a.csv
    has output "1 new"
    expect 0 miraif person assessment list p1 --json
    [ "$(json '[(r["taken_on"], r["scales"]) for r in d["data"]]')" = '[["2026-12-05", {"外向性": 4}]]' ]
    printf 'person,本音\np1,4\n' >b.csv
    miraif -q person assessment import b.csv --instrument 別の診断 >/dev/null
    expect 0 miraif person assessment list p1 --format csv
    [ "$(wc -l <<<"$output")" -eq 3 ]
}

@test "rows that cannot be read are refused, and say why" {
    teamed
    cat >a.csv <<'END'
person,受検日,外向性
p1,2026-11-20,3.1234567
p2,2026-11-20,
p999,2026-11-20,3
p3,来週,3
p4,2026-11-20,3点
END
    expect 3 miraif person assessment import a.csv --json --rejects bad.csv
    [ "$(json '[(r["line"], r["reasons"]) for r in d["data"]["rejected"]]')" = \
        '[[2, ["invalid_score"]], [3, ["missing_answer"]], [4, ["unknown_person"]], [5, ["invalid_date"]]]' ]
    [ "$(wc -l <bad.csv)" -eq 5 ]
    expect 0 miraif person assessment list p4 --json
    [ "$(json 'd["data"][0]["scales"]')" = '{"外向性": "3点"}' ]
}

@test "a sheet without a scale, or with one twice, is refused as a whole" {
    teamed
    printf 'person,氏名\np1,x\n' >a.csv
    expect 65 miraif person assessment import a.csv
    has stderr "no column says what was found"
    printf 'person,外向性,外向性\np1,1,2\n' >a.csv
    expect 65 miraif person assessment import a.csv
    has stderr "two columns are called “外向性”"
    printf 'person,外向性\np1,1\n' >a.csv
    expect 1 miraif person assessment import a.csv --instrument " "
    has stderr "an instrument has a name"
    expect 0 miraif person assessment list
}
