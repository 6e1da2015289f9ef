#!/bin/bash
# The programme's story on the sample data, in a temporary store: make demo. Every step is shown as one would type
# it, with what it prints, and must end as it is said here.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${MIRAIF_BUILD:-$PWD/build}
data=$PWD/tests/data
work=$(mktemp -d "${TMPDIR:-/tmp}/miraif-demo.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp "$data"/*.csv "$work"
cd "$work"
PATH=$build:$PATH
unset MIRAIF_DB
export MIRAIF_NOW=2026-12-01T09:00 MIRAIF_AS=office

tell() {
    printf '\n# %s\n' "$*"
}

# Shows and runs a command; its exit status must be 0, or the number that is given first.
run() {
    local wanted=0 status=0
    case $1 in [0-9]*) wanted=$1; shift ;; esac
    printf '$ %s\n' "$*"
    eval "$*" || status=$?
    [ "$status" = "$wanted" ] || { echo "demo: exit status $status instead of $wanted" >&2; exit 1; }
}

# The same, showing the first lines only of what it prints.
head_of() {
    local lines=$1
    shift
    run "$@" >shown
    head -n "$((lines + 1))" shown
    [ "$(wc -l <shown)" -le "$((lines + 1))" ] || echo "… ($(($(wc -l <shown) - lines - 1)) lines more)"
}

tell "A store, and the first intake: four teams of four."
run miraif init
run miraif cohort create 1 --name 1期 --start 2027-01-15 --teams 4 --team-size 4

tell "Applications, as a form exported them. Four rows are bad: they are named, the others go in (exit status 3)."
run 3 miraif cohort import 1 applicants.csv
head_of 8 miraif person list
run miraif person show p3

tell "Twice the same file changes nothing."
run 3 miraif -q cohort import 1 applicants.csv

tell "People who must not meet in a team: by the office's word, and by their companies."
run miraif person apart p3 p14
run "miraif person company group 架空銀行 '架空銀行 東京支店'"

tell "Two reviewers read and mark."
run miraif cohort review criteria 1
run miraif cohort review pack 1 --reviewer 古野 -o furuno
run ls furuno
run miraif cohort review import 1 scores-furuno.csv
run miraif cohort review import 1 scores-tanaka.csv
head_of 8 miraif cohort review status 1

tell "The best sixteen who can be teamed without conflict, three of them from manufacturing: a draft, then valid."
run "miraif cohort select 1 --quota 'industry:製造>=3'"
run miraif cohort adopt 1

tell "They are told: 44 letters, looked at first (exit status 6 without --yes)."
head_of 18 6 miraif cohort announce 1 --deadline 2026-12-15
run "miraif cohort announce 1 --deadline 2026-12-15 --yes | tail -n 1"

tell "A week later: what the form has gathered. One declines; who steps in must suit all who stay, and the quota."
MIRAIF_NOW=2026-12-08T09:00
run miraif cohort reply import 1 replies.csv
run miraif cohort quiet 1
run miraif cohort reply 1 p41 accepted
head_of 8 miraif cohort waitlist 1
run miraif cohort waitlist promote 1
run miraif cohort reply 1 p4 accepted

tell "The best teams, proved, with reasons."
run miraif team rule add 1 together p9 p25
run miraif team form 1
run miraif team adopt 1
run miraif team show 1-A
run miraif team explain 1-A

tell "What comes next and what it would lose, and a proof sheet without names that anybody can check again."
run miraif team show 1 --proof
miraif --json team show 1 --proof >proof.json
run miraif solve grouping --check proof.json

tell "What was adopted is not overturned by an old script (exit status 1)."
run 1 miraif team form 1

tell "Mentors are people, too: one leads each team, nobody with a stake in it, the best match there is."
run miraif person import mentors.csv --role mentor
run miraif match mentors 1
run miraif match explain 1-A
run miraif match adopt 1

