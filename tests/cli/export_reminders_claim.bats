#!/usr/bin/env bats
# miraif export reminders claim.
load helper

session='{"title":"第1回全体セッション; 講義, 懇親会","starts_at":1800007200,"ends_at":1800014400,"place":"新宿","sequence":2}'

# A store in which two people are due three letters' worth of items.
due() {
    sample
    queue offer:1:p1 offer 1 1 '{"deadline":1796943600}'
    queue offer:1:p2 offer 2 1 '{"deadline":1796943600}'
    queue session-reminder:1-1:p2 session-reminder 2 1-1 "$session"
}

@test "what is due to one person is one letter, in one file of a batch" {
    due
    expect 0 claim --json
    [ "$(json 'd["schema"], d["data"]["letters"], d["data"]["items"], d["data"]["again"]')" = '["miraif/export-reminders-claim/1", 2, 3, 0]' ]
    file=$(json 'd["data"]["path"]')
    [ "$(stat -c %a out "$file" | tr '\n' ' ')" = "700 600 " ]
    [ "$(ls -A out)" = "$(basename "$file")" ]
    output=$(sed 's/^/[/; s/$/]/' "$file" | python3 -c 'import json, sys; print(json.dumps([json.loads(l)[0] for l in sys.stdin]))')
    [ "$(json 'd[-1]')" = '{"end": 2}' ]
    [ "$(json '[[i["key"] for i in l["items"]] for l in d[:-1]]')" = '[["offer:1:p1"], ["offer:1:p2", "session-reminder:1-1:p2"]]' ]
    [ "$(json 'd[1]["to"]')" = '[{"name": "架空 一郎", "email": "ichiro.kaku@example.jp"}]' ]
    [ "$(json 'd[0]["attempt"], d[0]["channel"], d[0]["ics"], d[1]["subject"]')" = '[1, "mail", null, "【1期】ご参加のご案内 ほか1件"]' ]
    [ "$(json 'd[0]["message_id"] == "<" + d[0]["letter"] + "@" + d[0]["message_id"].split("@")[1]')" = true ]
    [ "$(json 'd[0]["reply_code"] in d[0]["text"] and d[0]["reply_code"] != d[1]["reply_code"]')" = true ]
    lacks output '{'name'}'
}

@test "nothing is handed out twice, and nothing due is no failure" {
    due
    claim -q
    expect 0 claim
    has output "nothing is due"
    [ "$(ls out | wc -l)" = 1 ]
    expect 0 miraif --now 2026-11-01 export reminders claim --spool out
    has output "nothing is due"
    expect 0 miraif history --format ids
    is "h2
h1"
}

