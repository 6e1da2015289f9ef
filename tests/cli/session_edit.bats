#!/usr/bin/env bats
# Sessions change one by one.
load helper

@test "a change raises the sequence and makes letters anew" {
    planned
    expect 0 miraif --json session edit 1-1 --time 18:30-20:30 --place 青山
    [ "$(json 'd["data"]["sequence"], d["data"]["place"], d["data"]["starts_at"]')" = '[1, "青山", "2027-01-15T18:30:00+09:00"]' ]
    sqlite3 -readonly .miraif/miraif.db "SELECT count(*), sum(cancelled_at IS NULL) FROM item WHERE object = '1-1'" >items
    [ "$(<items)" = "80|48" ]
    expect 0 miraif session edit 1-1 --date 2027-01-22
    has output "48 waiting ones cancelled, 48 queued"
    has output "18:30-20:30"
}

@test "who hears of a change: everybody of time and place, nobody of a title" {
    planned
    miraif -q session rsvp 1-2 p4 no >/dev/null
    miraif -q session edit 1-2 --date 2027-03-05 --place 青山 >/dev/null
    expect 0 claim --json
    letters=(out/*.jsonl)
    python3 - "${letters[0]}" <<'END'
import json, sys
letters = [json.loads(line) for line in open(sys.argv[1])][:-1]
assert len(letters) == 16
for letter in letters:
    assert [i["rule"] for i in letter["items"]] == ["session-moved"]
    assert "変更前: 2月26日(金) 19:00" in letter["text"] and "日時: 3月5日(金) 19:00〜21:00" in letter["text"]
    assert letter["ics"].count("BEGIN:VEVENT") == 1 and letter["reply_code"]
END
    expect 0 miraif session edit 1-3 --title 卒業の日
    has output "32 waiting ones cancelled, 32 queued"
    expect 0 miraif session edit 1-A-2 --date 2027-01-27 --time 20:00-21:00
    sqlite3 -readonly .miraif/miraif.db "SELECT rule, count(*) FROM item WHERE object = '1-A-2' AND cancelled_at IS NULL GROUP BY rule" >items
    [ "$(tr '\n' ' ' <items)" = "session-reminder|4 turn|1 " ]
}

@test "the same again changes nothing; an empty text takes away" {
    planned
    miraif -q session edit 1-2 --place 青山 --title 中間の日 >/dev/null
    expect 0 miraif --json session edit 1-2 --place 青山
    [ "$(json 'd["data"]["sequence"], d["data"]["title"]')" = '[1, "中間の日"]' ]
    expect 0 miraif --json session edit 1-2 --place '' --title ''
    [ "$(json 'd["data"]["sequence"], d["data"]["title"], d["data"]["place"]')" = '[2, "general session 2", null]' ]
}

@test "a peer session gets a time, or another mentee of the team" {
    planned
    expect 0 miraif --json session edit 1-A-2 --date 2027-01-27 --time 20:00-21:00 --mentee p4
    [ "$(json 'd["data"]["date"], d["data"]["mentee"], d["data"]["sequence"]')" = '["2027-01-27", "p4", 1]' ]
    expect 0 miraif --json session edit 1-A-3 --date 2027-02-03
    [ "$(json 'd["data"]["date"], d["data"]["sequence"]')" = '["2027-02-01", 0]' ]
    expect 1 miraif session edit 1-A-3 --mentee p3
    has stderr "not in team 1-A"
    expect 1 miraif session edit 1-1 --mentee p4
}

@test "what cannot be changed" {
    planned
    expect 4 miraif session edit 1-7 --place x
    expect 4 miraif session edit 1-1 --mentor p999
    expect 2 miraif session edit 1-1 --time 7pm
    miraif -q session cancel 1-2
    expect 1 miraif session edit 1-2 --place x
    has stderr cancelled
}

# Teams with mentors and sessions planned; made once a file of tests.
mentored() {
    if [ ! -d "$BATS_FILE_TMPDIR/mentored" ]; then
        teamed && miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null &&
            miraif -q match mentors 1 && miraif -q match adopt 1 &&
            miraif -q session plan 1 >/dev/null 2>&1 && miraif -q session adopt 1 >/dev/null &&
            cp -r .miraif "$BATS_FILE_TMPDIR/mentored"
    else
        cp -r "$BATS_FILE_TMPDIR/mentored" .miraif
    fi
}

@test "a substitute for one session leaves the match alone, and goes back" {
    mentored
    expect 0 miraif --json match explain 1-A
    regular=$(json 'd["data"]["match"]["mentor"]["id"]')
    for substitute in $(miraif --format ids person list --role mentor); do [ "$substitute" = "$regular" ] || break; done
    miraif -q match list 1 --format csv >before
    expect 0 miraif --json session edit 1-A-m2 --mentor "$substitute" --date 2027-02-24 --time 19:00-20:00
    [ "$(json 'd["data"]["mentor"]')" = "$substitute" ]
    miraif -q match list 1 --format csv | cmp - before
    sqlite3 .miraif/miraif.db "SELECT rule, count(*), max('p' || person = '$substitute'), max('p' || person = '$regular')
        FROM item WHERE object = '1-A-m2' AND cancelled_at IS NULL GROUP BY rule ORDER BY rule" >told
    diff - told <<'END'
session-mentor|5|1|0
session-relieved|1|0|1
session-reminder|5|1|0
END
    expect 0 claim --json
    python3 - out/*.jsonl "$(miraif --json person show "$substitute" | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["name"])')" <<'END'
import json, sys
letters = [json.loads(line) for line in open(sys.argv[1])][:-1]
about = {i["rule"]: l for l in letters for i in l["items"] if i["object"] == "1-A-m2"}
assert f"担当するメンター: {sys.argv[2]} さん" in about["session-mentor"]["text"]
assert "STATUS:CONFIRMED" in about["session-mentor"]["ics"]
assert "STATUS:CANCELLED" in about["session-relieved"]["ics"] and "大丈夫です" in about["session-relieved"]["text"]
END
    expect 0 miraif export ics "$substitute"
    has output "session-1-A-m2@"
    expect 0 miraif export ics "$regular"
    lacks output "session-1-A-m2@"
    expect 0 miraif session show 1-A-m2
    has output "$substitute "
    MIRAIF_NOW=2027-02-25T09:00:00+09:00 miraif -q session log 1-A-m2 >/dev/null
    expect 0 miraif --json session list 1
    [ "$(json '{s["id"]: s["mentor"] for s in d["data"] if s["team"] == "1-A" and s["kind"] == "mentor"}')" = \
        "{\"1-A-m1\": \"$regular\", \"1-A-m2\": \"$substitute\", \"1-A-m3\": \"$regular\"}" ]
}

@test "a substitute is held to separation and bans, and relations are told" {
    mentored
    mapfile -t mentors < <(miraif --format ids person list --role mentor)
    regular=$(sqlite3 .miraif/miraif.db "SELECT 'p' || mentor FROM session WHERE id = '1-A-m1'")
    for other in "${mentors[@]}"; do [ "$other" = "$regular" ] || break; done
    expect 0 miraif --json team show 1-A
    member=$(json 'd["data"]["members"][0]["id"]')
    expect 1 miraif session edit 1-A-m2 --mentor p4
    has stderr "is no mentor"
    miraif -q match ban "$other" 1-A >/dev/null
    expect 1 miraif session edit 1-A-m2 --mentor "$other"
    has stderr "banned from 1-A"
    miraif -q match rule remove "$other" 1-A
    miraif -q person apart "$other" "$member" >/dev/null
    expect 1 miraif session edit 1-A-m2 --mentor "$other"
    has stderr "separated from $member"
    miraif -q person apart remove "$other" "$member"
    expect 0 miraif --json team show 1-A
    company=$(json '[m["company"] for m in d["data"]["members"] if m["company"]][0]')
    own=$(miraif --json person show "$other" | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["company"])')
    miraif -q person company relation "$own" "$company" --kind client --rule tell >/dev/null
    expect 0 miraif session edit 1-A-m2 --mentor "$other"
    has stderr "to be known: “"
    has stderr "$company"
    expect 0 miraif session edit 1-A-m2 --mentor "$regular"
    sqlite3 .miraif/miraif.db "SELECT 'p' || person FROM item WHERE object = '1-A-m2' AND rule = 'session-relieved'
        AND cancelled_at IS NULL" >told
    [ "$(<told)" = "$other" ]
}
