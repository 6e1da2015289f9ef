#!/usr/bin/env bats
# A mentor leads each team; if asked, everybody has one of their own.
load helper

# Teams that are adopted, and the sample mentors.
teamed() {
    selected
    miraif -q team form 1 >/dev/null
    miraif -q team adopt 1 >/dev/null
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
}

# The mentors' file with these capacities instead of theirs.
capacities() {
    python3 - "$MIRAIF_DATA/mentors.csv" "$@" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8")))
at = rows[0].index("受け持てる人数")
for row, capacity in zip(rows[1:], sys.argv[2:]):
    row[at] = capacity
csv.writer(open("mentors.csv", "w", encoding="utf-8")).writerows(rows[:len(sys.argv) - 1])
PY
    miraif -q person import mentors.csv --role mentor >/dev/null
}

@test "each team has one mentor, with reasons that add up" {
    teamed
    expect 0 miraif --json match mentors 1
    [ "$(json '[m["id"] for m in d["data"]["matches"]]')" = '["1-A", "1-B", "1-C", "1-D"]' ]
    [ "$(json 'len({m["mentor"]["id"] for m in d["data"]["matches"]})')" = 4 ]
    [ "$(json 'all(sum(r["points"] for r in m["reasons"]) == m["score"] for m in d["data"]["matches"])')" = true ]
    [ "$(json 'sum(m["score"] for m in d["data"]["matches"]) == d["data"]["total"] > 0')" = true ]
    [ "$(json 'd["data"]["status"], d["data"]["state"], d["data"]["wanted"], d["data"]["capacity"]')" = '["optimal", "draft", 4, 9]' ]
    expect 0 miraif match mentors 1
    has output "proved"
    has output "miraif match adopt 1"
}

@test "everybody has a mentor, where there is room" {
    teamed
    expect 5 miraif --json match mentors 1 --individuals
    [ "$(json 'd["data"]["wanted"], d["data"]["capacity"], len(d["data"]["unmatched"])')" = '[20, 9, 11]' ]
    has stderr '"code":"unsatisfiable"'
    capacities 4 4 4 4 2 2
    expect 0 miraif --json match mentors 1 --individuals
    [ "$(json 'len(d["data"]["matches"]), len({m["id"] for m in d["data"]["matches"]})')" = '[20, 20]' ]
    [ "$(json 'sorted(__import__("collections").Counter(m["mentor"]["id"] for m in d["data"]["matches"]).values())')" = \
        '[2, 2, 4, 4, 4, 4]' ]
}

# Who is matched with whom, by what does not hang on numbers.
pairs() {
    miraif --json match list 1 | python3 -c 'import json, sys
for m in json.load(sys.stdin)["data"]: print(m["id"], m["mentor"]["email"], m["score"])'
}

@test "the result does not hang on the order of rows" {
    teamed
    miraif -q match mentors 1
    pairs >one
    rm -r .miraif
    selected
    miraif -q team form 1 >/dev/null
    miraif -q team adopt 1 >/dev/null
    { head -n 1 "$MIRAIF_DATA/mentors.csv"; tail -n +2 "$MIRAIF_DATA/mentors.csv" | tac; } >turned.csv
    miraif -q person import turned.csv --role mentor >/dev/null
    miraif -q match mentors 1
    pairs | diff one -
}

@test "separation forbids a mentor, a team through any member" {
    teamed
    miraif -q match mentors 1
    expect 0 miraif --json match explain 1-A
    local mentor member
    mentor=$(json 'd["data"]["match"]["mentor"]["id"]')
    expect 0 miraif --json team show 1-A
    member=$(json 'd["data"]["members"][2]["id"]')
    miraif -q person apart "$mentor" "$member" >/dev/null
    miraif -q match mentors 1
    expect 0 miraif --json match explain 1-A
    [ "$(json 'd["data"]["match"]["mentor"]["id"]')" != "$mentor" ]
}

@test "where everybody is separated, the team is named" {
    teamed
    expect 0 miraif --json team show 1-B
    local member mentor
    member=$(json 'd["data"]["members"][0]["id"]')
    for mentor in $(miraif --format ids person list --role mentor); do
        miraif -q person apart "$mentor" "$member" >/dev/null
    done
    expect 5 miraif match mentors 1
    has stderr "1-B"
    has stderr "apart list"
    lacks stderr "1-A"
}

