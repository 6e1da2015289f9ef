#!/usr/bin/env bats
# Who sits with whom.
load helper

# Nobody of one company: then everybody can meet everybody.
strangers() {
    planned
    sqlite3 .miraif/miraif.db "UPDATE profile SET company_key = NULL"
}

@test "teams sit together at general sessions" {
    planned
    expect 0 miraif --json session seat 1-1
    [ "$(json '[sorted({p["team"] for p in t["people"]}) for t in d["data"]["tables"]]')" = '[["1-A"], ["1-B"], ["1-C"], ["1-D"]]' ]
    [ "$(json 'd["data"]["state"], d["data"]["rounds"]')" = '["draft", 1]' ]
}

@test "four changes of seats, and nobody meets a team mate or anybody twice" {
    strangers
    expect 0 miraif --json session seat 1-1s --rounds 4
    [ "$(json 'd["data"]["repeats"], d["data"]["bound"], d["data"]["status"]')" = '[0, 0, "optimal"]' ]
    python3 - "$BATS_TEST_TMPDIR/out" <<'END'
import itertools, json, sys
tables = json.load(open(sys.argv[1]))["data"]["tables"]
met = set()
for t in tables:
    assert len({p["team"] for p in t["people"]}) == 4
    for pair in itertools.combinations(sorted(p["id"] for p in t["people"]), 2):
        assert pair not in met, pair
        met.add(pair)
assert len(met) == 96
END
}

@test "social after social, over the teams and all earlier tables" {
    strangers
    for social in 1-1s 1-2s 1-3s; do
        expect 0 miraif --json session seat $social
        [ "$(json 'd["data"]["repeats"]')" = 0 ]
        miraif -q session adopt $social
    done
}

@test "tables count as far as people came" {
    strangers
    miraif -q session seat 1-1s >/dev/null
    miraif -q session attend 1-1s present p4
    expect 0 miraif --json session seat 1-2s --rounds 4
    [ "$(json 'd["data"]["repeats"]')" = 0 ]
}

@test "separate people never share a table; guests are spread; who said no has no seat" {
    planned
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    miraif -q person apart p4 p22
    miraif -q session rsvp 1-1s kumiko.tomoshibi@example.jp yes >/dev/null
    miraif -q session rsvp 1-1s masaki.sendo@example.jp yes >/dev/null
    miraif -q session rsvp 1-1s p5 no >/dev/null
    expect 0 miraif --json session seat 1-1s --rounds 2
    python3 - "$BATS_TEST_TMPDIR/out" <<'END'
import json, sys
tables = json.load(open(sys.argv[1]))["data"]["tables"]
for t in tables:
    ids = {p["id"] for p in t["people"]}
    assert not {"p4", "p22"} <= ids and "p5" not in ids
    assert sum(p["guest"] for p in t["people"]) <= 1
    assert 3 <= len(ids) <= 4
assert len(tables) == 10
END
}

@test "seats that are adopted stand, and what is refused" {
    planned
    expect 4 miraif session adopt 1-1s
    has stderr "miraif session seat 1-1s"
    miraif -q session seat 1-1s >/dev/null
    expect 0 miraif session adopt 1-1s
    has output "the seats of 1-1s are adopted"
    expect 1 miraif session seat 1-1s
    has stderr "adopted and stand"
    expect 1 miraif session seat 1-2s --only-yes
    expect 2 miraif session seat 1-2s --rounds 0
    expect 4 miraif session seat 1-9s
}
