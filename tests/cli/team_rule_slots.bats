#!/usr/bin/env bats
# Teams that have time together.
load helper

# Writes what those selected say about their time: one text each, by e-mail address.
say_when() {
    sqlite3 .miraif/miraif.db "UPDATE profile SET availability = (SELECT CASE (n - 1) % 4
            WHEN 0 THEN '平日夜（19時以降）' WHEN 1 THEN '土日午前' WHEN 2 THEN '火・木 20時以降、土日' ELSE NULL END
        FROM (SELECT a.profile AS profile, row_number() OVER (ORDER BY p.email_key) AS n
            FROM application a JOIN person p ON p.id = a.person WHERE a.status = 'selected') s
        WHERE s.profile = profile.id)
        WHERE id IN (SELECT profile FROM application WHERE status = 'selected')"
}

@test "every team has time together, and says when; who did not say is named" {
    selected
    say_when
    expect 0 miraif team rule add 1 slots 2 --length 90
    has output "rule r1: times of 90 minutes when all of a team are free: at least 2"
    expect 0 miraif team form 1
    has output "when they are free is not known of 4, who count as free at any time"
    miraif -q team adopt 1 >/dev/null
        expect 0 miraif --json team rule list 1
    [ "$(json '[(r["kind"], r["amount"], r["length"]) for r in d["data"]]')" = '[["slots", 2, 90]]' ]
    expect 0 miraif team explain 1-A
    has output "free together: Tue,Thu 20-24; that is 4 times of 90 minutes (1 not said)"
}

@test "who stands in the way is named" {
    selected
    sqlite3 .miraif/miraif.db "UPDATE profile SET availability = '月曜 19時-21時' WHERE id IN
        (SELECT profile FROM application WHERE person = 2 AND cohort = 1)"
    expect 0 miraif team rule add 1 slots 3
    expect 5 miraif team form 1
    has stderr "no legal teams exist: rule r1"
    has stderr "too little free time alone: p2 架空 一郎"
    has stderr "rule r1 with 2 instead of 3"
    miraif -q team rule remove r1
    sqlite3 .miraif/miraif.db "UPDATE profile SET availability = '日曜午後' WHERE availability IS NULL OR availability = ''"
    expect 0 miraif team rule add 1 slots 2
    expect 5 miraif team form 1
    has stderr "no two of these share enough: p22 架空 千尋"
}

@test "two who are to be together and never have time together" {
    selected
    say_when
    sqlite3 .miraif/miraif.db "UPDATE profile SET availability = CASE WHEN id IN
        (SELECT profile FROM application WHERE person = 2) THEN '月曜夜' ELSE '土曜' END WHERE id IN
        (SELECT profile FROM application WHERE person IN (1, 2))"
    miraif -q team rule add 1 together p1 p2 >/dev/null
    miraif -q team rule add 1 slots 1 >/dev/null
    expect 5 miraif --json team form 1
    [ "$(json '[sorted(c["people"]) for c in d["data"]["clashes"]]')" = '[["p1", "p2"], ["p1", "p2"]]' ] ||
        has stderr "no two of these share enough: p1 見本 花子, p2 架空 一郎"
}

@test "time that no week has, a length without slots, no number" {
    sample
    expect 1 miraif team rule add 1 slots 200
    has stderr "200 times of 60 minutes do not go into a week"
    expect 1 miraif team rule add 1 slots 0
    expect 2 miraif team rule add 1 slots many
    expect 2 miraif team rule add 1 apart p1 p2 --length 30
    expect 2 miraif team rule add 1 slots 1 --length 0
    expect 0 miraif --format ids team rule list 1
    is ""
}

@test "a selection keeps to it, and a move says when it would not" {
    sample
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >/dev/null
    miraif -q team rule add 1 slots 1 --length 120 >/dev/null
    expect 0 miraif -q cohort select 1
    miraif -q cohort adopt 1 >/dev/null
    expect 0 miraif --json team form 1
    [ "$(json 'd["data"]["status"]')" = optimal ]
    local one other
    one=$(json 'd["data"]["teams"][0]["members"][0]["id"]')
    other=$(json 'd["data"]["teams"][1]["members"][0]["id"]')
    sqlite3 .miraif/miraif.db "UPDATE profile SET availability = '水曜 6時-7時' WHERE id IN
        (SELECT profile FROM application WHERE person = ${one#p})"
    expect 1 miraif team swap "$one" "$other"
    has stderr "these share too little"
}