@test "a maildir holds mails that others read" {
    due
    sqlite3 .miraif/miraif.db "UPDATE person SET name = '寿限無 寿限無五劫の擦り切れ海砂利水魚の水行末' WHERE id = 1"
    expect 0 claim --format maildir --from '運営 "事務局" <office@example.jp>'
    [ "$(ls out)" = $'cur\nnew\ntmp' ] && [ -z "$(ls out/tmp)" ]
    /usr/bin/python3 - out/new/* <<'EOF'
import email, email.header, email.policy, sys
import icalendar
mails = {}
for path in sys.argv[1:]:
    raw = open(path, "rb").read()
    assert all(len(line) <= 76 for line in raw.split(b"\n"))
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert not mail.defects and all(not mail[name].defects for name in mail.keys()), mail.keys()
    assert mail["From"].addresses[0].display_name == '運営 "事務局"', mail["From"]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime.isoformat() == "2026-12-01T09:00:00+09:00"
    assert mail["Message-ID"] == "<%s@%s" % (path.split(".")[-1], mail["Message-ID"].split("@")[1])
    mails[mail["To"].addresses[0].addr_spec] = mail
one, two = mails["hanako.mihon@example.jp"], mails["ichiro.kaku@example.jp"]
# This Python's newer parser puts a blank between the words of a long name.
old = email.message_from_bytes(next(raw for raw in map(lambda p: open(p, "rb").read(), sys.argv[1:]) if b"hanako" in raw))
name = email.header.decode_header(old["To"])[0]
assert name[0].decode(name[1]) == "寿限無 寿限無五劫の擦り切れ海砂利水魚の水行末", name
assert one["Subject"] == "【1期】ご参加のご案内"
assert one.get_content().startswith("寿限無"), one.get_content()
assert two["Subject"] == "【1期】ご参加のご案内 ほか1件"
text, calendar = two.iter_parts()
assert "第1回全体セッション" in text.get_content()
ics = icalendar.Calendar.from_ical(calendar.get_content())
(event,) = ics.walk("VEVENT")
assert event["SUMMARY"] == "第1回全体セッション; 講義, 懇親会"
assert event["SEQUENCE"] == 2 and event["STATUS"] == "CONFIRMED"
assert event["DTSTART"].dt.isoformat() == "2027-01-15T19:00:00+09:00"
assert event["DTEND"].dt.isoformat() == "2027-01-15T21:00:00+09:00"
assert event["UID"].startswith("session-1-1@") and "kaku" not in event["UID"]
assert len(ics.walk("VTIMEZONE")) == 1 and not event.errors
EOF
}

@test "a letter is in its reader's language" {
    due
    sqlite3 .miraif/miraif.db "UPDATE person SET language = 'en' WHERE id = 2"
    claim -q
    grep -q '"language":"en".*1期: we would like you to take part, and 1 more.*Dear 架空 一郎' out/*.jsonl
    grep -q 'by Friday, 11 December, 8:00 whether' out/*.jsonl
}

@test "what the mailer leaves lying is handed over again, as the same letter" {
    due
    claim -q
    expect 0 claim --reclaim
    has output "nothing is due"
    export MIRAIF_NOW=2026-12-01T09:31:00+09:00
    expect 0 claim
    has output "nothing is due"
    expect 0 claim --reclaim --json
    [ "$(json 'd["data"]["again"], d["data"]["letters"]')" = '[2, 2]' ]
    [ "$(ls out | wc -l)" = 2 ]
    cat out/*.jsonl | grep -o '"message_id":"[^"]*"' | sort | uniq -c | grep -qv ' 2 ' && return 1
    diff <(head -2 out/*0900* | grep '^{') <(sed 's/"attempt":2/"attempt":1/' out/*0931* | grep letter)
    expect 0 claim --reclaim
    has output "nothing is due"
}

@test "what is late, cancelled or sent is not handed over again" {
    due
    queue session-reminder:1-2:p3 session-reminder 3 1-2 "$session" 1796090400
    claim -q
    letters=$(grep -oh '"letter":"[^"]*"' out/*.jsonl | cut -d'"' -f4)
    read -r -d '' one two three <<<"$letters" || true
    sqlite3 .miraif/miraif.db "UPDATE item SET cancelled_at = 1 WHERE key = 'session-reminder:1-1:p2'"
    export MIRAIF_NOW=2026-12-01T15:00:00+09:00
    expect 0 claim --reclaim --json
    [ "$(json 'd["data"]["again"], d["data"]["held"], d["warnings"][0]["code"]')" = '[1, 2, "held_back"]' ]
    expect 1 claim --reclaim "$two"
    has stderr "was cancelled"
    expect 1 claim --reclaim "$three"
    has stderr "too late"
    miraif -q export reminders ack "$(basename out/*1500* .jsonl)"
    expect 1 claim --reclaim "$one"
    has stderr "was sent"
    expect 4 claim --reclaim 0123456789abcdef
}

@test "a letter of a running lease is handed over again by its name" {
    due
    claim -q
    letter=$(grep -oh '"letter":"[^"]*"' out/*.jsonl | head -1 | cut -d'"' -f4)
    expect 0 claim --reclaim "$letter" --json
    [ "$(json 'd["data"]["again"], d["data"]["letters"]')" = '[1, 1]' ]
}

@test "what expired is never sent" {
    sample
    queue session-reminder:1-1:p1 session-reminder 1 1-1 "$session" 1796083200
    expect 0 claim
    has output "nothing is due"
    expect 0 miraif export reminders status --json
    [ "$(json 'd["data"]["missed"], d["data"]["items"][0]["key"]')" = '[1, "session-reminder:1-1:p1"]' ]
}

@test "a spool that cannot be written loses nothing" {
    due
    echo >out
    expect 74 claim
    has stderr "the next claim writes them"
    rm out
    expect 0 claim
    has output "written again"
    [ "$(grep -ch '"letter"' out/*.jsonl)" = 2 ]
    expect 0 claim
    lacks output "written again"
}

@test "a channel's letter goes to the members who are there" {
    selected
    miraif -q team form 1 >/dev/null && miraif -q team adopt 1 >/dev/null
    sqlite3 .miraif/miraif.db "INSERT INTO item VALUES ('notice:1-A', 'notice', NULL, 1, 1, '1-A',
        '{\"subject\":\"来週\",\"text\":\"始まります\"}', 1796079600, 1796943600, 0, NULL);
        UPDATE application SET status = 'left' WHERE person = (SELECT min(person) FROM team_member WHERE number = 1)"
    claim -q
    output=$(head -1 out/*.jsonl)
    [ "$(json 'd["channel"], d["team"], len(d["to"]), d["subject"]')" = '["team", "1-A", 3, "来週"]' ]
    [ "$(json 'd["text"].split("\n")[0]')" = '1期 チームA のみなさん' ]
    sqlite3 .miraif/miraif.db "INSERT INTO item SELECT 'again', rule, NULL, 1, 1, object, args, due, expires, 0, NULL FROM item"
    claim -q --format maildir --from office@example.jp
    /usr/bin/python3 -c '
import email, email.policy, sys
m = email.message_from_bytes(open(sys.argv[1], "rb").read(), policy=email.policy.default)
assert m["To"].groups[0].display_name == "1-A" and not m["To"].addresses, m["To"]
assert len(m["Bcc"].addresses) == 3' out/new/*
}

@test "a trial claims nothing" {
    due
    expect 0 claim -n
    has output "letters that a claim hands over: 2"
    [ ! -e out ]
    expect 0 miraif export reminders status --json
    [ "$(json 'd["data"]["due"], d["data"]["claimed"]')" = '[3, 0]' ]
}

@test "a clock far ahead is asked about" {
    due
    expect 6 miraif --now 2099-01-01 export reminders claim --spool out
    [ ! -e out ]
}

@test "options that make no sense" {
    due
    expect 2 claim --format maildir
    expect 2 claim --format maildir --from 'a<b'
    expect 2 claim --format maildir --from $'x\ny <a@example.jp>'
    expect 2 claim --from office@example.jp
    expect 2 claim --lease 0m
    expect 2 claim --lease 5
    expect 2 claim 0123456789abcdef
    expect 2 miraif export reminders claim
    expect 2 claim --format mbox
    [ ! -e out ]
}

@test "twenty claims at once, a third of them killed, hand out each item once" {
    sample
    for i in $(seq 40); do queue "notice:$i" notice "$i" "$i" '{"subject":"s","text":"t"}'; done
    for i in $(seq 20); do
        ${MIRAIF_RUNNER-} "$MIRAIF_BUILD/miraif" -q --yes export reminders claim --spool out >>log 2>&1 &
        # One begun a moment ago: it dies wherever it is, or is done.
        [ $((i % 3)) != 0 ] || kill -9 "$before" 2>/dev/null || true
        before=$!
    done
    wait
    claim -q
    [ "$(cat out/*.jsonl | grep -o '"key":"[^"]*"' | sort | uniq -c | awk '$1 == 1' | wc -l)" = 40 ]
    [ "$(cat out/*.jsonl | grep -o '"message_id":"[^"]*"' | sort -u | wc -l)" = 40 ]
    [ "$(cat out/*.jsonl | grep -c '"letter"')" = 40 ]
}
