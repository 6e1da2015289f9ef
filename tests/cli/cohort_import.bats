#!/usr/bin/env bats
# `miraif cohort import`: what people read, scripts get, and files leave behind. The rosters' own expectations are
# in import_rosters.bats.
load helper


cohort() {
    store
    miraif -q cohort create 1 --name 1期 --start 2027-01-15
}

roster() {
    printf '氏名,メールアドレス,年齢,好きな色\n見本 一,a@example.jp,30,青\n例文 二,b@,-5,\n' >bad.csv
    head -n 2 bad.csv >good.csv
}

@test "good rows go in and bad rows are told of" {
    cohort
    roster
    expect 3 miraif cohort import 1 bad.csv
    has output "bad.csv: utf-8, lines end in LF, columns are separated by commas"
    has output "2 rows: 1 new, 0 changed, 0 as before, 1 refused"
    has output "メールアドレス  “b@” is not an e-mail address; “-5” cannot be the age of somebody who takes part"
    [ -z "$stderr" ]
    expect 0 miraif person list --format ids
    is p1
}

@test "long cells are quoted up to the end of a character" {
    cohort
    printf '氏名,メールアドレス\n%s,a@example.jp\n' "$(printf '架%.0s' $(seq 40))" >long.csv
    expect 0 miraif cohort import 1 long.csv
    has output "$(printf '“'; printf '架%.0s' $(seq 32); printf '…” has no blank between')"
    printf '氏名,%s\n' "$(printf 'あ%.0s' $(seq 40))" >header.csv
    expect 65 miraif cohort import 1 header.csv
    has stderr "氏名, $(printf 'あ%.0s' $(seq 20))…"
}

@test "the same file again changes nothing" {
    cohort
    roster
    expect 0 miraif cohort import 1 good.csv
    expect 0 miraif history --json
    before=$output
    expect 0 miraif cohort import 1 good.csv
    has output "1 rows: 0 new, 0 changed, 1 as before, 0 refused"
    expect 0 miraif history --json
    is "$before"
}

@test "the report as data names codes, places and columns" {
    cohort
    roster
    expect 3 miraif cohort import 1 bad.csv --json
    [ "$(json 'd["schema"]')" = miraif/cohort-import/1 ]
    [ "$(json 'd["data"]["rejected"][0]["reasons"]')" = '["invalid_email", "age_out_of_range"]' ]
    [ "$(json '[d["data"]["rejected"][0][k] for k in ("record", "line", "column", "field")]')" = '[2, 3, 2, "メールアドレス"]' ]
    [ "$(json 'd["data"]["mapping"]')" = '{"氏名": "name", "メールアドレス": "email", "年齢": "age"}' ]
    [ "$(json 'd["data"]["unmapped"]')" = '["好きな色"]' ]
    [ "$(json '[d["data"][k] for k in ("encoding", "bom", "newline", "delimiter", "records", "accepted")]')" = \
        '["utf-8", false, "lf", "comma", 2, 1]' ]
}

@test "a dry run reports the same and stores nothing" {
    cohort
    roster
    expect 3 miraif cohort import 1 bad.csv --dry-run --json
    dry=$output
    expect 0 miraif person list --format ids
    is ""
    expect 3 miraif cohort import 1 bad.csv --json
    is "$dry"
}

@test "rejects are the bad rows, and import when mended" {
    cohort
    roster
    expect 3 miraif -q cohort import 1 bad.csv --rejects mend.csv
    [ "$(cat mend.csv)" = "$(sed 2d bad.csv)" ]
    [ "$(stat -c %a mend.csv)" = 600 ]
    python3 -c 'import json; d = json.load(open("mend.csv.json")); assert d["rejected"][0]["line"] == 3, d'
    sed -i 's/b@,-5/b@example.jp,40/' mend.csv
    expect 0 miraif -q cohort import 1 mend.csv
    expect 1 miraif -q cohort import 1 mend.csv --rejects mend.csv
    has stderr "is the file that is read"
    [ -s mend.csv ]
}

@test "strict refuses the whole file" {
    cohort
    roster
    expect 65 miraif cohort import 1 bad.csv --strict
    has output "invalid_email"
    has stderr "1 of 2 records are bad"
    expect 65 miraif cohort import 1 bad.csv --strict --json
    [ "$(json 'len(d["data"]["rejected"])')" = 1 ]
    expect 0 miraif person list --format ids
    is ""
}

@test "standard input is a file, too" {
    cohort
    roster
    miraif -q cohort import 1 - <good.csv
    expect 0 miraif person list --format ids
    is p1
    printf '本人\tE-Mail\n見本 二\tc@example.jp\n' | iconv -f UTF-8 -t UTF-16 >wide.txt
    expect 0 miraif cohort import 1 wide.txt --map name=本人 --json
    [ "$(json '[d["data"][k] for k in ("encoding", "bom", "delimiter", "created")]')" = '["utf-16le", true, "tab", 1]' ]
}

