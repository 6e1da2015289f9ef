#!/usr/bin/env bats
# The best applicants for whom legal teams exist.
load helper

# A store with cohort 1 of the given teams and team size, and applicants p1, p2, … with a company and a mark each:
# people 2 2 A:5 B:4 …
people() {
    local teams=$1 size=$2 number=0 one
    shift 2
    store && miraif -q cohort create 1 --start 2027-01-15 --teams "$teams" --team-size "$size" >/dev/null
    miraif -q cohort review criteria 1 M >/dev/null
    echo 'メールアドレス,お名前,会社名,業種' >roster.csv
    echo 'id,reviewer,M' >scores.csv
    for one; do
        number=$((number + 1))
        printf 'a%02d@example.jp,例 %s号,%s,%s業\n' "$number" "$number" "${one%%:*}" "${one:0:1}" >>roster.csv
        echo "p$number,古野,${one##*:}" >>scores.csv
    done
    miraif -q cohort import 1 roster.csv >/dev/null
    miraif -q cohort review import 1 scores.csv >/dev/null
}

chosen() {
    json '" ".join(sorted(c["person"] for c in d["data"]["selected"]))'
}

@test "the sample: sixteen, a waitlist, and everybody's reason" {
    sample
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >/dev/null
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-tanaka.csv" >/dev/null 2>&1
    expect 0 miraif --json cohort select 1
    [ "$(json '[len(d["data"][k]) for k in ("selected", "waitlist", "rejected", "unmarked")]')" = "[16, 8, 19, 1]" ]
    [ "$(json 'd["data"]["status"], d["data"]["state"], d["data"]["objective"]["total"] == d["data"]["bound"]')" = '["optimal", "draft", true]' ]
    [ "$(json 'all(c["reasons"] and all(r["text"] for r in c["reasons"]) for k in ("selected", "waitlist", "rejected", "unmarked") for c in d["data"][k])')" = true ]
    [ "$(json '[w["code"] for w in d["warnings"]]')" = '["unmarked"]' ]
    first=$(json '{k: v for k, v in d["data"].items() if k != "run"}')
    expect 0 miraif --json cohort select 1
    [ "$(json '{k: v for k, v in d["data"].items() if k != "run"}')" = "$first" ]
    expect 0 miraif --json cohort select 1 --show
    [ "$(json '{k: v for k, v in d["data"].items() if k != "run"}')" = "$first" ]
    expect 0 miraif cohort select 1
    has output "16 selected, 8 on the waitlist"
    has output "Next: miraif cohort adopt 1"
}

@test "who cannot be placed is left out, and the price is told" {
    people 2 2 A:5 A:5 A:5 B:3 C:2
    expect 0 miraif --json cohort select 1
    [ "$(chosen)" = "p1 p2 p4 p5" ]
    [ "$(json 'd["data"]["objective"]')" = '{"total": 15, "unruled": 18, "price": 3}' ]
    [ "$(json 'd["data"]["waitlist"][0]["replaces"]')" = '["p1", "p2"]' ]
    expect 0 miraif cohort select 1
    has output "p5 例 5号 for p3 例 3号 costs 3"
    has output "p3 例 3号: rank 1 of 5, mark 5; cannot be placed"
    has output "at most one of “A” in a team: p1 例 1号, p2 例 2号"
}

@test "a group is one company, relations and people kept apart count" {
    people 2 2 A:5 B:5 C:5 D:4 E:3 F:2
    miraif -q person company group A B C >/dev/null
    expect 0 miraif --json cohort select 1
    [ "$(chosen)" = "p1 p2 p4 p5" ]
    miraif -q person company relation A D --kind client --rule forbid >/dev/null
    miraif -q person company relation A E --kind competitor --rule tell >/dev/null
    expect 0 miraif --json cohort select 1
    [ "$(chosen)" = "p1 p2 p5 p6" ]
    miraif -q person apart p5 p6 >/dev/null
    expect 0 miraif --json cohort select 1
    [ "$(chosen)" = "p1 p2 p5 p6" ]
    miraif -q person apart p2 p5 >/dev/null
    miraif -q person apart p1 p5 >/dev/null
    expect 0 miraif --json cohort select 1
    [ "$(chosen)" = "p1 p3 p5 p6" ]
}

