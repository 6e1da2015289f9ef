#!/usr/bin/env bats
# What people say of sessions, without saying who said it.
load helper

held() {
    planned
    export MIRAIF_NOW=2027-01-16T12:00:00+09:00
}

# The first rows of the form, with the header.
form() {
    head -n $(($1 + 1)) "$MIRAIF_DATA/survey.csv" >form.csv
}

@test "mean, distribution, what was said, who has not answered" {
    held
    miraif -q session survey import 1-1 "$MIRAIF_DATA/survey.csv"
    expect 0 miraif --json session survey show 1-1
    [ "$(json '[d["data"]["surveys"][0][k] for k in ("people", "answered", "counted", "satisfaction", "recommend")]')" = "[16, 6, 6, 4.333333, 8.5]" ]
    [ "$(json '[(c["value"], c["answers"]) for c in d["data"]["surveys"][0]["questions"][0]["distribution"]]')" = "[[1, 0], [2, 0], [3, 1], [4, 2], [5, 3]]" ]
    [ "$(json 'len(d["data"]["surveys"][0]["silent"])')" = 10 ]
    expect 0 miraif session survey show 1-1
    has output "answered 6 of 16"
    has output "3:1  4:2  5:3"
    has output "みなさんの本音が聞けた"
}

@test "fewer than five are withheld" {
    held
    form 4
    miraif -q session survey import 1-1 form.csv
    expect 0 miraif --json session survey show 1-1
    [ "$(json '[d["data"]["surveys"][0][k] for k in ("answered", "counted", "satisfaction")]')" = "[4, 0, null]" ]
    lacks output 本音
    expect 0 miraif session survey show 1-1
    has output "results are shown from 5 answers on"
}

@test "two results side by side differ by no fewer than five" {
    held
    form 5
    miraif -q session survey import 1-1 form.csv
    expect 0 miraif --json session survey show 1-1
    before=$(json 'd["data"]["surveys"][0]["questions"]')
    form 6
    miraif -q session survey import 1-1 form.csv
    expect 0 miraif --json session survey show 1-1
    [ "$(json 'd["data"]["surveys"][0]["questions"]')" = "$before" ]
    [ "$(json '[d["data"]["surveys"][0][k] for k in ("answered", "counted")]')" = "[6, 5]" ]
    # Somebody thinks again: nor does that show.
    sed -i 's/^hanako.mihon@example.jp,5/hanako.mihon@example.jp,1/' form.csv
    miraif -q session survey import 1-1 form.csv
    expect 0 miraif --json session survey show 1-1
    [ "$(json 'd["data"]["surveys"][0]["questions"]')" = "$before" ]
    # Five at once do.
    for who in yui.reino hina.reibun osamu.tehon yuko.midashi; do echo "$who@example.jp,2,5,,"; done >>form.csv
    miraif -q session survey import 1-1 form.csv
    expect 0 miraif --json session survey show 1-1
    [ "$(json 'd["data"]["surveys"][0]["counted"]')" = 10 ]
}

@test "a question that few answered is withheld" {
    held
    { echo email,satisfaction,recommend
      for who in hanako.mihon ichiro.kaku sakura.reibun aoi.boukawa; do echo "$who@example.jp,4,9"; done
      echo ai.bouda@example.jp,4,
    } >form.csv
    miraif -q session survey import 1-1 form.csv
    expect 0 miraif --json session survey show 1-1
    [ "$(json '[d["data"]["surveys"][0][k] for k in ("satisfaction", "recommend")]')" = "[4, null]" ]
    [ "$(json '[c["answers"] for q in d["data"]["surveys"][0]["questions"] if q["code"] == "recommend" for c in q["distribution"]]')" = "[]" ]
}

@test "a cohort's sessions; those who were not there are not asked" {
    held
    miraif -q session survey import 1-1 "$MIRAIF_DATA/survey.csv"
    sqlite3 .miraif/miraif.db "INSERT INTO attendance SELECT '1-1', person, iif(person = 10, 'absent', 'present'), 0
        FROM application WHERE cohort = 1 AND status = 'accepted'"
    expect 0 miraif --json session survey show 1
    [ "$(json '[(s["session"], s["people"], s["answered"]) for s in d["data"]["surveys"]]')" = '[["1-1", 15, 6]]' ]
    expect 0 miraif session survey show 1
    has output "4.333"
    expect 4 miraif session survey show 7
    expect 4 miraif session survey show 1-9
}

@test "a session that nobody was asked about" {
    planned
    expect 0 miraif --json session survey show 1
    [ "$(json 'd["data"]["surveys"]')" = "[]" ]
    expect 0 miraif session survey show 1-A-1
    has output "answered 0 of 4"
}
