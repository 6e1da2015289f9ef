#!/usr/bin/env bats
# An office that does every week what `miraif today` says, and nothing else, leads two overlapping cohorts to their
# end.
load helper

# Thirty applicants of the second cohort, and what a reviewer thinks of them.
second_cohort() {
    miraif -q cohort create 2 --name 2期 --start 2027-02-19 >/dev/null
    python3 - <<'PY'
import random
random.seed(3)
lists = ["製造 卸売 出版 医療・福祉 IT・通信 金融 教育 建設 飲食 公務".split(),
         "営業 開発 企画 人事 経理 広報 研究 施工管理 看護師 教員".split()]
with open("two.csv", "w", encoding="utf-8") as out:
    print("メールアドレス,お名前,生年月日,お勤め先,業種,職種,モヤモヤ,テーマ", file=out)
    for i in range(30):
        print(f"two{i}@example.jp,見本 {chr(0x4e00 + i)}{chr(0x5000 + i)},{1970 + i % 25}-01-{1 + i % 28:02},会社{i},"
              f"{lists[0][i % 10]},{lists[1][i * 3 % 10]},悩み{i},転職", file=out)
PY
    miraif -q cohort import 2 two.csv >/dev/null
    {
        head -n 1 "$MIRAIF_DATA/scores-furuno.csv"
        miraif person list --cohort 2 --format ids |
            awk '{ print $1 ",,古野," 2 + NR % 4 "," 2 + NR * 3 % 4 ",3," }'
    } >marks.csv
    miraif -q cohort review import 2 marks.csv >/dev/null
}

# Those who hold an offer answer: every ninth declines, one of them for the next cohort.
answer() {
    local cohort person
    for cohort in 1 2; do
        for person in $(miraif cohort quiet $cohort --format ids 2>/dev/null); do
            answers=$((answers + 1))
            case $((answers % 18)) in
            5) miraif -q cohort reply $cohort "$person" declined ;;
            14) miraif -q cohort reply $cohort "$person" deferred ;;
            *) miraif -q cohort reply $cohort "$person" accepted ;;
            esac >/dev/null || return
        done
    done
}

# Does what today says, with --yes where it would ask, and sends the letters.
do_as_told() {
    local command batch done
    miraif today --format ids >commands || [ $? = 7 ] || return
    while read -r command; do
        done=0
        eval "${command/miraif/miraif --yes}" >out 2>&1 </dev/null || done=$?
        [ $done = 0 ] || [ $done = 7 ] || { echo "$MIRAIF_NOW: $command: exit status $done"; cat out; return 1; }
        echo "${command% *}" >>told
    done <commands
    for batch in outbox/*.jsonl; do
        [ -f "$batch" ] || continue
        miraif -q export reminders ack "$(basename "$batch" .jsonl)" >/dev/null && rm "$batch" || return
    done
}

@test "two overlapping cohorts, by today alone" {
    answers=0
    sample
    cp "$MIRAIF_DATA"/mentors.csv .
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >/dev/null
    for week in $(seq 0 33); do
        MIRAIF_NOW=$(date -u -d "2026-12-01 +$((week * 7)) days" +%F)T09:00:00+09:00
        [ "$week" != 5 ] || second_cohort
        answer
        do_as_told
    done
    # What people say nobody can say for them; all else is done.
    miraif --json today >out || [ $? = 7 ]
    [ "$(python3 -c 'import json; print([m["source"] for m in json.load(open("out"))["data"]])')" = "[]" ]
    [ "$(miraif alumni list --format ids | wc -l)" = 32 ]
    for did in "cohort select" "cohort waitlist close" "team adopt" "match adopt" "session adopt" "session log" \
        "cohort take-over" "cohort graduate" "alumni follow-up" "cohort purge" backup; do
        grep -q "^miraif $did\|^miraif ${did% *}$" told || { echo "never: $did"; return 1; }
    done
    expect 0 miraif doctor
}
