#!/usr/bin/env bats
# A policy file looked at without putting it in force.
load helper

@test "what it would change is said, and nothing changes" {
    sample
    miraif -q team rule add 1 apart p1 p2 >/dev/null
    echo '{"attributes": [{"name": "place"}], "rules": [{"kind": "together", "people": ["p1", "p2"]}]}' >policy.json
    expect 0 miraif team policy check 1 policy.json
    is "nothing is wrong with the policy
it would change the attributes
it would add 1 rules and remove 1"
    expect 0 miraif --format ids team rule list 1
    is r1
    expect 0 miraif --json team policy show 1
    [ "$(json 'd["data"]["preset"]')" = true ]
}

@test "a policy in force would change nothing" {
    sample
    miraif team policy show 1 -o policy.json
    expect 0 miraif team policy check 1 policy.json
    is "nothing is wrong with the policy"
    expect 0 miraif --json team policy check 1 policy.json
    [ "$(json 'd["data"]["attributes_changed"], d["data"]["rules_added"], d["data"]["rules_removed"]')" = '[false, 0, 0]' ]
}

@test "what is wrong is shown where it stands" {
    sample
    printf '{"rules": [\n  {"kind": "slots", "amount": 1.5}\n]}\n' >policy.json
    expect 65 miraif team policy check 1 policy.json
    has stderr 'policy.json:2:31: “amount” is no whole number'
    printf '{"rules": [\n  {"kind": "slots", "amount": 500}\n]}\n' >policy.json
    expect 1 miraif team policy check 1 policy.json
    has stderr 'policy.json:2:3: 500 times of 60 minutes do not go into a week'
    expect 4 miraif team policy check 3 policy.json
}
