#!/usr/bin/env bats
# Sessions beyond the plan.
load helper

@test "the next number of each kind" {
    planned
    expect 0 miraif --json session add 1 --date 2027-05-14 --time 19:00-21:00
    [ "$(json 'd["data"]["id"], d["data"]["kind"], d["data"]["state"]')" = '["1-4", "general", "planned"]' ]
    expect 0 miraif --json session add 1 --kind social --date 2027-05-14 --time 21:00-22:00
    [ "$(json 'd["data"]["id"]')" = 1-4s ]
    expect 0 miraif --json session add 1-A --date 2027-02-03 --mentee p4
    [ "$(json 'd["data"]["id"], d["data"]["date"], d["data"]["mentee"]')" = '["1-A-13", "2027-02-01", "p4"]' ]
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    mentor=$(miraif --format ids person list --role mentor | tail -n 1)
    expect 0 miraif --json session add 1-A --kind mentor --date 2027-02-03 --time 19:00-20:00 --mentor "$mentor"
    [ "$(json 'd["data"]["id"], d["data"]["mentor"]')" = "[\"1-A-m1\", \"$mentor\"]" ]
    expect 1 miraif session add 1-A --kind mentor --date 2027-02-10 --mentor p5
    has stderr "is no mentor"
}

@test "a session of the community" {
    store
    expect 0 miraif --json session add --date 2027-06-11 --time 19:00-21:00 --title 夏の集い
    [ "$(json 'd["data"]["id"], d["data"]["cohort"], d["data"]["title"]')" = '["e1", null, "夏の集い"]' ]
    expect 0 miraif session show e1
}

@test "what cannot be added" {
    planned
    expect 2 miraif session add 1
    expect 2 miraif session add 1 --kind peer --date 2027-02-03
    has stderr "a team's (1-A)"
    expect 4 miraif session add 9 --date 2027-02-03
    expect 4 miraif session add 1-Z --date 2027-02-03
    expect 1 miraif session add 1 --kind social --date 2027-05-14
    has stderr "has its social"
    expect 2 miraif session add 1 --date 2027-02-30
}
