#!/usr/bin/env bats
# Cancelled sessions keep their numbers.
load helper

@test "letters are cancelled with it, and the number stays" {
    planned
    expect 0 miraif session cancel 1-2
    has output "session 1-2 is cancelled"
    has output "16 waiting ones cancelled, 0 queued"
    expect 0 miraif --json session show 1-2
    [ "$(json 'd["data"]["state"], d["data"]["sequence"]')" = '["cancelled", 1]' ]
    expect 0 miraif --json session add 1 --date 2027-02-26
    [ "$(json 'd["data"]["id"]')" = 1-4 ]
}

@test "twice changes nothing" {
    planned
    miraif -q session cancel 1-A-3
    expect 0 miraif --json session cancel 1-A-3
    [ "$(json 'd["data"]["sequence"]')" = 1 ]
    lacks stderr letters
}

@test "drafts and what is not there" {
    teamed
    miraif -q session plan 1 >/dev/null 2>&1
    expect 1 miraif session cancel 1-1
    has stderr "miraif session adopt 1"
    expect 4 miraif session cancel 1-9
    expect 2 miraif session cancel p4
}
