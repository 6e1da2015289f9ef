#!/usr/bin/env bats
# The questions of forms are headers that the imports know.
load helper

# The header of a file that form $1 in language $2 exports, with a row of what follows where something does.
header() {
    miraif --lang "$2" --json cohort form "$1" | python3 -c '
import csv, json, sys
csv.writer(sys.stdout).writerow(q["question"] for q in json.load(sys.stdin)["data"])'
}

# Fails unless the import "$3…" of such a file takes every question for what the form says.
maps() {
    local form=$1 language=$2 file=$1-$2.csv
    shift 2
    header "$form" "$language" >"$file"
    miraif --lang "$language" --json cohort form "$form" >form.json
    miraif --json "$@" "$file" >report.json || [ $? = 3 ] || { show "import of $file: $(cat report.json)"; return 1; }
    python3 - <<'PY' || { show "$form $language"; return 1; }
import json
wanted = {q["question"]: q["field"] for q in json.load(open("form.json"))["data"]}
report = json.load(open("report.json"))["data"]
got = dict(report["mapping"]) if isinstance(report["mapping"], dict) else {m["header"]: m["field"] for m in report["mapping"]}
for question, field in wanted.items():
    assert got.get(question) == field, (question, field, got.get(question))
PY
}

@test "every import takes every question for what it is, in either language" {
    planned
    miraif -q cohort graduate 1 --on 2027-04-16 >/dev/null
    for language in ja en; do
        maps application "$language" cohort import 1
        maps mentor "$language" person import --role mentor
        maps reply "$language" cohort reply import 1
        maps rsvp "$language" session rsvp import 1-1s
        maps log "$language" session log import 1
        maps message "$language" session present import 1-3
        maps update "$language" alumni update import
        maps answer "$language" alumni answer import
        maps follow-up "$language" alumni follow-up import
        maps promise "$language" cohort promise import
    done
}

@test "a filled form comes in" {
    store
    miraif -q cohort create 1 --name 1期 --start 2027-01-15 --teams 4 --team-size 4 >/dev/null
    header application ja >new.csv
    echo 'hana@example.jp,見本 花,みほん はな,090-0000-0000,1990-04-01,見本商事,卸売,営業,東京都,"金曜夜（19時以降）, 土曜午前",このままでよいのか,"転職, 学び直し",営業の経験,知人,同意します' >>new.csv
    echo 'kei@example.jp,見本 恵,みほん けい,,1991-04-01,例文社,出版,編集,東京都,土曜午前,先が見えない,,,,同意しません' >>new.csv
    expect 3 miraif --json cohort import 1 new.csv
    [ "$(json '[d["data"]["created"], d["data"]["rejected"][0]["reasons"]]')" = '[1, ["consent_refused"]]' ]
    expect 0 miraif --json person show p1
    [ "$(json '[d["data"][k] for k in ("birth_date", "company", "occupation", "concern")]')" = '["1990-04-01", "見本商事", "営業", "このままでよいのか"]' ]
}

@test "a page to build the form from, without a store" {
    expect 0 miraif --lang ja cohort form
    has output "いま感じている「モヤモヤ」を教えてください ［自由記述・必須］"
    has output "( ) 金曜夜（19時以降）"
    has output "六か月後に消去します"
    has output "取り込むコマンド: miraif cohort import 1 FILE"
    python3 -c '
import sys, unicodedata
for line in open(sys.argv[1], encoding="utf-8").read().splitlines():
    assert sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) <= 78, line
' "$BATS_TEST_TMPDIR/out"
    expect 0 miraif cohort form reply --format csv
    has output "question,field,answer,required,choices,note"
}

@test "what is no form" {
    expect 2 miraif cohort form questionnaire
    expect 2 miraif cohort form application reply
}
