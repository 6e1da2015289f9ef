#!/usr/bin/env bats
# What applicants are marked by: there from the start, changed freely until the first mark.
load helper

@test "defaults hold until criteria are named" {
    store && miraif -q cohort create 1 --start 2027-01-15 >/dev/null
    expect 0 miraif cohort review criteria 1
    has output "Nothing is set yet"
    expect 0 miraif cohort review criteria 1 --json
    [ "$(json '[(c["name"], c["weight"], c["low"], c["high"]) for c in d["data"]]')" = \
        '[["モヤモヤの切実さ", 1, 1, 5], ["他者への関心", 1, 1, 5], ["続ける意思", 1, 1, 5]]' ]
}

@test "names, weights and scale are set, and again without change" {
    store && miraif -q cohort create 1 --start 2027-01-15 >/dev/null
    expect 0 miraif --format csv cohort review criteria 1 志望度=2 他者への関心 話す力=0.125 --scale 0-10
    is "name,weight,low,high
志望度,2,0,10
他者への関心,1,0,10
話す力,0.125,0,10"
    before=$(miraif history --format ids)
    expect 0 miraif --format csv cohort review criteria 1 志望度=2 他者への関心 話す力=0.125
    has output "志望度,2,0,10"
    [ "$(miraif history --format ids)" = "$before" ]
    expect 0 miraif --format ids cohort review criteria 1 話す力 志望度
    is "話す力
志望度"
    expect 0 miraif --format csv cohort review criteria 1 --scale 1-4 --dry-run
    has output "志望度,1,1,4"
    expect 0 miraif --format csv cohort review criteria 1
    has output "志望度,1,0,10"
}

@test "wrong criteria are refused, and nothing changes" {
    store && miraif -q cohort create 1 --start 2027-01-15 >/dev/null
    expect 2 miraif cohort review criteria 1 熱意=たくさん
    expect 2 miraif cohort review criteria 1 --scale 5
    expect 2 miraif cohort review criteria 1 --scale 5-1
    expect 1 miraif cohort review criteria 1 熱意=0
    has stderr "熱意"
    expect 1 miraif cohort review criteria 1 熱意=1.0005
    expect 1 miraif cohort review criteria 1 熱意 熱意
    has stderr "twice"
    expect 1 miraif cohort review criteria 1 コメント
    expect 1 miraif cohort review criteria 1 =2
    expect 1 miraif cohort review criteria 1 熱意 --scale 1-101
    expect 4 miraif cohort review criteria 2 熱意
    expect 0 miraif cohort review criteria 1
    has output "Nothing is set yet"
}

@test "once there are marks, they must still fit" {
    sample
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >/dev/null
    expect 1 miraif cohort review criteria 1 熱意
    has stderr "marked by other criteria"
    expect 1 miraif cohort review criteria 1 --scale 1-4
    has stderr "to 5 are there already"
    expect 0 miraif --format csv cohort review criteria 1 続ける意思=3 モヤモヤの切実さ 他者への関心 --scale 0-5
    is "name,weight,low,high
続ける意思,3,0,5
モヤモヤの切実さ,1,0,5
他者への関心,1,0,5"
}

@test "criteria can be looked at where nothing can be written" {
    store && miraif -q cohort create 1 --start 2027-01-15 >/dev/null
    [ "$(id -u)" != 0 ] || skip "root writes anywhere"
    chmod a-w .miraif .miraif/miraif.db
    expect 0 miraif cohort review criteria 1
    expect 13 miraif cohort review criteria 1 熱意
    chmod u+w .miraif .miraif/miraif.db
}
