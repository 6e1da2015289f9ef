#!/usr/bin/env bats
# The policy in force.
load helper

@test "the default is shown as a file" {
    sample
    expect 0 miraif team policy show 1
    is '{
  "attributes": [
    {"name":"industry","weight":1,"kind":"category","aim":"diverse"},
    {"name":"occupation","weight":1,"kind":"category","aim":"diverse"},
    {"name":"age","weight":1,"kind":"number","aim":"diverse"}
  ],
  "rules": []
}'
    expect 0 miraif --json team policy show 1
    [ "$(json 'd["data"]["preset"], len(d["data"]["digest"]), d["data"]["rules"]')" = '[true, 64, 0]' ]
}

@test "rules of the command line are in it, but locks are not" {
    teamed
    miraif -q team rule add 1 together p1 p2 --reason 相談済み >/dev/null
    miraif -q team rule add 1 at-most 2 age=20-29 >/dev/null
    miraif -q team lock 1-A >/dev/null
    expect 0 miraif team policy show 1
    has output '{"kind":"together","people":["p1","p2"],"reason":"相談済み"}'
    has output '{"kind":"at-most","amount":2,"field":"age","value":"20-29"}'
    lacks output locked
}

@test "no such cohort, an empty cohort" {
    store
    expect 4 miraif team policy show 1
    miraif -q cohort create 1 --start 2027-01-15 --teams 4 --team-size 4 >/dev/null
    expect 0 miraif --json team policy show 1
    [ "$(json 'd["data"]["preset"]')" = true ]
}
