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
        miraif -q session adopt $social >/dev/null
    done
}

@test "tables count as far as people came" {
    strangers
    miraif -q session seat 1-1s --rounds 2 >/dev/null
    expect 0 miraif --json session seat 1-2s --rounds 4 # a draft is no table at which anybody sat
    [ "$(json 'd["data"]["repeats"]')" = 0 ]
    miraif -q session adopt 1-1s >/dev/null
    expect 0 miraif --json session seat 1-2s --rounds 4
    [ "$(json 'd["data"]["repeats"] > 0, d["data"]["bound"] > 0')" = '[true, true]' ]
    miraif -q session attend 1-1s present p4
    expect 0 miraif --json session seat 1-2s --rounds 4
    [ "$(json 'd["data"]["repeats"]')" = 0 ]
}

@test "who led a team as its mentor has met it; a lecturer has met nobody" {
    planned
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    miraif -q match mentors 1 >/dev/null
    miraif -q match adopt 1 >/dev/null
    mentor=$(sqlite3 -readonly .miraif/miraif.db "SELECT mentor FROM team_mentor WHERE number = 1")
    miraif -q session rsvp 1-1s "p$mentor" yes >/dev/null
    miraif -q session rsvp 1-1s p8 yes >/dev/null
    expect 0 miraif --json session seat 1-1s --table-size 3
    python3 - "$BATS_TEST_TMPDIR/out" "p$mentor" <<'END'
import json, sys
tables = json.load(open(sys.argv[1]))["data"]["tables"]
[table] = [t for t in tables if sys.argv[2] in {p["id"] for p in t["people"]}]
assert "1-A" not in {p["team"] for p in table["people"]}
assert "p8" not in {p["id"] for p in table["people"]}
[own] = [p for p in table["people"] if p["id"] == sys.argv[2]]
assert own["guest"] and own["new"] == 2 and own["again"] == 0 and own["code"] == "mix"
END
}

