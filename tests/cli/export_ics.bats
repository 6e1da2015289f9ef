#!/usr/bin/env bats
# miraif export ics.
load helper

# What a parser that others wrote makes of the calendar in $output, as a Python expression over its events `e`.
events() {
    printf '%s\n' "$output" | sed 's/\r$//' | /usr/bin/python3 -c '
import icalendar, sys
c = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
e = c.walk("VEVENT")
assert not any(x.errors for x in e) and len(c.walk("VTIMEZONE")) == 1
print(eval(sys.argv[1]))' "$1"
}

@test "the sessions of a cohort, a team and a person" {
    planned
    expect 0 miraif export ics 1
    [ "$(events 'len(e), len({x["UID"] for x in e}), e[0]["DTSTART"].dt.isoformat(), str(e[0]["STATUS"])')" = "(6, 6, '2027-01-15T19:00:00+09:00', 'CONFIRMED')" ]
    has stderr "no time is agreed on yet"
    miraif -q session edit 1-A-1 --date 2027-01-21 --time 19:00-20:30 >/dev/null
    expect 0 miraif export ics 1-A
    [ "$(events 'len(e), [str(x["SUMMARY"]) for x in e if "(1-A)" in x["SUMMARY"]]')" = "(7, ['peer session 1 (1-A)'])" ]
    expect 0 miraif export ics 1-B
    [ "$(events 'len(e)')" = 6 ]
    person=$(miraif team show 1-A --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["members"][0]["id"])')
    expect 0 miraif export ics "$person"
    [ "$(events 'len(e)')" = 7 ]
    lacks output "@example.jp"
}

@test "what changes keeps its UID, and what is cancelled says so" {
    planned
    expect 0 miraif export ics 1
    uids=$(events 'sorted(str(x["UID"]) for x in e)')
    [ "$(grep -c $'\r' <(miraif export ics 1 2>/dev/null))" = "$(miraif export ics 1 2>/dev/null | wc -l)" ]
    miraif -q session edit 1-2 --place '新宿, 5F; 奥' >/dev/null
    miraif -q session cancel 1-2s >/dev/null
    expect 0 miraif export ics 1
    [ "$(events 'sorted(str(x["UID"]) for x in e)')" = "$uids" ]
    [ "$(events '[(str(x["LOCATION"]), x["SEQUENCE"]) for x in e if "session-1-2@" in x["UID"]]')" = "[('新宿, 5F; 奥', 1)]" ]
    [ "$(events '[(str(x["STATUS"]), x["SEQUENCE"]) for x in e if "1-2s@" in x["UID"]]')" = "[('CANCELLED', 1)]" ]
}

@test "nothing planned, and nobody" {
    sample
    expect 0 miraif export ics 1
    [ "$(events 'len(e)')" = 0 ]
    expect 4 miraif export ics 7
    expect 4 miraif export ics 1-A
    expect 4 miraif export ics p999
    expect 4 miraif export ics 1-1
    expect 2 miraif export ics
}

@test "a reminder carries the same event" {
    planned
    miraif -q --now 2027-01-14T10:00 --yes export reminders claim --spool out >/dev/null
    output=$(head -1 out/*.jsonl)
    output=$(json 'd["ics"]')
    uid=$(events 'str(e[0]["UID"]), str(e[0]["SUMMARY"])')
    [[ "$uid" == *"session-1-1@"*"第1回全体セッション"* ]]
}

@test "for the public no teams and no places, for others only their own" {
    planned
    sqlite3 .miraif/miraif.db "UPDATE session SET place = 'https://meet.example.jp/MARK'"
    expect 0 miraif export ics 1
    has output "MARK"
    expect 0 miraif export ics 1 --for public
    lacks output "MARK"
    lacks output "1-A"
    has output "BEGIN:VEVENT"
    expect 0 miraif export ics 1 --for 1-A
    lacks output "1-B"
    expect 0 miraif export ics 1-A --for 1-A
    expect 1 miraif export ics 1-B --for 1-A
    expect 1 miraif export ics 1 --for p1
    has stderr "export ics p1"
    expect 0 miraif export ics p1 --for p1
    expect 1 miraif export ics p2 --for p1
}
