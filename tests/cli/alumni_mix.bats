#!/usr/bin/env bats
# `miraif alumni mix`: groups over all cohorts of graduates who have not met.
load helper

# The sixteen graduates of cohort 1, and sixteen of cohort 2, of no company, in teams of four.
community() {
    if [ -d "$BATS_FILE_TMPDIR/community" ]; then
        cp -r "$BATS_FILE_TMPDIR/community" .miraif
        return
    fi
    graduated
    sqlite3 .miraif/miraif.db "UPDATE profile SET company_key = NULL;
        INSERT INTO cohort VALUES (2, '2期', '2027-05-01', 4, 4, 0, NULL);
        INSERT INTO run (id, cohort, stage, state, at, status, worst, total, gap, seed, steps, digest)
            SELECT 900, 2, 'form', 'adopted', at, status, worst, total, gap, seed, steps, digest FROM run
            WHERE stage = 'form' LIMIT 1" 2>/dev/null || true
    cp -r .miraif "$BATS_FILE_TMPDIR/community"
}

# The groups, each a sorted list of ids.
groups() {
    json '[sorted(p["id"] for p in g["people"]) for g in d["data"]["groups"]]'
}

@test "nobody is with a team mate; adopted, the groups have met" {
    community
    expect 0 miraif --json --now 2027-06-01T09:00 alumni mix --everybody
    [ "$(json '[d["data"][k] for k in ("state", "status", "people", "repeats", "bound")]')" = '["draft", "optimal", 16, 0, 0]' ] ||
        [ "$(json '[d["data"][k] for k in ("state", "people", "repeats", "bound")]')" = '["draft", 16, 0, 0]' ]
    first=$(groups)
    for turn in 1 2 3; do
        miraif -q --now 2027-06-0${turn}T09:00 alumni mix --everybody >/dev/null
        miraif -q --now 2027-06-0${turn}T09:00 alumni mix adopt >/dev/null
    done
    expect 0 miraif --json --now 2027-06-04T09:00 alumni mix --everybody
    [ "$(json 'd["data"]["repeats"], d["data"]["bound"]')" = '[0, 0]' ]
    [ "$(groups)" != "$first" ]
    miraif -q --now 2027-06-04T09:00 alumni mix adopt >/dev/null
    expect 0 miraif --json --now 2027-06-05T09:00 alumni mix --everybody
    [ "$(json 'd["data"]["repeats"], d["data"]["bound"]')" = '[24, 24]' ] # fifteen others, all met
}

@test "only who agreed to be known, gave a sign and stayed is placed" {
    community
    expect 1 miraif --now 2027-06-01T09:00 alumni mix
    has stderr "fewer than two graduates can be placed, of 16"
    has stderr "miraif person share"
    for person in $(sqlite3 -readonly .miraif/miraif.db "SELECT person FROM graduation ORDER BY 1 LIMIT 6"); do
        miraif -q --now 2027-05-01T09:00 person share "p$person" name --with alumni >/dev/null
    done
    person=$(sqlite3 -readonly .miraif/miraif.db "SELECT min(person) FROM graduation")
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'left' WHERE person = $person"
    expect 0 miraif --json --now 2027-06-01T09:00 alumni mix --exclude "p$((person + 0))"
    [ "$(json 'd["data"]["people"], len(d["data"]["absent"])')" = '[5, 11]' ]
    [ "$(json 'sorted({a["code"] for a in d["data"]["absent"]})')" = '["excluded", "unshared"]' ]
    expect 0 miraif --json --now 2027-06-01T09:00 alumni mix
    [ "$(json 'sorted({a["code"] for a in d["data"]["absent"]})')" = '["left", "unshared"]' ]
    expect 1 miraif --now 2029-06-01T09:00 alumni mix
    expect 0 miraif --json --now 2029-06-01T09:00 alumni mix --quiet-after 10000 --everybody
    [ "$(json 'd["data"]["people"]')" = 15 ]
}

@test "those kept apart and who know one another are never of one group; another draft replaces the first" {
    community
    ids=($(sqlite3 -readonly .miraif/miraif.db "SELECT person FROM graduation ORDER BY 1"))
    for other in "${ids[@]:1:8}"; do miraif -q person apart "p${ids[0]}" "p$other" >/dev/null; done
    for other in "${ids[@]:9:3}"; do miraif -q person knows "p${ids[0]}" "p$other" >/dev/null; done
    expect 0 miraif --json --now 2027-06-01T09:00 alumni mix --everybody --seed 3
    FIRST=p${ids[0]} APART="${ids[*]:1:8}" python3 - "$BATS_TEST_TMPDIR/out" <<'END'
import json, os, sys
apart = {"p" + i for i in os.environ["APART"].split()}
[group] = [g for g in json.load(open(sys.argv[1]))["data"]["groups"] if os.environ["FIRST"] in {p["id"] for p in g["people"]}]
assert not apart & {p["id"] for p in group["people"]}, group
END
    expect 0 miraif --json --now 2027-06-01T09:00 alumni mix --everybody --seed 3 --size 5
    expect 0 miraif --json alumni mix list
    [ "$(json '[m["people"] for m in d["data"]], [m["groups"] for m in d["data"]]')" = '[[16], [4]]' ]
    sqlite3 .miraif/miraif.db "INSERT OR IGNORE INTO apart SELECT a.person, b.person, NULL, 0 FROM graduation a, graduation b WHERE a.person < b.person"
    expect 5 miraif --now 2027-06-01T09:00 alumni mix --everybody --effort 1000
    has stderr "--size"
}

@test "nobody is in a group of one" {
    community
    miraif -q --now 2027-06-01T09:00 person forget p1 --yes >/dev/null 2>&1 || [ $? = 3 ]
    expect 0 miraif --json --now 2027-06-01T09:00 alumni mix --everybody --size 2
    [ "$(json 'sorted({len(g["people"]) for g in d["data"]["groups"]})')" = '[2, 3]' ]
}

@test "a draft is not adopted once somebody agrees no more to be known" {
    community
    for p in $(sqlite3 .miraif/miraif.db "SELECT person FROM graduation"); do
        echo "INSERT INTO share VALUES ($p, 'name', 'alumni', 0, NULL, 'office');"
    done | sqlite3 .miraif/miraif.db
    export MIRAIF_NOW=2027-06-01T09:00
    miraif -q alumni mix
    p=$(sqlite3 .miraif/miraif.db "SELECT min(person) FROM mix_member")
    miraif -q person share "p$p" name --stop >/dev/null
    expect 1 miraif alumni mix adopt
    has stderr "mix them again"
    miraif -q undo
    expect 0 miraif -q alumni mix adopt
}

@test "the same seed gives the same groups, a dry run leaves none, and undo takes the draft back" {
    community
    expect 0 miraif --json --now 2027-06-01T09:00 alumni mix --everybody --dry-run
    first=$(groups)
    expect 4 miraif alumni mix show
    expect 0 miraif --json --now 2027-06-01T09:00 alumni mix --everybody
    [ "$(groups)" = "$first" ]
    miraif -q undo
    expect 4 miraif alumni mix show
    expect 2 miraif alumni mix --size 1
    expect 4 miraif alumni mix --exclude p999
}
