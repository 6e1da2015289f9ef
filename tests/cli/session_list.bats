#!/usr/bin/env bats
# Sessions by date.
load helper

@test "filters narrow the list" {
    planned
    expect 0 miraif session list 1 --kind general --format ids
    is $'1-1\n1-2\n1-3'
    expect 0 miraif --json session list --team 1-B --from 2027-02-01 --to 2027-02-14
    [ "$(json '[s["id"] for s in d["data"]]')" = '["1-B-3", "1-B-4"]' ]
    expect 0 miraif --json session list 1 --person p4
    [ "$(json 'len(d["data"]), set(s["team"] for s in d["data"]) == {None, "1-A"}')" = '[18, true]' ]
    expect 0 miraif session list 1 --state cancelled
    has output "no sessions"
}

@test "an empty store, and what is not there" {
    store
    expect 0 miraif session list
    has output "no sessions"
    expect 4 miraif session list 1
    expect 2 miraif session list 1 --kind party
    expect 4 miraif session list --team 1-A
}

@test "a list for machines" {
    planned
    expect 0 miraif --format csv session list 1 --kind general
    has output "1-1,1,general,general session 1,2027-01-15,19:00-21:00,2027-01-15T19:00:00+09:00"
    expect 0 miraif --lang ja session list 1 --kind general
    has output 第1回全体セッション
}