@test "an absence moves nobody while tables are even, and the fewest when they are not" {
    strangers
    miraif -q session seat 1-1s --rounds 2 >/dev/null
    expect 4 miraif session seat 1-1s --repair
    has stderr "no adopted seats"
    miraif -q session adopt 1-1s >/dev/null
    expect 0 miraif session seat 1-1s --repair
    has output "nobody moves"
    mate=$(sqlite3 -readonly .miraif/miraif.db "SELECT b.person FROM seat a JOIN seat b USING (session, round, number)
        WHERE a.person = 4 AND a.round = 1 AND b.person <> 4 ORDER BY 1 LIMIT 1")
    miraif -q session rsvp 1-1s p4 no >/dev/null
    expect 0 miraif --json session seat 1-1s --repair
    [ "$(json '[p["code"] for t in d["data"]["tables"] for p in t["people"] if p["code"] != "kept"]')" = '[]' ]
    miraif -q session attend 1-1s absent "p$mate"
    expect 0 miraif --json session seat 1-1s --repair
    python3 - "$BATS_TEST_TMPDIR/out" <<'END'
import json, sys
data = json.load(open(sys.argv[1]))["data"]
rounds = {r: [t for t in data["tables"] if t["round"] == r] for r in (1, 2)}
for tables in rounds.values():
    assert sorted(len(t["people"]) for t in tables) == [3, 3, 4, 4]
assert sum(p["code"] == "moved" for t in rounds[1] for p in t["people"]) == 1
assert sum(p["code"] == "moved" for t in rounds[2] for p in t["people"]) == 0
assert data["state"] == "adopted"
END
}

@test "who walks in gets a seat at the smallest table, and stays away from whom they are separate" {
    planned
    miraif -q session seat 1-1s >/dev/null
    miraif -q session adopt 1-1s >/dev/null
    miraif -q session rsvp 1-1s p5 no >/dev/null
    table=$(sqlite3 -readonly .miraif/miraif.db "SELECT number FROM seat WHERE session = '1-1s' AND person = 5")
    miraif -q session seat 1-1s --repair >/dev/null
    miraif -q session attend 1-1s present p8
    expect 0 miraif --json session seat 1-1s --repair --dry-run
    [ "$(json '[[t["table"], p["id"], p["code"]] for t in d["data"]["tables"] for p in t["people"] if p["code"] != "kept"]')" = "[[$table, \"p8\", \"joined\"]]" ]
    mate=$(sqlite3 -readonly .miraif/miraif.db "SELECT min(person) FROM seat WHERE session = '1-1s' AND number = $table")
    miraif -q person apart p8 "p$mate"
    expect 0 miraif session seat 1-1s --repair
    lacks output "nobody moves"
    expect 0 sqlite3 -readonly .miraif/miraif.db "SELECT count(DISTINCT number) FROM seat WHERE session = '1-1s' AND person IN (8, $mate)"
    is 2
    expect 2 miraif session seat 1-1s --repair --rounds 2
}

@test "those of no team sit at tables of their own at general sessions, and never with whom they are separate" {
    planned
    for person in p6 p7 p8; do miraif -q session rsvp 1-1 $person yes >/dev/null; done
    miraif -q person apart p6 p7
    expect 5 miraif session seat 1-1
    has stderr "--table-size 2"
    expect 0 miraif --json session seat 1-1 --table-size 2
    [ "$(json 'sorted(len(t["people"]) for t in d["data"]["tables"])')" = "[1, 2, 4, 4, 4, 4]" ]
    [ "$(json '{p["code"] for t in d["data"]["tables"][4:] for p in t["people"]} == {"rest"}')" = true ]
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
    has stderr "--repair"
    expect 1 miraif session seat 1-2s --only-yes
    expect 2 miraif session seat 1-2s --rounds 0
    expect 4 miraif session seat 1-9s
}

@test "who met long ago sits at one table again before those who met of late do" {
    strangers
    # All of two teams have met once: at a table long ago, but p4 and one of the others, of late.
    other=$(sqlite3 -readonly .miraif/miraif.db "SELECT min(person) FROM team_member WHERE number = 2")
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'left' WHERE person NOT IN
        (SELECT person FROM team_member WHERE number IN (1, 2));
        INSERT INTO mix VALUES (1, 'adopted', '-', 0, '2020-01-01', 'optimal', 0, 0, 0, 0, 0, 0, '', 1);
        INSERT INTO mix_member SELECT 1, person, 1, 7, 0 FROM team_member WHERE number IN (1, 2)"
    miraif -q person knows p4 "p$other" >/dev/null
    expect 0 miraif --json session seat 1-1s --rounds 2
    [ "$(json 'd["data"]["repeats"], d["data"]["bound"]')" = '[24, 24]' ]
    [ "$(json '[t["round"] for t in d["data"]["tables"] if {"p4", "p'"$other"'"} <= {p["id"] for p in t["people"]}]')" = '[]' ]
    expect 2 miraif session seat 1-1s --half-life 0
}

@test "tables as they stand in the room" {
    strangers
    expect 0 miraif --json session seat 1-1s --sizes 6x2,4 --rounds 2
    [ "$(json '[len(t["people"]) for t in d["data"]["tables"]]')" = "[6, 6, 4, 6, 6, 4]" ]
    expect 0 miraif --json session seat 1-1s --sizes 6,6,6
    [ "$(json '[len(t["people"]) for t in d["data"]["tables"]]')" = "[6, 5, 5]" ]
    expect 1 miraif session seat 1-1s --sizes 6,6
    has stderr "the tables seat 12, and 16 people come"
    expect 2 miraif session seat 1-1s --sizes 8,8 --table-size 4
    expect 2 miraif session seat 1-1s --sizes 8,x
}

@test "a familiar face in every round, where that is asked for" {
    strangers
    expect 0 miraif --json session seat 1-1s --rounds 2 --familiar --table-size 8
    [ "$(json 'd["data"]["unfamiliar"], d["data"]["repeats"] >= 16')" = '[0, true]' ]
    python3 - "$BATS_TEST_TMPDIR/out" <<'END'
import json, sys
for t in json.load(open(sys.argv[1]))["data"]["tables"]:
    teams = [p["team"] for p in t["people"]]
    assert all(teams.count(team) > 1 for team in teams), teams
END
}

@test "mentors are spread among the guests, and go round over the rounds" {
    strangers
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    mentors=$(sqlite3 -readonly .miraif/miraif.db "SELECT person FROM role WHERE role = 'mentor' ORDER BY 1 LIMIT 4")
    others=$(sqlite3 -readonly .miraif/miraif.db "SELECT id FROM person WHERE id NOT IN (SELECT person FROM team_member
        UNION SELECT person FROM role) ORDER BY 1 LIMIT 4")
    for person in $mentors $others; do miraif -q session rsvp 1-1s "p$person" yes >/dev/null; done
    sqlite3 .miraif/miraif.db "UPDATE profile SET company_key = NULL"
    expect 0 miraif --json session seat 1-1s --rounds 3
    MENTORS="$mentors" python3 - "$BATS_TEST_TMPDIR/out" <<'END'
import collections, json, os, sys
mentors = {"p" + m for m in os.environ["MENTORS"].split()}
met = collections.Counter()
for t in json.load(open(sys.argv[1]))["data"]["tables"]:
    assert 1 <= sum(p["guest"] for p in t["people"]) <= 2
    assert sum(p["id"] in mentors for p in t["people"]) <= 1
    met.update((m, p["id"]) for m in mentors & {p["id"] for p in t["people"]} for p in t["people"] if not p["guest"])
assert max(met.values()) == 1, met
END
}
