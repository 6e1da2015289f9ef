#!/usr/bin/env bats
# A mentor falls out, or somebody leaves: as many matches as possible stay.
load helper

# Matches that are adopted, a mentor for each of four teams; six mentors are there.
matched() {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    miraif -q match mentors 1
    miraif -q match adopt 1
}

# Who leads team $1, as p12.
leader() {
    miraif --json match explain "$1" | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["match"]["mentor"]["id"])'
}

@test "one mentor falls out: the other three matches stay" {
    matched
    miraif -q match list 1 --format csv >before.csv
    local out
    out=$(leader 1-B)
    expect 0 miraif --json match repair 1 --without "$out"
    [ "$(json 'd["data"]["kept"], d["data"]["ended"], d["data"]["state"]')" = '[3, 0, "draft"]' ]
    [ "$(json '[m["id"] for m in d["data"]["matches"] if m["before"]["id"] != m["mentor"]["id"]]')" = '["1-B"]' ]
    [ "$(json '[m["mentor"]["id"] for m in d["data"]["matches"] if m["mentor"]["id"] == "'"$out"'"]')" = '[]' ]
    expect 0 miraif match repair 1 --without "$out"
    has output "3 of 4 matches stay"
    has output "no repair keeps more than 3"
    has output "miraif match adopt 1"
    miraif -q match list 1 --format csv | cmp - before.csv
    expect 0 miraif match adopt 1
    [ "$(leader 1-B)" != "$out" ]
    expect 0 miraif match explain 1-B
    has output "takes part no longer"
    expect 0 miraif match explain 1-A
    has output "left this match as it was"
}

@test "letters go to those only whose mentor is another one; undo takes it back" {
    matched
    sqlite3 .miraif/miraif.db "DELETE FROM item"
    local out
    out=$(leader 1-B)
    miraif -q match repair 1 --without "$out"
    miraif -q match adopt 1
    [ "$(waiting_letters)" = "mentor-team:1 team-mentor:1 " ]
    miraif -q undo >/dev/null
    [ "$(waiting_letters)" = "" ]
    [ "$(leader 1-B)" = "$out" ]
}

@test "what was not sent about the old mentor is taken back" {
    matched
    miraif -q match repair 1 --without "$(leader 1-B)"
    miraif -q match adopt 1
    [ "$(waiting_letters)" = "mentor-team:4 team-mentor:4 " ]
}

@test "sessions that are to come get the new mentor, a substitute keeps theirs" {
    matched
    miraif -q session plan 1 >/dev/null
    miraif -q session adopt 1 >/dev/null
    local out other new
    out=$(leader 1-B)
    other=$(leader 1-A)
    miraif -q session edit 1-B-m2 --mentor "$other" >/dev/null
    miraif -q session edit 1-B-m3 --date 2027-03-20 --time 10:00-11:00 >/dev/null
    MIRAIF_NOW=2027-02-10T09:00:00+09:00 miraif -q match repair 1 --without "$out"
    MIRAIF_NOW=2027-02-10T09:00:00+09:00 miraif -q match adopt 1
    new=$(leader 1-B)
    [ "$new" != "$out" ]
    sqlite3 .miraif/miraif.db "SELECT id, 'p' || mentor, date >= '2027-02-10' FROM session
        WHERE kind = 'mentor' AND team = 2 ORDER BY number" >mentors
    grep -qx "1-B-m1|$out|0" mentors
    grep -qx "1-B-m2|$other|1" mentors
    grep -qx "1-B-m3|$new|1" mentors
    [ "$(sqlite3 .miraif/miraif.db "SELECT count(*), max('p' || person = '$new'), max('p' || person = '$out') FROM item
        WHERE object = '1-B-m3' AND rule = 'session-reminder' AND cancelled_at IS NULL")" = "5|1|0" ]
}

@test "somebody who left loses their own mentor, and nobody else" {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    sqlite3 .miraif/miraif.db "UPDATE role SET capacity = 6"
    miraif -q match mentors 1 --individuals
    miraif -q match adopt 1
    expect 0 miraif --json team show 1-C
    local gone
    gone=$(json 'd["data"]["members"][0]["id"]')
    miraif -q cohort reply 1 "$gone" left >/dev/null
    expect 0 miraif --json match repair 1
    [ "$(json 'd["data"]["kept"], d["data"]["ended"], len(d["data"]["matches"])')" = '[19, 1, 19]' ]
    miraif -q match adopt 1
    expect 4 miraif match explain "$gone"
}

