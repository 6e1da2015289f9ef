#!/usr/bin/env bats
# The same questions at every stage, with the person's own words before their eyes.
load helper

db=.miraif/miraif.db

letters() { # KEY-PATTERN
    sqlite3 $db "SELECT count(*), min(datetime(due, 'unixepoch', '+9 hours')) FROM item WHERE key LIKE '$1'"
}

@test "on the first Friday, at graduation, after 3, 6, 12 months and yearly; once" {
    teamed
    expect 0 miraif --json alumni follow-up
    [ "$(json 'd["data"]')" = "[]" ]
    export MIRAIF_NOW=2027-01-15T10:00:00+09:00
    expect 0 miraif --json alumni follow-up
    [ "$(json '(len(d["data"]), {(f["stage"], f["date"], f["state"]) for f in d["data"]} == {("first", "2027-01-15", "asked")})')" = "[16, true]" ]
    expect 0 miraif --json alumni follow-up
    [ "$(json 'd["data"]')" = "[]" ]
    [ "$(letters 'follow-up:1/first:%:1')" = "16|2027-01-15 09:00:00" ]
    [ "$(letters 'follow-up:1/first:%:2')" = "16|2027-01-29 09:00:00" ]
    [ "$(waiting_letters "rule LIKE 'follow-up%'")" = "follow-up:16 follow-up-again:16 " ]
    miraif -q cohort graduate 1 --on 2027-04-16 >/dev/null
    for stage in 2027-04-16:graduation 2027-07-17:m3 2027-10-20:m6 2028-04-16:m12 2029-05-01:m24 2030-04-16:m36; do
        export MIRAIF_NOW=${stage%:*}T10:00:00+09:00
        expect 0 miraif --format csv alumni follow-up
        [ "$(cut -d, -f5 <<<"$output" | sort | uniq -c | tr -s ' ')" = " 16 ${stage#*:}
 1 stage" ]
    done
}

@test "the letter shows the worry and the vision that was sealed" {
    planned
    miraif -q cohort graduate 1 --on 2027-04-16 >/dev/null
    export MIRAIF_NOW=2027-04-09T21:00:00+09:00
    local who
    who=$(miraif --format ids alumni list | head -1)
    miraif -q session vision 1-3 "$who" --text "三年後、学校を開いている。" >/dev/null
    export MIRAIF_NOW=2027-07-16T10:00:00+09:00
    miraif -q alumni follow-up --cohort 1 >/dev/null
    claim >/dev/null
    try cat out/*.jsonl
    has output "三年後、学校を開いている。"
    has output "【自分ビジョン】2027-04-09"
    has output "【応募のときのモヤモヤ】"
    has output "修了から3か月"
    has output "返信コード"
    [ "$(grep -c '自分ビジョン】' out/*.jsonl)" = 1 ]
}

@test "who left is not asked; a day over for a month is let go; --dry-run" {
    graduated
    export MIRAIF_NOW=2027-07-16T10:00:00+09:00
    sqlite3 $db "UPDATE application SET status = 'left' WHERE person = (SELECT min(person) FROM graduation)"
    expect 0 miraif --json alumni follow-up --dry-run
    [ "$(json 'len(d["data"])')" = 15 ]
    [ "$(letters 'follow-up:%')" = "0|" ]
    export MIRAIF_NOW=2027-08-20T10:00:00+09:00
    expect 0 miraif --json alumni follow-up
    [ "$(json 'd["data"]')" = "[]" ]
    expect 4 miraif alumni follow-up --cohort 9
}