tell "Twelve weeks: three Fridays with a social each, weekly peer sessions in which everybody has turns."
head_of 12 miraif session plan 1 --place 青葉ホール
run miraif session adopt 1
run miraif match peers 1-A
run miraif cohort staff add 1 p45 --duty community-manager

tell "What waits for the office? The morning page ends with exit status 7 where something does."
run 7 miraif today
run miraif cohort waitlist close 1 --yes
run miraif backup before-start.db

tell "Letters leave by a spool, for whatever sends mail; what it took is known until it says that it was sent."
head_of 3 miraif export reminders form rsvp "'https://example.jp/rsvp?code={code}'"
run miraif export reminders claim --spool outbox --yes
run "head -n 1 outbox/*.jsonl | cut -c 1-78"
run 'miraif export reminders ack "$(basename outbox/*.jsonl .jsonl)"'
run "miraif export ics 1-A -o team-a.ics && grep -c BEGIN:VEVENT team-a.ics"

tell "The first Friday: seats by team, and a social at which nobody sits with team mates or meets anybody twice."
MIRAIF_NOW=2027-01-14T18:00
run miraif session rsvp 1-1s p2 no
run miraif session seat 1-1s --rounds 2
run miraif session adopt 1-1s
run miraif session sheet 1-1 -o sheet.html
MIRAIF_NOW=2027-01-16T09:00
run miraif session attend 1-1 absent p2
run miraif session attend 1-1 present --all
# The form's answers, as those who were selected here might have given them.
{
    echo "メールアドレス,今回の満足度をお聞かせください,良かったこと"
    miraif person list --cohort 1 --status accepted --format tsv |
        awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "email") c = i; next } NR < 12 { print $c "," 3 + NR % 3 "," }'
} >survey.csv
run miraif session survey import 1-1 survey.csv
run miraif session survey show 1-1

tell "A month later. Teams meet, and say that they did, never what was said; who cannot come swaps turns."
MIRAIF_NOW=2027-02-08T09:00
run miraif session log 1-A-1 --minutes 90 --theme 転職
run miraif session rsvp 1-A-4 "$(miraif session show 1-A-4 --json | sed 's/.*"mentee":"\([^"]*\)".*/\1/')" no
run miraif person share p1 concern --with team
run miraif person note p2 お子さんの入院で欠席。二週間後に電話 --snooze 2027-02-22
run 7 miraif today

tell "What was done by mistake is taken back."
run miraif session cancel 1-B-5
run miraif undo

tell "The last Friday: visions are presented and sealed, friends write a card, and people graduate."
MIRAIF_NOW=2027-04-09T22:00
head_of 6 miraif session present 1-3 --draw
run "miraif session vision 1-3 p2 --text '三年後、地方の中小企業の承継を支える会社をつくる。'"
run miraif session present message 1-3 p2 --from p3 --text 応援しています。
run miraif session present card 1-3 p2 -o card.html
run miraif cohort graduate 1 --on 2027-04-09

tell "One community of all graduates, for years: somebody throws a question in, and somebody always answers."
MIRAIF_NOW=2027-06-01T10:00
run miraif alumni ask 最初の転職で後悔しないための準備は？ --from p2 --themes 転職
run 7 miraif alumni asks --unanswered
run miraif alumni answer a1 まず半年、副業で試しました --from p3
run miraif alumni update p2 事業承継の勉強会を始めました --kind challenge --digest yes
head_of 6 miraif alumni search 転職
head_of 6 miraif alumni mix --everybody --name 初夏のランチ
run "miraif alumni mix adopt | tail -n 2"

tell "Everything is there for years, for other programs, too, and whoever asks may see it or be forgotten."
run miraif export csv applications 1 -o applications.csv
run 'head -n 2 applications.csv | cut -c 1-78'
run "miraif export json 1 | head -c 78; echo"
head_of 8 miraif history
run miraif person forget p44 --dry-run
run miraif doctor