@test "the cohort's team rules count, too; rules that contradict are named" {
    people 2 2 A:5 A:4 C:4 D:3 E:2
    miraif -q team rule add 1 together p1 p2 >/dev/null
    expect 0 miraif --json cohort select 1
    [ "$(chosen)" = "p1 p3 p4 p5" ]
    has output "rule r1, all in one team"
    expect 5 miraif cohort select 1 --include p1 --include p2
    has stderr "rule r1, all in one team: p1 例 1号, p2 例 2号"
    has stderr "at most one of “A” in a team: p1 例 1号, p2 例 2号"
    miraif -q team rule remove r1 >/dev/null
    miraif -q team rule add 1 apart p3 p4 p5 >/dev/null
    expect 0 miraif --json cohort select 1
    [ "$(chosen)" = "p1 p2 p3 p4" ]
}

@test "a quota on a company forgives its spelling" {
    people 2 2 AA株式会社:5 AA㈱:4 C:4 D:3 Freelance:2 freelance:1
    expect 0 miraif --json cohort select 1 --quota '会社:（株）ＡＡ<=1'
    [ "$(chosen)" = "p1 p3 p4 p5" ]
    expect 0 miraif --json cohort select 1 --quota 'company:AA<=0' --quota '所属先:FREELANCE>=1'
    [ "$(chosen)" = "p3 p4 p5 p6" ]
    expect 4 miraif cohort select 1 --quota 'メールアドレス:a@example.jp<=1'
}

@test "quotas, and people included and excluded" {
    people 2 2 A:5 B:4 C:4 D:3 E:2 F:1
    expect 0 miraif --json cohort select 1 --quota '業種:Ａ業<=0' --quota 'industry:f業>=1'
    [ "$(chosen)" = "p2 p3 p4 p6" ]
    expect 0 miraif --json cohort select 1 --exclude p2 --include a06@example.jp
    [ "$(chosen)" = "p1 p3 p4 p6" ]
    [ "$(json 'd["data"]["rejected"][0]["reasons"][0]["code"]')" = excluded ]
    [ "$(json '[w["person"] for w in d["data"]["waitlist"]]')" = '["p5"]' ]
    expect 0 miraif --json cohort select 1 --waitlist 0
    [ "$(json 'd["data"]["waitlist"]')" = "[]" ]
    expect 2 miraif cohort select 1 --quota 製造
    expect 2 miraif cohort select 1 --quota '業種:A業<=many'
    expect 4 miraif cohort select 1 --quota '趣味:登山<=1'
    has stderr "趣味"
    expect 1 miraif cohort select 1 --include p1 --exclude p1
    expect 4 miraif cohort select 1 --include p99
    expect 1 miraif cohort select 1 --include p1 --include p2 --include p3 --include p4 --include p5
    expect 5 miraif cohort select 1 --quota 'industry:A業>=2'
    has stderr "A業>=2"
    expect 2 miraif cohort select 1 --show --waitlist 1
}

@test "quotas that contradict, or ask for more than there are seats, are seen at once" {
    people 2 2 A:5 A:4 A:4 A:3 B:2 B:1 B:1 C:2 C:1
    expect 5 miraif cohort select 1 --quota 'industry:A業>=2' --quota 'industry:A業<=1'
    has stderr "no 4 people can be chosen"
    has stderr "A業>=2"
    has stderr "A業<=1"
    expect 5 miraif cohort select 1 --quota 'industry:A業>=2' --quota 'industry:B業>=2' --quota 'industry:C業=1'
    has stderr "no 4 people can be chosen"
    has stderr "C業=1"
}

@test "fewer people than seats, and nobody at all" {
    people 2 2 A:5 B:4 C:3
    expect 5 miraif cohort select 1
    has stderr "4 seats, but only 3 of its 3"
    expect 4 miraif cohort select 1 --show
    miraif -q cohort create 2 --start 2027-07-02 >/dev/null
    expect 5 miraif cohort select 2
    has stderr "cohort import 2 FILE"
    expect 4 miraif cohort select 3
}

