#!/usr/bin/env bats
# miraif history: who did what, when.
load helper

@test "a new store has none" {
    store
    expect 0 miraif history
    has output "nothing to list"
    expect 0 miraif history --json
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "who, when, what" {
    store
    miraif -q cohort create 1 --name 1期 --start 2027-01-15 --teams 4 --team-size 4
    miraif -q cohort edit 1 --name 一期 --as 古野 --now 2027-01-02T03:04:05+09:00
    expect 0 miraif history --json
    [ "$(json '[e["id"] for e in d["data"]]')" = '["h2", "h1"]' ]
    [ "$(json 'd["data"][0]["who"]')" = 古野 ]
    [ "$(json 'd["data"][0]["at"]')" = 2027-01-02T03:04:05+09:00 ]
    [[ $(json 'd["data"][0]["command"]') == *"cohort edit 1"* ]]
    [ "$(json 'd["data"][1]["who"]')" = office ]
    expect 0 miraif history --limit 1 --format ids
    is h2
    expect 0 miraif history
    has output 古野
}

@test "what an entry changed" {
    store
    miraif -q cohort create 1 --name 1期 --start 2027-01-15 --teams 4 --team-size 4
    miraif -q cohort edit 1 --name 一期
    expect 0 miraif history h2
    has output "cohort 1"
    has output "name: 1期 → 一期"
    expect 0 miraif history 2 --json
    [ "$(json 'd["data"][0]["object"]')" = "cohort 1" ]
    [ "$(json 'd["data"][0]["kind"]')" = update ]
    [ "$(json 'd["data"][0]["change"]')" = "name: 1期 → 一期" ]
}

@test "entries that are none" {
    store
    expect 4 miraif history h1
    has stderr "no entry h1"
    for entry in h0 x h h1x 99999999999999999999; do
        expect 2 miraif history "$entry"
    done
    expect 2 miraif history --limit 0
}
