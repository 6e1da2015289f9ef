#!/usr/bin/env bats
# Reasons of a match, in sentences with numbers, and long after.
load helper

matched() {
    selected
    miraif -q team form 1 >/dev/null
    miraif -q team adopt 1 >/dev/null
    sed -e 's/,\([12]\),/,4,/' "$MIRAIF_DATA/mentors.csv" >mentors.csv
    miraif -q person import mentors.csv --role mentor >/dev/null
    miraif -q match mentors 1 --individuals
}

@test "a team's match, and a person's by number and by address" {
    matched
    expect 0 miraif match explain 1-A
    has output "leads team 1-A"
    has output "points: the mentor can speak to"
    has output "Of all matches:"
    has output "proved"
    local id email
    expect 0 miraif --json match list 1
    id=$(json 'd["data"][4]["id"]')
    email=$(json 'd["data"][4]["person"]["email"]')
    expect 0 miraif match explain "$id"
    has output "accompanies $id"
    local said=$output
    expect 0 miraif match explain "$email"
    is "$said"
}

@test "reasons stay as they were, whatever people say later" {
    matched
    miraif -q match adopt 1
    miraif match explain 1-A >before
    sed -e 's/転職/園芸/; s/管理職/園芸/; s/評価/園芸/; s/居場所/園芸/' mentors.csv >later.csv
    miraif -q person import later.csv --role mentor >/dev/null
    MIRAIF_NOW=2027-12-01T09:00:00+09:00 miraif match explain 1-A | cmp - before
}

@test "what another mentor would cost is what matching anew comes to" {
    matched
    expect 0 miraif --json match explain 1-A
    local total mentor fewer
    total=$(json 'd["data"]["whole"]["total"]')
    json '"\n".join(r["text"] for r in d["data"]["reasons"] if r["code"] == "alternative")' |
        sed -n 's/^instead \(p[0-9]*\) .* together have \([0-9]*\) fewer$/\1 \2/p' >others
    [ "$(wc -l <others)" = 3 ]
    while read -r mentor fewer; do
        miraif -q match pin "$mentor" 1-A >/dev/null
        expect 0 miraif --json match mentors 1 --individuals
        [ "$(json 'd["data"]["total"]')" = $((total - fewer)) ]
        miraif -q match rule remove "$mentor" 1-A
    done <others
}

@test "in Japanese" {
    matched
    expect 0 miraif --lang ja match explain 1-A
    has output "メンター"
    lacks output "mentor"
    lacks output "points"
}

@test "no such match" {
    matched
    expect 4 miraif match explain 1-E
    expect 4 miraif match explain 2-A
    expect 4 miraif match explain p999
    expect 4 miraif match explain masaki.sendo@example.jp
    has stderr "--individuals"
}
