#!/usr/bin/env bats
# Who is at which stage, and has not answered.
load helper

@test "due, asked, answered; every stage with --all" {
    graduated
    export MIRAIF_NOW=2027-07-16T10:00:00+09:00
    who=$(miraif --format ids alumni list | head -1)
    expect 0 miraif --json alumni follow-up list --person "$who"
    [ "$(json '[(f["stage"], f["state"]) for f in d["data"]]')" = '[["m3", "due"]]' ]
    miraif -q alumni follow-up >/dev/null
    expect 0 miraif --json alumni follow-up list --person "$who"
    [ "$(json '[(f["state"], f["asked_at"]) for f in d["data"]]')" = '[["asked", "2027-07-16T10:00:00+09:00"]]' ]
    printf 'email,モヤモヤ,満足度\n%s,晴れた,4\n' "$who" >form.csv
    miraif -q alumni follow-up import form.csv >/dev/null
    expect 0 miraif --json alumni follow-up list --person "$who"
    [ "$(json 'd["data"]')" = "[]" ]
    expect 0 miraif --json alumni follow-up list --person "$who" --all
    [ "$(json '[(f["stage"], f["state"], f["worry"], f["satisfaction"]) for f in d["data"]]')" = \
        '[["first", "missed", null, null], ["graduation", "missed", null, null], ["m3", "answered", "gone", 4]]' ]
    [ "$(miraif --format ids alumni follow-up list | wc -l)" = 15 ]
}

@test "the last day of a shorter month" {
    teamed
    miraif -q cohort graduate 1 --on 2027-11-30 >/dev/null
    export MIRAIF_NOW=2028-02-29T10:00:00+09:00
    expect 0 miraif --json alumni follow-up list
    [ "$(json '{(f["stage"], f["date"]) for f in d["data"]} == {("m3", "2028-02-29")}')" = true ]
}

@test "nobody yet; no such cohort or person" {
    sample
    expect 0 miraif --json alumni follow-up list
    [ "$(json 'd["data"]')" = "[]" ]
    expect 4 miraif alumni follow-up list --cohort 9
    expect 4 miraif alumni follow-up list --person p999
}
