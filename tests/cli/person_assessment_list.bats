#!/usr/bin/env bats
# miraif person assessment list.
load helper

@test "nobody has a result at first" {
    store
    expect 0 miraif person assessment list --json
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "with a cohort everybody who takes part is there, and who lets the team see it" {
    teamed
    p=$(sqlite3 .miraif/miraif.db "SELECT min(person) FROM team_member")
    printf 'person,外向性\np%s,3\n' "$p" >a.csv
    miraif -q person assessment import a.csv >/dev/null
    miraif -q person share "p$p" assessment --with team >/dev/null
    expect 0 miraif person assessment list --cohort 1 --json
    [ "$(json '[len(d["data"]), [(r["person"], r["shared"]) for r in d["data"] if r["instrument"]]]')" = "[16, [[\"p$p\", true]]]" ]
    MIRAIF_NOW=2030-01-01 expect 0 miraif person assessment list "p$p"
    has output "外向性 3"
}

@test "one person or one cohort, that exist" {
    teamed
    expect 4 miraif person assessment list p999
    expect 4 miraif person assessment list --cohort 9
    expect 2 miraif person assessment list p1 --cohort 1
    has stderr "either a person or “--cohort”"
}