@test "the worked example of the manual is what the program says" {
    python3 - "$tests/../man/miraif-cohort.1" >steps <<'PY'
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
part = page[page.index(".Ss A worked example"):]
part = part[:part.index(".Ss ", 5)]
for block in re.findall(r"\.Bd -literal.*?\n(.*?)\.Ed", part, re.S):
    for step in re.findall(r"\$ (.*?\n)(.*?)(?=\$ |\Z)", block, re.S):
        command, text = step[0].strip(), step[1]
        if command.startswith("cat "):
            open(command[4:], "w", encoding="utf-8").write(text)
        else:
            open("wanted", "a", encoding="utf-8").write(text)
            print(command)
PY
    while IFS= read -r command; do eval "$command" || true; done <steps | sed 's/ *$//' >got
    diff -u wanted got
    [ "$(wc -l <got)" -gt 15 ]
}

@test "each rule, quota and wish has its price" {
    people 2 2 A:5 A:4.5 A:4 B:3.5 C:3 D:2
    expect 0 miraif --json cohort select 1 --include p6 --exclude p4
    [ "$(json '[r["text"] for r in d["data"]["reasons"] if r["code"] == "cost"]')" = '["costs 1: at most one of “A” in a team: p1 例 1号, p2 例 2号, p3 例 3号", "costs 0.5: that p4 例 4号 is excluded"]' ]
    expect 0 miraif --json cohort select 1
    [ "$(json '[r["text"] for r in d["data"]["reasons"] if r["code"] == "cost"]')" = '["costs 1: at most one of “A” in a team: p1 例 1号, p2 例 2号, p3 例 3号"]' ]
}

@test "the cheapest way out loosens as little as it takes" {
    people 2 2 A:5 A:4.5 A:4 B:3.5 C:3 D:2
    expect 5 miraif cohort select 1 --quota 'industry:A業>=3' --quota 'industry:B業<=1'
    has stderr "the quota industry:A業>=2 instead of industry:A業>=3"
    expect 0 miraif cohort select 1 --quota 'industry:A業>=2' --quota 'industry:B業<=1'
    miraif -q person apart p1 p2 >/dev/null
    expect 5 miraif cohort select 1 --include p1 --include p2 --include p3
    has stderr "the cheapest way out: without --include p"
}

@test "everyone from one company: the clash is named" {
    people 2 2 A:5 A:4 A:3 A:2 A:1
    expect 5 miraif --json cohort select 1
    is ""
    has stderr '"code":"unsatisfiable","exit":5'
    has stderr "at most one of “A” in a team"
    has stderr "p5 例 5号"
}

@test "rows in another order choose the same people" {
    people 2 2 A:5 A:5 A:5 B:3 C:3 D:3
    expect 0 miraif --json cohort select 1
    first=$(json '[(c["name"], c["mark"]) for c in d["data"]["selected"]]')
    mkdir other && cd other
    store && miraif -q cohort create 1 --start 2027-01-15 --teams 2 --team-size 2 >/dev/null
    miraif -q cohort review criteria 1 M >/dev/null
    { head -1 ../roster.csv; tail -n +2 ../roster.csv | tac; } >roster.csv
    miraif -q cohort import 1 roster.csv >/dev/null
    sed -E 's/^p([0-9]+),/a0\1@example.jp,/' ../scores.csv >scores.csv
    miraif -q cohort review import 1 scores.csv >/dev/null
    expect 0 miraif --json cohort select 1
    [ "$(json 'sorted((c["name"], c["mark"]) for c in d["data"]["selected"])')" = \
        "$(python3 -c 'import json, sys; print(json.dumps(sorted(json.loads(sys.argv[1])), ensure_ascii=False))' "$first")" ]
}

@test "a rehearsal stores nothing; a report that cannot be printed says that the draft is stored" {
    people 2 2 A:5 B:4 C:3 D:2
    expect 0 miraif cohort select 1 --dry-run
    expect 4 miraif cohort select 1 --show
    status=0
    miraif cohort select 1 >/dev/full 2>err || status=$?
    [ "$status" = 74 ] && grep -q "stored" err
    expect 0 miraif cohort select 1 --show
    status=0
    miraif cohort select 1 --show >/dev/full 2>err || status=$?
    [ "$status" = 74 ]
    ! grep -q "stored" err
}
