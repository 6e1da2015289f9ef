#!/usr/bin/env bats
# What waits for the office.
load helper

# The sources of what waits at the time given, each once.
sources() {
    try miraif --now "$1" --json today
    json '" ".join(m["source"] for m in d["data"])'
}

# Runs every command that today names, with --yes where a terminal would ask; their exit statuses, in order.
paste_all() {
    cp "$MIRAIF_DATA/applicants.csv" .
    miraif --now "$1" today --format ids >commands || [ $? = 7 ]
    while read -r command; do
        local done=0
        MIRAIF_NOW=$1 eval "${command/miraif/miraif --yes}" >/dev/null 2>&1 </dev/null || done=$?
        printf '%s ' "$done"
    done <commands
}

@test "nothing waits in a new store: exit status 0" {
    store
    expect 0 miraif today
    is "2026-12-01 (Tue): nothing waits for the office"
    expect 0 miraif --json today
    [ "$(json 'd["data"]')" = "[]" ]
    expect 10 miraif --db nothing.db today
}

@test "the next step of a cohort, the more urgent the nearer it begins" {
    sample
    expect 7 miraif today
    is "2026-12-01 (Tue): waiting for the office: 1; urgent: 0

Next
- 1期: nothing says by what applications are marked, by 2027-01-15
      miraif cohort review criteria 1"
    miraif -q cohort review criteria 1 熱意=2 状況 >/dev/null
    expect 7 miraif --now 2026-12-28 --json today
    [ "$(json '[m["urgency"] for m in d["data"] if m["source"] == "no_reviews"]')" = '["soon"]' ]
    expect 7 miraif --now 2027-01-10 --json today
    [ "$(json '[m["urgency"] for m in d["data"] if m["source"] == "no_reviews"]')" = '["urgent"]' ]
    expect 7 miraif --now 2027-08-01 --json today
    [ "$(json 'sorted(m["source"] for m in d["data"])')" = '["applications_outlived", "backup_old"]' ]
}

@test "drafts, offers and free seats; every command runs as it stands" {
    sample
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >/dev/null
    [ "$(sources 2026-12-01T08:00)" = no_selection ]
    [ "$(paste_all 2026-12-01T08:00)" = "0 " ]
    [ "$(sources 2026-12-01T08:00)" = selection_draft ]
    [ "$(paste_all 2026-12-01T08:00)" = "0 " ]
    [ "$(sources 2026-12-01T08:00)" = not_announced ]
    [ "$(paste_all 2026-12-01T08:00)" = "0 " ]
    [ "$(sources 2026-12-01T09:00)" = replies_missing ]
    claim >/dev/null
    miraif -q export reminders ack "$(basename out/*.jsonl .jsonl)"
    [ "$(sources 2026-12-07T08:00)" = "offers_expiring letters_due" ]
    [ "$(sources 2026-12-09T08:00)" = "offers_expired letters_missed backup_old" ]
    expect 0 miraif --now 2026-12-09T08:00 cohort reply expire 1
    [[ "$(sources 2026-12-09T08:00)" == *seats_free* ]]
    [[ "$(paste_all 2026-12-09T08:00)" == "0 0 "* ]]
    [[ "$(sources 2026-12-09T08:00)" != *seats_free* ]]
}

@test "teams, mentors and a plan, until nothing is left to do" {
    teamed
    [ "$(sources 2026-12-01)" = "no_mentors_known no_plan" ]
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    for step in no_mentors matches_draft no_plan plan_draft; do
        [ "$(sources 2026-12-01)" = "$step" ]
        [ "$(paste_all 2026-12-01)" = "0 " ]
    done
    miraif -q export reminders claim --spool outbox --yes >/dev/null
    expect 0 miraif today
}