@test "a relation that is to be avoided is avoided where it can be, else told" {
    teamed
    miraif -q match mentors 1
    expect 0 miraif --json match explain 1-A
    local mentor
    mentor=$(json 'd["data"]["match"]["mentor"]["id"]')
    expect 0 miraif --json person show "$mentor"
    local company other
    company=$(json 'd["data"]["company"]')
    expect 0 miraif --json team show 1-A
    other=$(json '[m["company"] for m in d["data"]["members"] if m["company"]][0]')
    miraif -q person company relation "$company" "$other" --kind client --rule avoid >/dev/null
    expect 0 miraif match mentors 1
    is_there=$(miraif --json match explain 1-A | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["match"]["mentor"]["id"])')
    [ "$is_there" != "$mentor" ]
    lacks stderr "to be avoided"
    miraif -q person company unrelate "$company" "$other" >/dev/null
    miraif -q person company relation "$company" "$other" --kind client --rule tell >/dev/null
    expect 0 miraif match mentors 1
    has stderr "to be known"
    has stderr "$other"
}

@test "only mentors who are named take part, where some are" {
    teamed
    miraif -q cohort staff add 1 masaki.sendo@example.jp tsumugi.yosegi@example.jp --duty mentor
    expect 0 miraif --json match mentors 1
    [ "$(json 'sorted({m["mentor"]["email"] for m in d["data"]["matches"]})')" = \
        '["masaki.sendo@example.jp", "tsumugi.yosegi@example.jp"]' ]
    [ "$(json 'd["data"]["most"]')" = 2 ]
    expect 5 miraif match mentors 1 --most 1
    miraif -q cohort staff end 1 tsumugi.yosegi@example.jp --on 2026-12-31
    expect 5 miraif match mentors 1
    has stderr "1 mentors have room for 2"
}

@test "what a mentor has taken on in a cohort that overlaps counts" {
    teamed
    capacities 1 1 1 1 1 1
    miraif -q match mentors 1
    miraif -q match adopt 1
    miraif -q cohort create 2 --start 2027-03-01 --teams 1 --team-size 4 >/dev/null
    sed -e 's/@example/@two.example/' "$MIRAIF_DATA/applicants.csv" >two.csv
    miraif -q cohort import 2 two.csv >/dev/null 2>&1 || [ $? = 3 ]
    { echo "応募者,評価者,モヤモヤの切実さ,他者への関心,続ける意思"
        miraif --format ids person list --cohort 2 | sed 's/$/,古野,4,4,4/'; } >scores.csv
    miraif -q cohort review import 2 scores.csv >/dev/null
    miraif -q cohort select 2 >/dev/null 2>&1
    miraif -q cohort adopt 2 >/dev/null
    miraif -q team form 2 >/dev/null
    miraif -q team adopt 2 >/dev/null
    expect 0 miraif --json match mentors 2
    [ "$(json 'd["data"]["capacity"]')" = 2 ]
    has output "are taken in cohorts that overlap"
    miraif -q cohort edit 2 --start 2027-04-16 >/dev/null
    expect 0 miraif --json match mentors 2
    [ "$(json 'd["data"]["capacity"]')" = 6 ]
}

@test "no teams, no mentors, no cohort; after adoption" {
    selected
    expect 1 miraif match mentors 1
    has stderr "team adopt 1"
    expect 4 miraif match mentors 2
    miraif -q team form 1 >/dev/null
    miraif -q team adopt 1 >/dev/null
    expect 5 miraif match mentors 1
    has stderr "4 matches are wanted; 0 mentors have room for 0"
    has stderr "--role mentor"
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    miraif -q match mentors 1
    miraif -q match adopt 1
    expect 1 miraif match mentors 1
    has stderr "adopted and stand"
}

@test "--dry-run keeps nothing; a new draft takes the place of the old" {
    teamed
    expect 0 miraif match mentors 1 --dry-run
    expect 0 miraif --format ids match list 1
    is ""
    miraif -q match mentors 1
    miraif -q match mentors 1 --most 2
    expect 0 miraif --json match list 1
    [ "$(json 'len(d["data"])')" = 4 ]
}

