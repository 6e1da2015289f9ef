#!/usr/bin/env bats
# How far reviews have come.
load helper

@test "unread first, then by disagreement, and the reviewers below" {
    sample
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >/dev/null
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-tanaka.csv" >/dev/null 2>&1
    expect 0 miraif --json cohort review status 1
    [ "$(json 'd["data"][0]')" = '{"person": "p44", "name": "設例 真央", "reviews": 0, "incomplete": 0, "mark": null, "spread": null}' ]
    [ "$(json '[s["spread"] for s in d["data"][1:]] == sorted((s["spread"] for s in d["data"][1:]), reverse=True)')" = true ]
    [ "$(json '[(s["reviews"], s["incomplete"]) for s in d["data"] if s["incomplete"]]')" = "[[1, 1]]" ]
    expect 0 miraif cohort review status 1
    has output "古野            43           0             44"
    expect 0 miraif --format csv cohort review status 1
    has output "person,name,reviews,incomplete,mark,spread"
}

@test "marks are weighted means, exact to the last place" {
    sample
    miraif -q cohort review criteria 1 A=2 B=1 >/dev/null
    printf 'id,reviewer,A,B\np1,古野,4,5\np1,田中,1,2\np1,半分,5,\n' >s.csv
    miraif -q cohort review import 1 s.csv >/dev/null 2>&1
    expect 0 miraif --json cohort review status 1
    # (13/3 + 4/3) / 2 = 17/6; the third review is half marked and does not count.
    [ "$(json '[s for s in d["data"] if s["person"] == "p1"]')" = \
        '[{"person": "p1", "name": "見本 花子", "reviews": 2, "incomplete": 1, "mark": 2.833333, "spread": 3}]' ]
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