@test "files that cannot be used are refused with a reason" {
    cohort
    : >empty.csv
    printf '氏名,年齢\n' >lacking.csv
    printf '氏名,メール,メール\n' >twice.csv
    printf '\377\376a' >cut.csv
    printf 'PK\003\004xxxx' >book.xlsx
    printf '氏名,メール\n' >header.csv
    expect 65 miraif cohort import 1 empty.csv --json
    has stderr '"code":"empty_file"'
    expect 65 miraif cohort import 1 lacking.csv
    has stderr "lacking.csv:1: no column was found for the e-mail address; the columns are: 氏名, 年齢"
    expect 65 miraif cohort import 1 twice.csv
    has stderr "the columns “メール” and “メール” both seem to be “email”"
    expect 65 miraif cohort import 1 cut.csv --json
    has stderr '"code":"truncated_utf16"'
    expect 65 miraif cohort import 1 book.xlsx
    has stderr "is a spreadsheet workbook"
    expect 0 miraif cohort import 1 header.csv
    expect 4 miraif cohort import 1 missing.csv
    expect 74 miraif cohort import 1 .
    expect 4 miraif cohort import 9 header.csv
    expect 2 miraif cohort import 1 header.csv --map nom=氏名
    expect 2 miraif cohort import 1 header.csv --encoding latin1
}

@test "a full disk leaves the store as it was" {
    cohort
    roster
    expect 74 miraif cohort import 1 bad.csv --rejects /dev/full
    expect 0 miraif person list --format ids
    is ""
}

@test "a row that differs from what is stored" {
    cohort
    roster
    miraif -q cohort import 1 good.csv
    sed 's/青/赤/' good.csv >changed.csv
    expect 0 miraif cohort import 1 changed.csv
    has output "p1 has other values stored, which stay: answers"
    expect 3 miraif cohort import 1 changed.csv --on-duplicate fail --json
    [ "$(json 'd["data"]["rejected"][0]["reasons"]')" = '["duplicate_email"]' ]
    expect 0 miraif cohort import 1 changed.csv --on-duplicate latest
    has output "1 rows: 0 new, 1 changed"
    miraif -q undo
    expect 0 miraif cohort import 1 good.csv
    has output "1 as before"
}

@test "the report speaks Japanese" {
    cohort
    expect 3 miraif --lang ja cohort import 1 "$MIRAIF_DATA/rosters/bad/values.csv"
    has output "24件: 新規 7、変更 0、変更なし 0、受け入れず 17"
    has output "“2021/02/30”は存在する日付ではありません"
}

@test "a map is guessed, edited, used, and saved" {
    cohort
    printf '名乗り,メール,メールアドレス,"いまの\nモヤモヤ",E-mail（確認）\n見本 一,old@example.jp,a@example.jp,もや,a@example.jp\n' >form.csv
    expect 65 miraif cohort import 1 form.csv
    has stderr "the columns “メール” and “メールアドレス” both seem to be “email”"
    has stderr "say which one it is: --map 'email=メール' or --map 'email=メールアドレス'"
    expect 0 miraif cohort import 1 form.csv --guess-map
    is "$(printf '%s\n' answer=名乗り email=メール '# this could be “email” as well:' answer=メールアドレス 'concern=いまの モヤモヤ' 'answer=E-mail（確認）')"
    sed -e 's/answer=名乗り/name=名乗り/' -e 's/^email=/answer=/' -e 's/^answer=メールアドレス/email=メールアドレス/' "$BATS_TEST_TMPDIR/out" >form.map
    printf '\n# the office\n' >>form.map
    expect 0 miraif -q cohort import 1 form.csv --use-map form.map --save-map 春
    expect 0 miraif cohort import 1 form.csv --use-map 春 --json
    [ "$(json 'd["data"]["mapping"]')" = '{"名乗り": "name", "メールアドレス": "email", "いまの\nモヤモヤ": "concern"}' ]
    [ "$(json 'd["data"]["unchanged"]')" = 1 ]
    expect 0 miraif cohort import 1 form.csv --use-map 春 --map name=E-mail（確認） --guess-map
    has output "name=E-mail（確認）"
    has output "answer=名乗り"
    expect 0 miraif export csv people 1
    has output "メール,名乗り" || has output "メール,"
    has output "old@example.jp"
}

