#!/usr/bin/env bats
# A draft of matches becomes what people live in.
load helper

matched() {
    selected
    miraif -q team form 1 >/dev/null
    miraif -q team adopt 1 >/dev/null
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    miraif -q match mentors 1
}

@test "the draft is adopted as it is, once" {
    matched
    miraif --json match list 1 | sed 's/draft/adopted/g' >draft.json
    expect 0 miraif match adopt 1
    has output "4 matches of cohort 1"
    miraif --json match list 1 | cmp - draft.json
    expect 1 miraif match adopt 1
    has stderr "adopted and stand"
}

@test "a team shows who leads it, once that is adopted" {
    matched
    expect 0 miraif --json team show 1-B
    [ "$(json 'd["data"]["mentors"]')" = "[]" ]
    miraif -q match adopt 1
    expect 0 miraif --json match explain 1-B
    local mentor
    mentor=$(json '[d["data"]["match"]["mentor"]]')
    expect 0 miraif --json team show 1-B
    [ "$(json 'd["data"]["mentors"]')" = "$mentor" ]
    expect 0 miraif team show 1-B
    has output "led by p"
}

@test "no draft, no cohort" {
    selected
    expect 4 miraif match adopt 1
    has stderr "miraif match mentors 1"
    expect 4 miraif match adopt 7
}

@test "a draft whose inputs changed is refused, and stays" {
    matched
    miraif -q cohort staff add 1 masaki.sendo@example.jp --duty mentor
    expect 1 miraif --json match adopt 1
    has stderr '"code":"conflict"'
    has stderr "miraif match mentors 1"
    miraif -q undo >/dev/null
    expect 0 miraif -q match adopt 1
}

@test "--dry-run adopts nothing; undo takes an adoption back" {
    matched
    expect 0 miraif match adopt 1 --dry-run
    expect 0 miraif --json match list 1
    [ "$(json 'd["data"][0]["state"]')" = draft ]
    miraif -q match adopt 1
    miraif -q undo >/dev/null
    expect 0 miraif --json match list 1
    [ "$(json 'd["data"][0]["state"]')" = draft ]
}

@test "a draft that was tampered with is not adopted" {
    matched
    python3 - <<'PY'
import sqlite3
db = sqlite3.connect(".miraif/miraif.db")
a, b = (db.execute("SELECT mentor FROM team_mentor WHERE number = ?", (n,)).fetchone()[0] for n in (1, 2))
db.execute("UPDATE team_mentor SET mentor = ? WHERE number = 2", (a,))
db.execute("UPDATE team_mentor SET mentor = ? WHERE number = 1", (b,))
db.commit()
PY
    expect 1 miraif --json match adopt 1
    has stderr '"code":"internal"'
}

@test "teams and mentors learn of one another, by name and no more" {
    matched
    miraif -q match adopt 1
    [ "$(waiting_letters)" = "mentor-team:4 team-mentor:4 " ]
    expect 0 miraif --json team show 1-A
    local name mentor
    name=$(json 'd["data"]["members"][0]["name"]')
    mentor=$(json 'd["data"]["mentors"][0]["name"]')
    expect 0 miraif --json export reminders preview
    python3 - "$name" "$mentor" "$BATS_TEST_TMPDIR/out" <<'PY'
import json, sys
name, mentor, path = sys.argv[1:]
letters = json.load(open(path))["data"]
team = [l for l in letters if l["channel"] == "team" and "チームA" in l["text"]]
lead = [l for l in letters if l["channel"] == "mail" and "チームAのメンター" in l["text"]]
assert len(team) == 1 and name in team[0]["text"] and mentor in team[0]["text"], team
assert len(lead) == 1 and lead[0]["to"][0]["name"] == mentor and name in lead[0]["text"], lead
assert all("@" not in l["text"] for l in letters)
PY
    miraif -q undo >/dev/null
    [ "$(waiting_letters)" = "" ]
}
