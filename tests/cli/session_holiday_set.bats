#!/usr/bin/env bats
# The office's word on a day.
load helper

@test "free, workday, and as the law says" {
    store
    expect 0 miraif --json session holiday set 2027-08-13 free --name お盆
    [ "$(json 'd["data"]["free"], d["data"]["name"], d["data"]["source"]')" = '[true, "お盆", "office"]' ]
    expect 0 miraif --json session holiday set 2027-11-03 workday
    [ "$(json 'd["data"]["free"], d["data"]["source"]')" = '[false, "office"]' ]
    expect 0 miraif --json session holiday set 2027-11-03 law
    [ "$(json 'd["data"]["free"], d["data"]["name"], d["data"]["source"]')" = '[true, "文化の日", "law"]' ]
}

@test "the same again leaves no entry in the history" {
    store
    miraif -q session holiday set 2027-08-13 free >/dev/null
    miraif -q session holiday set 2027-08-13 free >/dev/null
    expect 0 miraif --json history
    [ "$(json 'len(d["data"])')" = 1 ]
}

@test "what is no day or no kind" {
    store
    expect 2 miraif session holiday set 2027-02-30 free
    expect 2 miraif session holiday set 2027-02-28 maybe
    expect 2 miraif session holiday set 2027-02-28
}
