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
