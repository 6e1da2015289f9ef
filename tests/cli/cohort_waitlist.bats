#!/usr/bin/env bats
# Who waits, and whose seat each could take.
load helper

# A cohort of two pairs with an adopted selection: people p1, p2, … with a company and a mark each.
pairs() {
    local number=0 one
    store && miraif -q cohort create 1 --start 2027-01-15 --teams 2 --team-size 2 >/dev/null
    miraif -q cohort review criteria 1 M >/dev/null
    echo 'メールアドレス,お名前,会社名,業種' >roster.csv
    echo 'id,reviewer,M' >scores.csv
    for one; do
        number=$((number + 1))
        printf 'a%02d@example.jp,例 %s号,%s,%s業\n' "$number" "$number" "${one%%:*}" "${one:0:1}" >>roster.csv
        echo "p$number,古野,${one##*:}" >>scores.csv
    done
    miraif -q cohort import 1 roster.csv >/dev/null
    miraif -q cohort review import 1 scores.csv >/dev/null
}

# The waitlist in $output: who, whose seat, and whether they would step in.
waiting() {
    json '[[w["person"], w["replaces"], w["steps_in"]] for w in d["data"]]'
}

@test "everybody waits in order, and nobody steps in while no seat is free" {
    selected
    expect 0 miraif --json cohort waitlist 1
    [ "$(json '[w["waitlist"] for w in d["data"]]')" = "[1, 2, 3, 4, 5, 6, 7, 8]" ]
    [ "$(json 'any(w["steps_in"] for w in d["data"])')" = false ]
    expect 0 miraif cohort waitlist 1
    has output "16 seats: 0 accepted, 0 offered, 16 selected and not told yet, 0 free"
}

@test "who steps in is legal with everybody who is in" {
    # A and B fill both pairs; C waits behind another A, of whom two can sit, in two teams
    pairs A:5 A:5 B:4 C:4 A:3 D:2
    miraif -q cohort select 1 >/dev/null && miraif -q cohort adopt 1 >/dev/null
    miraif -q cohort announce 1 --yes >/dev/null
    expect 0 miraif --json cohort waitlist 1
    [ "$(waiting)" = '[["p5", ["p1", "p2"], false], ["p6", ["p1", "p2", "p3", "p4"], false]]' ]
    expect 0 miraif cohort reply 1 p3 declined
    has output "who would step in: p6 例 6号"
    expect 0 miraif --json cohort waitlist 1
    [ "$(waiting)" = '[["p5", ["p1", "p2"], false], ["p6", ["p1", "p2", "p4"], true]]' ]
    miraif -q cohort reply 1 p1 declined >/dev/null
    expect 0 miraif --json cohort waitlist 1
    [ "$(json '[w["steps_in"] for w in d["data"]]')" = "[true, true]" ]
    expect 0 miraif cohort waitlist 1
    has output "anybody"
}

@test "quotas of the selection are kept as long as they can be" {
    pairs A:5 B:5 C:4 D:4 E:3 F:2
    miraif -q cohort select 1 --quota 'industry:E業<=0' --waitlist 2 >/dev/null
    miraif -q cohort adopt 1 >/dev/null
    miraif -q cohort announce 1 --yes >/dev/null
    expect 0 miraif --json cohort reply 1 p1 declined
    [ "$(json '[s["person"] for s in d["data"]["step_in"]]')" = '["p6"]' ]
    expect 0 miraif --json cohort reply 1 p2 declined
    [ "$(json '[d["data"]["free_seats"], [s["person"] for s in d["data"]["step_in"]]]')" = '[2, ["p6"]]' ]
}

@test "a clash among those who are in is told" {
    pairs A:5 B:5 C:4 D:4 E:3
    miraif -q cohort select 1 >/dev/null && miraif -q cohort adopt 1 >/dev/null
    for p in p2 p3 p4; do miraif -q person apart p1 "$p" >/dev/null; done
    expect 0 miraif cohort waitlist 1
    has stderr "no legal teams exist with everybody who is in"
    has stderr "p1 例 1号"
}

@test "no selection, no cohort, nobody waiting" {
    sample
    expect 1 miraif cohort waitlist 1
    has stderr "miraif cohort select 1"
    expect 4 miraif cohort waitlist 2
    cd "$BATS_TEST_TMPDIR" && mkdir other && cd other
    pairs A:5 B:5 C:4 D:4
    miraif -q cohort select 1 >/dev/null && miraif -q cohort adopt 1 >/dev/null
    expect 0 miraif --json cohort waitlist 1
    [ "$(json 'd["data"]')" = "[]" ]
}
