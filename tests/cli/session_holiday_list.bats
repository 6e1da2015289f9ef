#!/usr/bin/env bats
# Public holidays.
load helper

@test "a year of the law" {
    store
    expect 0 miraif --json session holiday list 2027
    [ "$(json 'len(d["data"]), d["data"][5]["date"], d["data"][5]["name"], d["data"][5]["source"]')" = '[17, "2027-03-22", "休日", "law"]' ]
    expect 0 miraif session holiday list 2019 --format ids
    has output 2019-05-02
}

@test "with the office's word" {
    store
    miraif -q session holiday set 2027-08-13 free --name お盆 >/dev/null
    miraif -q session holiday set 2027-02-23 workday >/dev/null
    expect 0 miraif session holiday list 2027
    has output お盆
    expect 0 miraif --json session holiday list 2027
    [ "$(json '[(h["date"], h["free"]) for h in d["data"] if h["source"] == "office"]')" = '[["2027-02-23", false], ["2027-08-13", true]]' ]
}

@test "years that are not known" {
    store
    expect 2 miraif session holiday list 1900
    expect 2 miraif session holiday list
}
