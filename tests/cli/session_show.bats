#!/usr/bin/env bats
# A session and its people.
load helper

@test "the people of a general session and of a team's" {
    planned
    expect 0 miraif --json session show 1-1
    [ "$(json 'd["data"]["id"], len(d["data"]["people"]), d["data"]["people"][0]["team"]')" = '["1-1", 16, "1-A"]' ]
    expect 0 miraif --json session show 1-a-1
    [ "$(json 'd["data"]["id"], len(d["data"]["people"]), d["data"]["mentee"] in [p["id"] for p in d["data"]["people"]]')" = '["1-A-1", 4, true]' ]
}

@test "for people" {
    planned
    expect 0 miraif session show 1-1s
    has output "social of general session 1"
    has output 見本
}

@test "what is no session" {
    planned
    expect 4 miraif session show 1-9
    has stderr "miraif session list 1"
    expect 2 miraif session show 1-A
    has stderr "1-A-m2"
    expect 2 miraif session show
}