# What a match of this objective has: total, least points, matches, and those left out.
figures() {
    expect 0 miraif --json match mentors 1 --objective "$@"
    json 'd["data"]["total"], min(m["score"] for m in d["data"]["matches"]), len(d["data"]["matches"]), len(d["data"]["unmatched"])'
}

@test "each objective has the most of what it asks for" {
    teamed
    local everyone total fair stable
    everyone=$(figures everyone-matched)
    expect 0 miraif --json match mentors 1
    [ "$(json 'd["data"]["total"], d["data"]["objective"]')" = "[$(python3 -c "print($everyone[0])"), \"everyone-matched\"]" ]
    total=$(figures best-total)
    fair=$(figures fair)
    stable=$(figures stable)
    python3 - "$everyone" "$total" "$fair" "$stable" <<'PY'
import sys
everyone, total, fair, stable = map(eval, sys.argv[1:])
assert total[0] >= max(everyone[0], fair[0], stable[0])
assert fair[1] >= max(everyone[1], *(x[1] for x in (total, stable) if x[2] == 4))
assert everyone[2] == fair[2] == 4
PY
    capacities 4 4 4 4 2 2
    expect 0 miraif --json match mentors 1 --individuals --balance
    [ "$(json 'sorted(__import__("collections").Counter(m["mentor"]["id"] for m in d["data"]["matches"]).values())')" = \
        '[2, 2, 4, 4, 4, 4]' ]
    expect 0 miraif --json match mentors 1 --individuals --balance --objective fair --most 4
    has output "as equally many as can be"
}

@test "stable matches have no blocking pairs, others list theirs" {
    teamed
    expect 0 miraif --json match mentors 1 --individuals --objective stable --audit
    [ "$(json 'd["data"]["blocking_pairs"], len(d["data"]["matches"]), len(d["data"]["unmatched"])')" = '[[], 9, 11]' ]
    [ "$(json '[w["code"] for w in d["warnings"]]')" = '["unmatched"]' ]
    expect 0 miraif --json match mentors 1 --individuals --objective stable --propose mentors
    [ "$(json 'd["data"]["blocking_pairs"], len(d["data"]["matches"])')" = '[[], 9]' ]
    capacities 1 1 1 1
    expect 0 miraif --json match mentors 1 --dry-run --audit
    [ "$(json 'all(b["now"] is None or b["score"] > b["now"] for b in d["data"]["blocking_pairs"])')" = true ]
    [ "$(json 'sum(m["blocking"] for m in d["data"]["matches"]) == len(d["data"]["blocking_pairs"])')" = true ]
    miraif -q match mentors 1 --objective stable
    expect 0 miraif match adopt 1
    expect 1 miraif match mentors 1
    expect 0 miraif match mentors 1 --audit
    has output "0 blocking pairs"
}

@test "a partial match is adopted, listed and mended" {
    teamed
    miraif -q match mentors 1 --individuals --objective best-total 2>warnings
    grep -q "without a mentor: 1-A" warnings
    expect 0 miraif match adopt 1
    expect 0 miraif --json match list 1
    [ "$(json 'len(d["data"])')" = 9 ]
    local mentor
    mentor=$(json 'd["data"][0]["mentor"]["id"]')
    expect 0 miraif --json match repair 1 --without "$mentor"
    [ "$(json 'd["data"]["kept"] >= 6, len(d["data"]["unmatched"]) > 11')" = '[true, true]' ]
    expect 0 miraif match adopt 1
}

@test "least loads, and what does not go together" {
    teamed
    expect 5 miraif match mentors 1 --least 1
    has stderr "2 are missing"
    expect 0 miraif --json match mentors 1 --individuals --objective best-total --least 1
    [ "$(json 'len({m["mentor"]["id"] for m in d["data"]["matches"]})')" = 6 ]
    expect 2 miraif match mentors 1 --objective stable --least 1
    expect 2 miraif match mentors 1 --objective stable --balance
    expect 2 miraif match mentors 1 --objective best-total --balance
    expect 2 miraif match mentors 1 --propose mentors
    expect 2 miraif match mentors 1 --least 3 --most 2
    expect 2 miraif match mentors 1 --objective nothing
}
