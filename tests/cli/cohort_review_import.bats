#!/usr/bin/env bats
# Score sheets coming back.
load helper

# The counts of the report in $output: accepted created updated unchanged blank rejected.
counts() {
    json '[d["data"][k] for k in ("accepted", "created", "updated", "unchanged", "blank")] + [len(d["data"]["rejected"])]'
}

@test "a sheet comes in, and again without change" {
    sample
    expect 0 miraif --json cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv"
    [ "$(counts)" = "[44, 43, 0, 0, 1, 0]" ]
    [ "$(json '[d["data"][k] for k in ("encoding", "bom", "newline", "delimiter", "records")]')" = \
        '["utf-8", true, "crlf", ",", 44]' ] || [ "$(json 'd["data"]["encoding"]')" = utf-8 ]
    before=$(miraif history --format ids)
    expect 0 miraif --json cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv"
    [ "$(counts)" = "[44, 0, 0, 43, 1, 0]" ]
    [ "$(miraif history --format ids)" = "$before" ]
}

@test "a review with a criterion left empty is told, and counts when it is marked" {
    sample
    expect 0 miraif --json cohort review import 1 "$MIRAIF_DATA/scores-tanaka.csv"
    [ "$(json '[(w["reasons"], w["line"]) for w in d["data"]["warnings"]]')" = '[[["incomplete"], 41]]' ]
    printf 'id,続ける意思\np40,4\n' >rest.csv
    expect 0 miraif --json cohort review import 1 rest.csv --reviewer 田中
    [ "$(counts)" = "[1, 0, 1, 0, 0, 0]" ]
    [ "$(json 'd["data"]["warnings"]')" = "[]" ]
}

@test "bad rows are refused with line, column and reason; the others go in" {
    sample
    miraif -q person apart p5 p6 >/dev/null
    cat >bad.csv <<'CSV'
応募者,氏名,評価者,モヤモヤの切実さ,他者への関心,続ける意思,コメント
p1,見本 花子,古野,3,4,５,全角も数字
p99,,古野,3,4,3,
,,古野,3,4,3,
p2,,古野,三,4,3,
p3,,古野,6,4,3,
p4,,古野,3,0,3,
p5,見本 花子,古野,3,3,3,
p6,,,3,3,3,
p7,,古野,3,3,3,,,
p8,,"古野,3,3,3,
hanako.mihon@example.jp,,田中,2.5,2,2,
p6,,p5,3,3,3,
p9,,p99,3,3,3,
CSV
    expect 3 miraif --json cohort review import 1 bad.csv
    [ "$(counts)" = "[2, 2, 0, 0, 0, 11]" ]
    [ "$(json '[(r["line"], r["field"], r["reasons"][0]) for r in d["data"]["rejected"]]')" = '[[3, "応募者", "unknown_applicant"], [4, "応募者", "missing_applicant"], [5, "モヤモヤの切実さ", "not_a_number"], [6, "モヤモヤの切実さ", "out_of_scale"], [7, "他者への関心", "out_of_scale"], [8, "氏名", "name_mismatch"], [9, "評価者", "missing_reviewer"], [10, "", "too_many_columns"], [11, "評価者", "unterminated_quote"], [13, "評価者", "conflict_of_interest"], [14, "評価者", "unknown_reviewer"]]' ]
    expect 3 miraif cohort review import 1 bad.csv
    has output "the mark “三” is not a number"
    expect 3 miraif --json cohort review import 1 bad.csv --reviewer 古野
    [ "$(json '[r["reasons"][0] for r in d["data"]["rejected"] if r["line"] in (9, 12)]')" = '["other_reviewer"]' ]
}

@test "a column that is no criterion is told and not read" {
    sample
    printf 'id,reviewer,続ける意志,他者への関心\np1,古野,5,4\n' >typo.csv
    expect 3 miraif --json cohort review import 1 typo.csv
    [ "$(json '[(w["field"], w["reasons"]) for w in d["data"]["warnings"]]')" = '[["続ける意志", ["unknown_column"]], ["", ["incomplete"]]]' ]
}

@test "files that are no sheet, and sheets without what is needed" {
    sample
    : >empty.csv
    expect 65 miraif cohort review import 1 empty.csv
    has stderr "empty.csv"
    printf 'id,reviewer,熱意\np1,古野,5\n' >criteria.csv
    expect 65 miraif --json cohort review import 1 criteria.csv
    has stderr '"code":"missing_required_column"'
    printf '氏名,reviewer,他者への関心\n見本 花子,古野,5\n' >who.csv
    expect 65 miraif cohort review import 1 who.csv
    printf 'id,他者への関心\np1,5\n' >by.csv
    expect 65 miraif cohort review import 1 by.csv
    has stderr "--reviewer"
    printf 'id,reviewer,他者への関心,他者への 関心\np1,古野,5,4\n' >twice.csv
    expect 65 miraif --json cohort review import 1 twice.csv
    has stderr '"code":"ambiguous_column"'
    head -c 4096 /dev/zero >binary.csv
    expect 65 miraif cohort review import 1 binary.csv
    expect 4 miraif cohort review import 1 none.csv
    expect 4 miraif cohort review import 2 by.csv --reviewer 古野
    expect 0 miraif --format ids cohort review status 1
    [ "$(miraif --json cohort review status 1 | python3 -c 'import json,sys; print(sum(s["reviews"] for s in json.load(sys.stdin)["data"]))')" = 0 ]
}

@test "any encoding and delimiter, standard input, and a rehearsal" {
    sample
    printf 'id\treviewer\t他者への関心\np1\t古野\t4\n' | iconv -f UTF-8 -t CP932 >sjis.tsv
    try miraif --json cohort review import 1 - --dry-run <sjis.tsv
    [ "$status" = 0 ] && [ "$(json '[d["data"][k] for k in ("encoding", "delimiter", "created")]')" = '["cp932", "\t", 1]' ]
    expect 0 miraif --json cohort review import 1 sjis.tsv
    [ "$(json 'd["data"]["created"]')" = 1 ]
}

@test "a report that cannot be printed says that the marks are stored" {
    sample
    status=0
    miraif cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >/dev/full 2>err || status=$?
    [ "$status" = 74 ] && grep -q "stored" err
    expect 0 miraif --json cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv"
    [ "$(counts)" = "[44, 0, 0, 43, 1, 0]" ]
}
