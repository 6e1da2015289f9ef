#!/usr/bin/env bats
# Did the worries go? Few people's answers are withheld.
load helper

# answer COUNT WORRY POINTS: so many of the graduates answer, from the first who has not.
answer() {
    { echo 'email,モヤモヤ,満足度'; miraif --format ids alumni follow-up list | head -n "$1" | sed "s/\$/,$2,$3/"; } >form.csv
    miraif -q alumni follow-up import form.csv >/dev/null
}

third_month() {
    graduated
    export MIRAIF_NOW=2027-07-16T10:00:00+09:00
}

results() {
    json '[[r[k] for k in ("stage", "asked", "answered", "counted", "gone", "lighter", "satisfaction", "withheld")] for r in d["data"]][-1]'
}

@test "stages in their order; five are enough, four are not" {
    third_month
    answer 3 晴れた 5
    answer 1 軽くなった 4
    expect 0 miraif --json alumni follow-up results
    [ "$(json '[r["stage"] for r in d["data"]]')" = '["first", "graduation", "m3"]' ]
    [ "$(results)" = '["m3", 16, 4, 0, null, null, null, true]' ]
    answer 1 軽くなった 4
    expect 0 miraif --json alumni follow-up results --cohort 1
    [ "$(results)" = '["m3", 16, 5, 5, 3, 2, 4.6, false]' ]
}

@test "a cohort with few answers cannot be told from the difference" {
    third_month
    answer 6 晴れた 5
    miraif -q cohort create 2 --start 2027-02-01 --teams 2 --team-size 4 >/dev/null
    sqlite3 .miraif/miraif.db "INSERT INTO application SELECT 2, person, profile, 0, 'accepted', 0, NULL
            FROM application WHERE cohort = 1 AND status <> 'accepted' LIMIT 8;
        INSERT INTO graduation SELECT 2, person, '2027-04-16' FROM application WHERE cohort = 2;
        INSERT INTO follow_up SELECT 2, person, 'm3', 1, 'heavier', 1, NULL FROM graduation WHERE cohort = 2 LIMIT 4"
    expect 0 miraif --json alumni follow-up results
    [ "$(results)" = '["m3", 24, 10, 6, 6, 0, 5, true]' ]
    expect 0 miraif --json alumni follow-up results --cohort 2
    [ "$(results)" = '["m3", 8, 4, 0, null, null, null, true]' ]
}

@test "nothing yet; no such cohort" {
    sample
    expect 0 miraif --json alumni follow-up results
    [ "$(json 'd["data"]')" = "[]" ]
    expect 4 miraif alumni follow-up results --cohort 9
}