@test "nothing to repair, nothing adopted, nobody left" {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    expect 1 miraif match repair 1
    has stderr "miraif match mentors 1"
    expect 4 miraif match repair 7
    miraif -q match mentors 1
    miraif -q match adopt 1
    expect 0 miraif match repair 1
    has output "all 4 matches can stay"
    expect 1 miraif match adopt 1
    has stderr "miraif match repair 1"
    local mentor without=()
    for mentor in $(miraif --format ids person list --role mentor); do without+=(--without "$mentor"); done
    expect 5 miraif match repair 1 "${without[@]}"
    has stderr "without a mentor: 1-A, 1-B"
}

@test "what changed since the repair was drafted is not overlooked" {
    matched
    miraif -q match repair 1 --without "$(leader 1-B)"
    miraif -q person apart "$(leader 1-A)" "$(miraif --json team show 1-A |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["members"][0]["id"])')" >/dev/null
    expect 1 miraif match adopt 1
    has stderr "miraif match repair 1"
    expect 0 miraif --json match repair 1
    [ "$(json 'd["data"]["kept"]')" = 3 ]
}

# A mentor who leads 1-A and has people of their own, and a member of 1-A, leave.
both_leave() {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    sqlite3 .miraif/miraif.db "UPDATE role SET capacity = 6"
    miraif -q match mentors 1 --individuals
    miraif -q match adopt 1
    mentor=$(leader 1-A)
    member=$(miraif --json team show 1-A | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["members"][0]["id"])')
    miraif --json match list 1 >before.json
}

# In $output: nobody has the mentor who left or is the member who left, and all others have whom they had.
only_those_changed() {
    python3 - before.json "$mentor" "$member" <<'END' 3<<<"$output"
import json, os, sys
before = {m["id"]: m["mentor"]["id"] for m in json.load(open(sys.argv[1]))["data"]}
after = {m["id"]: m["mentor"]["id"] for m in json.load(os.fdopen(3))["data"]}
gone, left = sys.argv[2:]
assert set(after) == set(before) - {left}, set(before) ^ set(after)
assert gone not in after.values(), after
assert all(after[i] == before[i] for i in after if before[i] != gone), (before, after)
END
}

@test "a member leaves and then the mentor: teams and matches are mended in either order" {
    both_leave
    miraif -q cohort reply 1 "$member" left >/dev/null
    miraif -q team repair 1 >/dev/null
    miraif -q match repair 1 --without "$mentor"
    miraif -q match adopt 1
    expect 0 miraif --json match list 1
    only_those_changed
    expect 0 miraif match repair 1
    has output "all 19 matches can stay"
}

@test "the mentor leaves and then a member: who is out stays out" {
    both_leave
    miraif -q match repair 1 --without "$mentor"
    miraif -q match adopt 1
    miraif -q cohort reply 1 "$member" left >/dev/null
    miraif -q team repair 1 >/dev/null
    expect 0 miraif --json match repair 1
    [ "$(json 'd["data"]["kept"], d["data"]["ended"]')" = '[19, 1]' ]
    miraif -q match adopt 1
    expect 0 miraif --json match list 1
    only_those_changed
    miraif -q match ban "$(leader 1-B)" 1-B >/dev/null
    expect 0 miraif --json match repair 1
    [ "$(json '"'"$mentor"'" in {m["mentor"]["id"] for m in d["data"]["matches"]}, d["data"]["mentors"]')" = '[false, 5]' ]
    expect 0 miraif --json match repair 1 --with "$mentor"
    [ "$(json 'd["data"]["mentors"]')" = 6 ]
}

@test "teams mended while a repair waits: it is drafted again, with the same absence" {
    both_leave
    miraif -q match repair 1 --without "$mentor"
    miraif -q cohort reply 1 "$member" left >/dev/null
    miraif -q team repair 1 >/dev/null
    expect 1 miraif match adopt 1
    has stderr "miraif match repair 1 --without $mentor"
    miraif -q match repair 1 --without "$mentor"
    miraif -q match adopt 1
    expect 0 miraif --json match list 1
    only_those_changed
}