@test "a map that does not fit, or is not there, is told of" {
    cohort
    roster
    miraif -q cohort import 1 good.csv --save-map 春
    printf '氏名,E-mail\n' >other.csv
    expect 65 miraif cohort import 1 other.csv --use-map 春
    has stderr "other.csv:1: there is no column “メールアドレス”; the columns are: 氏名, E-mail"
    has stderr "say which one it is with --map email=HEADER"
    expect 0 miraif -q cohort import 1 other.csv --use-map 春 --map email=E-mail --map age=氏名 --map name=氏名
    expect 4 miraif cohort import 1 other.csv --use-map 冬
    has stderr "there is no saved map “冬”, and no file of that name"
    has stderr "saved are: 春"
    printf 'email=E-mail\nnonsense\n' >bad.map
    expect 65 miraif cohort import 1 other.csv --use-map bad.map
    has stderr "bad.map:2: “nonsense” does not name a field and a header"
    expect 0 miraif -n cohort import 1 good.csv --save-map 冬
    expect 4 miraif cohort import 1 other.csv --use-map 冬
}

@test "a delimiter that is not the most frequent mark is found by the header" {
    store
    miraif -q cohort create 1 --name 1期 --start 2027-01-15 >/dev/null
    printf '氏名;メール;ご意見（例: A, B, C, D）\n見本 一;a@example.jp;x, y\n' >few.csv
    expect 0 miraif cohort import 1 few.csv --json
    [ "$(json '[d["data"]["delimiter"], d["data"]["created"]]')" = '["semicolon", 1]' ]
    printf '応募者一覧, 2026年11月\n氏名\tメール\n見本 二\tb@example.jp\n' >titled.tsv
    expect 0 miraif cohort import 1 titled.tsv --json
    [ "$(json '[d["data"]["delimiter"], d["data"]["header_line"], d["data"]["created"]]')" = '["tab", 2, 1]' ]
    printf 'sep=,\n氏名;メール\n見本 三;c@example.jp\n' >said.csv
    expect 65 miraif cohort import 1 said.csv
    has stderr "said.csv:2"
    has stderr "氏名;メール"
}

@test "a guess says what is open" {
    store
    printf '氏名,メールアドレス,メールアドレス\n' >twice.csv
    expect 0 miraif cohort import 1 twice.csv --guess-map
    is $'name=氏名\nemail=メールアドレス\n# this could be “email” as well:\nanswer=メールアドレス (2)'
    printf '%s\n' "$output" >twice.map
    miraif -q cohort create 1 --name 1期 --start 2027-01-15 >/dev/null
    expect 0 miraif cohort import 1 twice.csv --use-map twice.map
    expect 65 miraif cohort import 1 twice.csv
    has stderr "メールアドレス (2)"
}

@test "titles above the header are passed over, and shown" {
    store
    miraif -q cohort create 1 --name 1期 --start 2027-01-15 >/dev/null
    printf '1期 応募者一覧,,\n2026年11月現在,,\n,,\n氏名,メール,会社\n見本 一,a@example.jp,x\n見本 二,,y\n' >titled.csv
    expect 3 miraif cohort import 1 titled.csv --rejects mend.csv
    has output "line 4"
    has output "1期 応募者一覧"
    sed -i 's/見本 二,,/見本 二,b@example.jp,/' mend.csv
    expect 0 miraif cohort import 1 mend.csv --json
    [ "$(json '[d["data"][k] for k in ("header_line", "skipped", "created")]')" = '[4, ["1期 応募者一覧", "2026年11月現在"], 1]' ]
    expect 0 miraif cohort import 1 titled.csv --header-row 4 --guess-map
    is $'name=氏名\nemail=メール\ncompany=会社'
    expect 65 miraif cohort import 1 titled.csv --header-row 2
    has stderr "titled.csv:2"
    has stderr "--header-row"
    expect 65 miraif cohort import 1 titled.csv --header-row 40
    has stderr "row 40"
}

@test "interrupted while it waits for its file, it leaves the store as it was" {
    store
    miraif -q cohort create 1 --start 2027-01-15 --teams 4 --team-size 4
    before=$(sha256sum .miraif/miraif.db)
    mkfifo pipe
    for signal in INT TERM; do
        # A shell has its background jobs ignore SIGINT.
        # shellcheck disable=SC2086 # the runner is a command with its options
        python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])' ${MIRAIF_RUNNER-} "$MIRAIF_BUILD/miraif" cohort import 1 - <pipe >out 2>err &
        exec 4>pipe
        head -c 300000 /dev/zero >&4 # more than a pipe holds: it is reading
        kill -s "$signal" $!
        wait $! && return 1 || [ $? = 130 ]
        exec 4>&-
        [ ! -s out ] && grep -q 'interrupted; nothing is stored' err
    done
    [ "$before" = "$(sha256sum .miraif/miraif.db)" ]
}
