#!/usr/bin/env bats
# The graduates of all cohorts.
load helper

@test "graduates by reading, with what is known at present" {
    graduated
    expect 0 miraif --json alumni list
    [ "$(json 'len(d["data"])')" = 16 ]
    [ "$(json 'sorted(d["data"], key=lambda g: g["kana"]) == d["data"]')" = true ]
    [ "$(json '{(tuple(g["cohorts"]), g["graduated_on"]) for g in d["data"]} == {((1,), "2027-04-16")}')" = true ]
    [ "$(json '"concern" in d["data"][0]')" = false ]
    expect 0 miraif alumni list
    has output "2027-04-16"
}

@test "of one cohort; a graduate of two is one person" {
    graduated
    miraif -q cohort create 2 --name 2期 --start 2027-06-04 --teams 4 --team-size 4
    sqlite3 .miraif/miraif.db "
        INSERT INTO application (cohort, person, profile, applied_at, status, status_at)
            SELECT 2, person, profile, 0, 'accepted', 0 FROM application WHERE status = 'accepted' LIMIT 1;
        INSERT INTO graduation SELECT 2, person, '2027-09-03' FROM application WHERE cohort = 2"
    expect 0 miraif --json alumni list --cohort 2
    [ "$(json '[(g["cohorts"], g["graduated_on"]) for g in d["data"]]')" = '[[[1, 2], "2027-09-03"]]' ]
    expect 0 miraif --format ids alumni list
    [ "$(wc -l <<<"$output")" = 16 ]
}

@test "nobody yet; no such cohort" {
    sample
    expect 0 miraif --json alumni list
    [ "$(json 'd["data"]')" = "[]" ]
    expect 4 miraif alumni list --cohort 2
}
