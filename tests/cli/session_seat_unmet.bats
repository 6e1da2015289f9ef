#!/usr/bin/env bats
# Whom people have not met.
load helper

@test "all but the team, then all but those at the tables too" {
    planned
    expect 0 miraif --json session seat unmet 1-1s --person p4
    [ "$(json 'd["data"][0]["count"], len(d["data"])')" = "[12, 1]" ]
    miraif -q session seat 1-1s --rounds 2 >/dev/null
    expect 0 miraif --json session seat unmet 1-1s
    [ "$(json '{u["count"] for u in d["data"]} == {6}, len(d["data"])')" = "[true, 16]" ]
    miraif -q session adopt 1-1s >/dev/null
    expect 0 miraif --json session seat unmet 1-2s --person p4
    [ "$(json 'd["data"][0]["count"]')" = 6 ]
}

@test "guests meet participants, and are not among those to be met" {
    planned
    miraif -q session rsvp 1-1s p8 yes >/dev/null
    expect 0 miraif --json session seat unmet 1-1s
    [ "$(json '[u["count"] for u in d["data"] if u["id"] == "p8"], any(p["id"] == "p8" for u in d["data"] for p in u["people"])')" = "[[16], false]" ]
}

@test "drafts and what is not there" {
    planned
    expect 4 miraif session seat unmet 1-9s
    expect 4 miraif session seat unmet 1-1s --person p999
    miraif -q session cancel 1-1s >/dev/null
    expect 1 miraif session seat unmet 1-1s
}
