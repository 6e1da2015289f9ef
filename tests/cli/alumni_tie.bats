#!/usr/bin/env bats
# What grew between two people counts when both have said so.
load helper

state() {
    miraif --json alumni tie list | python3 -c 'import json, sys; print(*[t["state"] for t in json.load(sys.stdin)["data"]])'
}

@test "one says so, the other is asked by letter, and confirms; again nothing changes" {
    sample
    expect 0 miraif --json alumni tie p9 p3 --kind business
    [ "$(json '[d["data"][k] for k in ("id", "person", "said_at", "other", "other_said_at", "kind", "state")]')" = \
        '["t1", "p3", null, "p9", "2026-12-01T09:00:00+09:00", "business", "unconfirmed"]' ]
    [ "$(sqlite3 .miraif/miraif.db "SELECT person, object FROM item WHERE rule = 'tie'")" = "3|t1" ]
    expect 0 miraif alumni tie p9 p3 --kind business
    has output "known already"
    expect 0 miraif --json alumni tie p3 p9 --kind business
    [ "$(json 'd["data"]["state"]')" = confirmed ]
    [ "$(waiting_letters)" = "" ]
    miraif -q alumni tie p3 p9 --kind friendship >/dev/null
    [ "$(state)" = "confirmed unconfirmed" ]
}

@test "both at once; at night the letter waits for the morning" {
    sample
    expect 0 miraif --json alumni tie p3 p9 --kind hire --both --at 2026-11-20
    [ "$(json '[d["data"][k] for k in ("said_at", "other_said_at", "state")]')" = '["2026-11-20T00:00:00+09:00", "2026-11-20T00:00:00+09:00", "confirmed"]' ]
    [ "$(waiting_letters)" = "" ]
    MIRAIF_NOW=2026-12-01T23:00:00+09:00 miraif -q alumni tie p3 p5 --kind hire >/dev/null
    [ "$(sqlite3 .miraif/miraif.db "SELECT datetime(due, 'unixepoch', '+9 hours') FROM item WHERE rule = 'tie'")" = "2026-12-02 08:00:00" ]
}

@test "who denies it is not asked again, and may change their mind" {
    sample
    miraif -q alumni tie p3 p9 --kind project >/dev/null
    miraif -q alumni tie p9 p3 --kind project --deny >/dev/null
    [ "$(state)" = denied ]
    [ "$(waiting_letters)" = "" ]
    expect 1 miraif alumni tie p3 p9 --kind project
    has stderr "p9 has said that it is not so"
    miraif -q alumni tie p9 p3 --kind project >/dev/null
    [ "$(state)" = confirmed ]
}

@test "what is no tie; undo; --dry-run" {
    sample
    expect 1 miraif alumni tie p3 p3 --kind other
    expect 2 miraif alumni tie p3 p9
    expect 2 miraif alumni tie p3 p9 --kind love
    expect 2 miraif alumni tie p3 p9 --kind hire --both --deny
    expect 4 miraif alumni tie p3 p999 --kind hire
    expect 4 miraif alumni tie p3 p9 --kind hire --deny
    expect 0 miraif alumni tie p3 p9 --kind hire --dry-run
    [ "$(state)" = "" ]
    miraif -q alumni tie p3 p9 --kind hire >/dev/null
    miraif -q undo >/dev/null
    [ "$(state)" = "" ]
}
