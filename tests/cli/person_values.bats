#!/usr/bin/env bats
# `miraif person values`: what people wrote, and what it counts as wherever values are compared.
load helper

# Six applicants who name their work in four ways.
people() {
    store
    miraif -q cohort create 1 --name 1期 --start 2027-01-15 --teams 2 --team-size 2
    printf '%s\n' 氏名,メール,会社名,職種,テーマ,業種 '見本 一,a@example.jp,甲,営業,"転職, 育児",製造' \
        '見本 二,b@example.jp,乙,営業,転職と副業,製造業' '見本 三,c@example.jp,丙,法人営業,副業,メーカー' \
        '見本 四,d@example.jp,丁,ｾｰﾙｽ,,金融' '見本 五,e@example.jp,戊,セールス,,金融' '見本 六,f@example.jp,己,人事,,' >roster.csv
    miraif -q cohort import 1 roster.csv
}

@test "values are listed with counts and suggestions" {
    people
    expect 0 miraif person values occupation
    is "$(printf '%s\n' 'value     people  counts as  in all  perhaps' 'セールス       2                  2  営業' \
        '営業           2                  2' '人事           1                  1' '法人営業       1                  1  営業')"
    expect 0 miraif person values industry --json
    [ "$(json '{v["value"]: v["suggestion"] for v in d["data"]}')" = \
        '{"金融": null, "メーカー": "製造", "製造": null, "製造業": "製造"}' ]
    expect 0 miraif person values themes --format ids
    is "$(printf '%s\n' 副業 育児 転職 転職と副業)"
    expect 0 miraif person values place --json
    [ "$(json 'd["data"]')" = '[]' ]
    expect 2 miraif person values name
    expect 4 miraif person values place --cohort 9
}

@test "what counts as one is counted as one, and shown as it was written" {
    people
    miraif -q person values map occupation 法人営業 営業
    miraif -q person values map occupation セールス 営業
    expect 0 miraif person values occupation --format csv
    is "$(printf '%s\n' value,people,counts_as,counted,suggestion 営業,2,,5, セールス,2,営業,, 法人営業,1,営業,, 人事,1,,1,)"
    expect 0 miraif cohort stats 1 --json
    [ "$(json '[(c["value"], c["people"]) for c in d["data"] if c["by"] == "occupation"]')" = '[["営業", 5], ["人事", 1]]' ]
    expect 0 miraif person list --format csv
    has output "セールス"
    expect 0 miraif person values occupation --cohort 1 --json
    [ "$(json 'd["data"][0]["counted"]')" = 5 ]
}

@test "selection, teams and proofs go by what counts" {
    people
    miraif -q cohort review criteria 1 熱意
    printf 'applicant,reviewer,熱意\na@example.jp,古野,5\nb@example.jp,古野,5\nc@example.jp,古野,5\nd@example.jp,古野,5\ne@example.jp,古野,5\nf@example.jp,古野,1\n' >scores.csv
    expect 0 miraif -q cohort review import 1 scores.csv
    expect 0 miraif cohort select 1 --quota 'occupation:営業<=3' --json
    miraif -q person values map occupation 法人営業 営業
    expect 1 miraif cohort adopt 1
    has stderr "changed"
    miraif -q person values map occupation セールス 営業
    expect 5 miraif cohort select 1 --quota 'occupation:セールス<=2'
    expect 0 miraif cohort select 1 --quota 'occupation:セールス<=3' --json
    [ "$(json '[a["person"] for a in d["data"]["selected"]].count("p6")')" = 1 ]
}