@test "sessions of which nothing is known, and who stays away" {
    planned
    [[ " $(sources 2027-02-08) " == *" sessions_unlogged "* ]]
    [[ " $(sources 2027-02-08) " == *" attendance_missing "* ]]
    [[ " $(sources 2027-08-01) " != *" sessions_unlogged "* ]]
    expect 7 miraif --now 2027-02-08 today
    has output "1期: team 1-A: not known whether it met: 1-A-1"
    has output "miraif session log 1-A-1"
    has output "it is not noted who came to 1-1: general session 1"
    has output "miraif session attend 1-1 present --all"
    p=$(miraif team list 1 --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"][0]["members"][0]["id"][1:])')
    sqlite3 .miraif/miraif.db "INSERT INTO attendance SELECT id, $p, 'absent', 0 FROM session WHERE id IN ('1-1', '1-A-1')"
    expect 7 miraif --now 2027-02-08 today
    has output "stayed away twice running: p$p"
    sqlite3 .miraif/miraif.db "UPDATE attendance SET status = 'excused' WHERE session = '1-1'"
    expect 7 miraif --now 2027-02-08 today
    lacks output "stayed away"
    [ "$(sources 2027-02-08 | tr ' ' '\n' | grep -c sessions_unlogged)" = 4 ]
    [ "$(paste_all 2027-02-08 | tr -d '0 ')" = "" ]
    expect 7 miraif --now 2027-02-08 today
    lacks output "1-A-1"
    lacks output "it is not noted who came to 1-1:"
    [[ "$(sources 2027-05-01)" == *no_graduates* ]]
}

@test "letters that do not leave, and batches that nobody acknowledged" {
    announced
    [[ "$(sources 2026-12-01T12:00)" == letters_due* ]]
    claim >/dev/null
    [[ "$(sources 2026-12-01T09:10)" == replies_missing ]]
    expect 7 miraif --now 2026-12-01T12:00 today
    has output "letters that the mailer took and did not acknowledge: 44; if they were sent"
    [[ "$(paste_all 2026-12-01T12:00)" == "0 "* ]]
    [[ "$(sources 2026-12-01T12:00)" == replies_missing ]]
    miraif -q backup b.db
    miraif -q --yes restore b.db
    [[ "$(sources 2026-12-01T12:00)" == letters_on_hold* ]]
    [[ "$(paste_all 2026-12-01T12:00)" == "0 "* ]]
}

@test "fewer who accepted than there are seats are divided evenly" {
    announced
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'rejected' WHERE status = 'waitlisted';
        UPDATE application SET status = 'accepted' WHERE status = 'offered';
        UPDATE application SET status = 'declined'
        WHERE status = 'accepted' AND person <> 1 AND person IN
        (SELECT person FROM application WHERE status = 'accepted' ORDER BY person LIMIT 2)"
    expect 7 miraif --now 2026-12-20 --json today
    [ "$(json '[m["command"] for m in d["data"] if m["source"] == "no_teams"]')" = '["miraif team form 1 --sizes 4,4,4,3"]' ]
    expect 0 miraif team form 1 --sizes 4,4,4,3
}

@test "asks: the clock, and the office in the end" {
    graduated
    miraif -q alumni ask --from p1 '転職の相談' >/dev/null
    [[ " $(sources 2026-12-01T10:00) " == *" asks_waiting "* ]]
    [[ " $(sources 2026-12-04) " == *" asks_due "* ]]
    paste_all 2026-12-04 >/dev/null
    [[ " $(sources 2026-12-04) " != *" asks_due "* ]]
}

@test "a note comes up again, and its text does not" {
    sample
    miraif -q person note p1 '秘密のこと' --snooze 2026-12-03 >/dev/null
    [ "$(sources 2026-12-02)" = no_criteria ]
    expect 7 miraif --now 2026-12-03 today
    has output "a note on p1 見本 花子 was to come up again (n1);"
    lacks output 秘密
    [[ "$(paste_all 2026-12-03)" == "0 "* ]]
    [ "$(sources 2026-12-03)" = no_criteria ]
}

@test "the last backup is more than a week old" {
    store
    [ "$(sources 2026-12-08T09:00)" = "" ]
    [ "$(sources 2026-12-10)" = backup_old ]
    [ "$(paste_all 2026-12-10)" = "0 " ]
    [ -f backup-2026-12-10.db ]
    [ "$(sources 2026-12-17)" = "" ]
    [ "$(sources 2026-12-18)" = backup_old ]
    expect 7 miraif --db backup-2026-12-10.db --now 2026-12-17 today --format ids
    is "miraif export reminders resume"
}

@test "what a doctor sees at a glance" {
    store
    chmod 644 .miraif/miraif.db
    expect 7 miraif today
    has output "chmod 0600"
    has output "miraif doctor"
}

@test "a page of 78 columns, in Japanese, without a terminal" {
    announced
    expect 7 env LC_ALL=C COLUMNS=200 "$MIRAIF_BUILD/miraif" --lang ja --now 2026-12-14 today
    has output "2026-12-14 (月)"
    has output "期限が近い案内"
    python3 -c '
import sys, unicodedata
for line in open(sys.argv[1], encoding="utf-8").read().splitlines():
    assert sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) <= 78, line
' "$BATS_TEST_TMPDIR/out"
    expect 7 miraif -q --now 2026-12-14 today
    is ""
}

@test "the promise, surveys, and whose day has come to be asked how they are" {
    planned
    echo 'ここで聞いた話は外に出しません。' | miraif -q cohort promise set - >/dev/null
    [[ " $(sources 2027-01-02) " != *" promise_missing "* ]]
    expect 7 miraif --now 2027-01-10 today
    has output "1期: have not accepted the promise: 16 ("
    expect 0 miraif --now 2027-01-10 cohort promise ask 1 --again
    miraif -q --now 2027-01-16 session attend 1-1 present --all >/dev/null
    expect 7 miraif --now 2027-01-17 today
    has output "nobody has said how 1-1 was"
    has output "miraif session survey show 1-1"
    has output "to be asked how they are: 16 ("
    miraif team list 1 --json | python3 -c '
import json, sys
print("メールアドレス,今回の満足度をお聞かせください")
for team in json.load(sys.stdin)["data"][:2]:
    for member in team["members"]:
        print(member["email"] + ",2")' >survey.csv
    miraif -q --now 2027-01-17 session survey import 1-1 survey.csv >/dev/null
    expect 7 miraif --now 2027-01-17 today
    has output "people are not satisfied with 1-1"
    lacks output "nobody has said how 1-1 was"
    expect 0 miraif --now 2027-01-17 alumni follow-up
    [[ " $(sources 2027-01-17) " != *" follow_up_due "* ]]
}
