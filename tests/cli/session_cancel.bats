#!/usr/bin/env bats
# Cancelled sessions keep their numbers.
load helper

@test "letters are cancelled with it, and the number stays" {
    planned
    expect 0 miraif session cancel 1-2
    has output "session 1-2 is cancelled"
    has output "32 waiting ones cancelled, 16 queued"
    expect 0 miraif --json session show 1-2
    [ "$(json 'd["data"]["state"], d["data"]["sequence"]')" = '["cancelled", 1]' ]
    expect 0 miraif --json session add 1 --date 2027-02-26
    [ "$(json 'd["data"]["id"]')" = 1-4 ]
}

@test "everybody hears of it at once, but who said no; calendars know it as cancelled" {
    planned
    miraif -q session rsvp 1-2 p4 no >/dev/null
    miraif -q session cancel 1-2
    expect 0 claim --json
    letters=(out/*.jsonl)
    python3 - "${letters[0]}" <<'END'
import json, sys
letters = [json.loads(line) for line in open(sys.argv[1])][:-1]
assert len(letters) == 15, len(letters)
for letter in letters:
    assert [i["rule"] for i in letter["items"]] == ["session-cancelled"], letter["items"]
    assert "STATUS:CANCELLED" in letter["ics"] and "SEQUENCE:1" in letter["ics"]
    assert "予定していた日時: " in letter["text"] and "{" not in letter["text"]
END
}

@test "of a session that is over nobody need hear; of a week without a time the week is named" {
    planned
    export MIRAIF_NOW=2027-02-27T09:00:00+09:00
    expect 0 miraif session cancel 1-2
    has output ", 0 queued"
    expect 0 miraif session cancel 1-A-8
    has output "4 queued"
    expect 0 claim --json
    letters=(out/*.jsonl)
    grep -q "予定していた週: 3/8–3/14" "${letters[@]}"
}

@test "twice changes nothing" {
    planned
    miraif -q session cancel 1-A-3
    expect 0 miraif --json session cancel 1-A-3
    [ "$(json 'd["data"]["sequence"]')" = 1 ]
    lacks stderr letters
}

@test "drafts and what is not there" {
    teamed
    miraif -q session plan 1 >/dev/null 2>&1
    expect 1 miraif session cancel 1-1
    has stderr "miraif session adopt 1"
    expect 4 miraif session cancel 1-9
    expect 2 miraif session cancel p4
}
