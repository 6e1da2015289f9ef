#!/usr/bin/env bats
# Who leads and accompanies whom.
load helper

matched() {
    selected
    miraif -q team form 1 >/dev/null
    miraif -q team adopt 1 >/dev/null
    sed -e 's/,\([12]\),/,4,/' "$MIRAIF_DATA/mentors.csv" >mentors.csv
    miraif -q person import mentors.csv --role mentor >/dev/null
    miraif -q match mentors 1 --individuals
}

@test "nothing yet; then a draft; then what is adopted" {
    sample
    expect 0 miraif match list 1
    has output "miraif match mentors 1"
    expect 4 miraif match list 2
}

@test "teams first, then people by e-mail address" {
    matched
    expect 0 miraif match list 1
    has output "miraif match adopt 1"
    expect 0 miraif --json match list 1
    [ "$(json '[m["id"] for m in d["data"]][:4]')" = '["1-A", "1-B", "1-C", "1-D"]' ]
    [ "$(json '(lambda e: e == sorted(e))([m["person"]["email"] for m in d["data"][4:]])')" = true ]
    [ "$(json 'd["data"][0]["team"], d["data"][0]["person"], d["data"][5]["team"]')" = '["1-A", null, null]' ]
    miraif -q match adopt 1
    expect 0 miraif match list 1
    lacks output "draft"
}

@test "of one mentor" {
    matched
    expect 0 miraif --json match list 1
    local all
    all=$(json 'sum(m["mentor"]["email"] == "masaki.sendo@example.jp" for m in d["data"])')
    expect 0 miraif --json match list 1 --mentor masaki.sendo@example.jp
    [ "$(json 'len(d["data"])')" = "$all" ]
    [ "$(json 'len({m["mentor"]["id"] for m in d["data"]})')" = 1 ]
    expect 4 miraif match list 1 --mentor nobody@example.jp
}
