#!/usr/bin/env bats
# `miraif alumni mix show`.
load helper

mixed() {
    graduated
    miraif -q --now 2027-06-01T09:00 alumni mix --everybody --name 集い >/dev/null
}

@test "by group, as a spreadsheet's list, too" {
    mixed
    expect 0 miraif --json alumni mix show
    [ "$(json '[m["group"] for m in d["data"]] == sorted(m["group"] for m in d["data"])')" = true ]
    [ "$(json 'len(d["data"]), all(m["new"] + m["again"] == 3 for m in d["data"])')" = '[16, true]' ]
    expect 0 miraif --format csv alumni mix show
    has output "group,id,name,kana,email,cohorts,new,again"
}

@test "one person's group" {
    mixed
    person=$(sqlite3 -readonly .miraif/miraif.db "SELECT min(person) FROM graduation")
    expect 0 miraif --json alumni mix show --person "p$person"
    [ "$(json 'len(d["data"]), len({m["group"] for m in d["data"]})')" = '[4, 1]' ]
}

@test "there is none of that number" {
    mixed
    expect 4 miraif alumni mix show 7
    has stderr "there is no mix 7"
}
