#!/usr/bin/env bats
# How far reviews have come.
load helper

@test "unread first, then by disagreement, and the reviewers below" {
    sample
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >/dev/null
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-tanaka.csv" >/dev/null 2>&1
    expect 0 miraif --json cohort review status 1
    [ "$(json 'd["data"][0]')" = '{"person": "p44", "name": "設例 真央", "reviews": 0, "incomplete": 0, "mark": null, "corrected": null, "spread": null}' ]
    [ "$(json '[s["spread"] for s in d["data"][1:]] == sorted((s["spread"] for s in d["data"][1:]), reverse=True)')" = true ]
    [ "$(json '[(s["reviews"], s["incomplete"]) for s in d["data"] if s["incomplete"]]')" = "[[1, 1]]" ]
    expect 0 miraif cohort review status 1
    has output "古野            43           0             44"
    expect 0 miraif --format csv cohort review status 1
    has output "person,name,reviews,incomplete,mark,corrected,spread"
}

@test "marks are weighted means, exact to the last place" {
    sample
    miraif -q cohort review criteria 1 A=2 B=1 >/dev/null
    printf 'id,reviewer,A,B\np1,古野,4,5\np1,田中,1,2\np1,半分,5,\n' >s.csv
    miraif -q cohort review import 1 s.csv >/dev/null 2>&1
    expect 0 miraif --json cohort review status 1
    # (13/3 + 4/3) / 2 = 17/6; the third review is half marked and does not count.
    [ "$(json '[s for s in d["data"] if s["person"] == "p1"]')" = \
        '[{"person": "p1", "name": "見本 花子", "reviews": 2, "incomplete": 1, "mark": 2.833333, "corrected": 2.833333, "spread": 3}]' ]
}

@test "corrected marks stand beside the raw ones, and a selection can go by them" {
    store && miraif -q cohort create 1 --start 2027-01-15 --teams 2 >/dev/null && miraif -q cohort edit 1 --team-size 2 >/dev/null
    miraif -q cohort review criteria 1 M >/dev/null
    echo 'メールアドレス,お名前,会社名' >roster.csv
    echo 'id,reviewer,M' >scores.csv
    for i in 1 2 3 4 5 6 7 8 9 10; do
        printf 'a%02d@example.jp,例 %s号,会社%s\n' "$i" "$i" "$i" >>roster.csv
        # the mild reads the first five, the strict the others, a point and a half lower
        [ "$i" -le 5 ] && echo "p$i,甘,$(((i + 5) / 2))" >>scores.csv || echo "p$i,辛,$(((i - 5) / 2))" >>scores.csv
    done
    sed -i 's/,辛,0$/,辛,1/' scores.csv
    miraif -q cohort import 1 roster.csv >/dev/null
    miraif -q cohort review import 1 scores.csv >/dev/null
    expect 0 miraif --json cohort review status 1
    [ "$(json 'sum(s["mark"] - s["corrected"] for s in d["data"][:5]) > 0 > sum(s["mark"] - s["corrected"] for s in d["data"][5:])')" = true ]
    expect 0 miraif --json cohort select 1
    [ "$(json 'all(int(c["person"][1:]) <= 5 for c in d["data"]["selected"])')" = true ]
    expect 0 miraif --json cohort select 1 --marks corrected
    [ "$(json '{int(c["person"][1:]) <= 5 for c in d["data"]["selected"]} == {True, False}')" = true ]
    expect 0 miraif -q cohort adopt 1
}

@test "nothing marked, nobody there, no such cohort" {
    sample
    expect 0 miraif --format ids cohort review status 1
    [ "$(wc -l <<<"$output")" = 44 ]
    miraif -q cohort create 2 --start 2027-07-02 >/dev/null
    expect 0 miraif --json cohort review status 2
    [ "$(json 'd["data"]')" = "[]" ]
    expect 4 miraif cohort review status 3
}
