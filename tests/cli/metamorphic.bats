#!/usr/bin/env bats
# What must not matter does not: the order of rows, the scale of weights, people who do not take part, names.
load helper

# A roster like the sample's: $1 changes `rows` (lists of texts, without the header) in Python.
roster() {
    python3 - "$MIRAIF_DATA/applicants.csv" "$1" <<'ROSTER'
import csv, sys
head, *rows = csv.reader(open(sys.argv[1], newline="", encoding="utf-8-sig"))
mail, name = 1, 2
once = {row[mail].lower(): row for row in reversed(rows)} # of two rows of one person the order decides
rows = [row for row in rows if once[row[mail].lower()] is row]
exec(sys.argv[2])
csv.writer(sys.stdout).writerows([head] + rows)
ROSTER
}

# Fifteen people of the roster $1, as e-mail addresses, where $2 stands before each of those of the sample.
participants() {
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'selected' WHERE cohort = 1 AND person IN
        (SELECT id FROM person WHERE email_key IN ($(sed "s/.*/'$1&'/" "$BATS_FILE_TMPDIR/fifteen" | paste -sd,)))"
}

# The teams formed of the roster on stdin, with the options given; addresses without the prefix $1.
teams() {
    local prefix=$1
    shift
    cat >roster.csv
    rm -rf .miraif
    store
    miraif -q cohort create 1 --start 2027-01-15 --teams 4 --team-size 4 >/dev/null
    miraif -q cohort import 1 roster.csv >/dev/null 2>&1 || [ $? = 3 ]
    [ -z "${BEFORE-}" ] || eval "$BEFORE"
    participants "$prefix"
    miraif -q team rule add 1 at-most 2 age=20-29 >/dev/null
    miraif -q team rule add 1 slots 1 >/dev/null
    miraif --json team form 1 --sizes 4,4,4,3 "$@" | python3 -c 'import json, sys
teams = json.load(sys.stdin)["data"]["teams"]
print(len(teams), sorted(sorted(m["email"][len(sys.argv[1]):] for m in t["members"]) for t in teams))' "$prefix"
}

setup_file() {
    printf '%s\n' ai.bouda@example.jp aoi.boukawa@example.jp misaki.karina@example.jp yuko.midashi@example.jp \
        hanako.mihon@example.jp ichiro.kaku@example.jp naoki.kariya@example.jp ren.kuusou@example.jp \
        sakura.reibun@example.jp yui.reino@example.jp takuya.hinagata@example.jp >"$BATS_FILE_TMPDIR/fifteen"
    python3 - "$BATS_TEST_DIRNAME/../data/applicants.csv" "$BATS_FILE_TMPDIR/fifteen" <<'MORE'
import csv, sys
known = open(sys.argv[2]).read().split()
for row in list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8-sig")))[1:]:
    if len(known) < 15 and row[1].isascii() and row[1].islower() and row[1] not in known:
        known.append(row[1])
open(sys.argv[2], "w").write("".join(mail + "\n" for mail in known))
MORE
}

@test "the order of rows does not matter" {
    roster '' | teams '' >first
    grep -q '^4 ' first
    roster 'rows.reverse()' | teams '' >second
    roster 'rows.sort(key=lambda row: row[name])' | teams '' >third
    diff first second && diff first third
}

@test "weights twice as large say the same" {
    roster '' | teams '' --attribute industry=2 --attribute occupation --attribute age=0.5 >first
    roster '' | teams '' --attribute industry=4 --attribute occupation=2 --attribute age=1 >second
    grep -q '^4 ' first
    diff first second
}

@test "people who do not take part do not matter" {
    roster '' | teams '' >first
    grep -q '^4 ' first
    roster 'rows.append([rows[0][0], "aaa.irrelevant@example.jp", "無縁 太郎"] + rows[0][3:])' | teams '' >second
    export BEFORE='roster "rows = [[r[0], \"zz\" + r[mail]] + r[2:] for r in rows]" >other.csv
        miraif -q cohort create 2 --start 2027-05-14 --teams 4 --team-size 4 >/dev/null
        miraif -q cohort import 2 other.csv >/dev/null 2>&1 || [ $? = 3 ]'
    roster '' | teams '' >third
    diff first second && diff first third
}

@test "names and addresses that keep their order do not matter" {
    roster '' | teams '' >first
    grep -q '^4 ' first
    roster 'for n, row in enumerate(rows): row[mail] = "x-" + row[mail]; row[name] = "名" + str(n) + " 前"' |
        teams x- >second
    diff first second
}
