#!/usr/bin/env bats
# `miraif person import`.
load helper

@test "mentors come with what they can give" {
    store
    expect 0 miraif person import "$MIRAIF_DATA/mentors.csv" --role mentor --json
    [ "$(json 'd["data"]["created"] == d["data"]["records"] > 0')" = true ]
    expect 0 miraif person list --role mentor --json
    [ "$(json '[(p["name"], p["capacity"], p["offers"]) for p in d["data"]][0]')" = \
        '["先導 正樹", 2, "管理職, 組織, 人を育てる"]' ]
    expect 0 miraif person import "$MIRAIF_DATA/mentors.csv" --role mentor --json
    [ "$(json '[d["data"]["created"], d["data"]["updated"], d["data"]["unchanged"] == d["data"]["records"]]')" = '[0, 0, true]' ]
}

@test "without a role, known people are brought up to date and others refused" {
    store
    printf '氏名,メール,会社名,定員\n先導 正,m@example.jp,旧社,2名\n' >mentors.csv
    printf '氏名,メール,会社名\n先導 正,m@example.jp,新社\n誰か 某,x@example.jp,\n' >news.csv
    miraif -q person import mentors.csv --role mentor
    expect 3 miraif person import news.csv --json
    [ "$(json '[d["data"]["updated"], d["data"]["rejected"][0]["reasons"]]')" = '[1, ["unknown_person"]]' ]
    expect 0 miraif person show m@example.jp --json
    [ "$(json 'd["data"]["company"]')" = 新社 ]
    [ "$(json '[p["company"] for p in d["data"]["profiles"]]')" = '["新社", "旧社"]' ]
}

@test "an empty list changes nothing" {
    store
    printf '氏名,メール\n' >none.csv
    expect 0 miraif person import none.csv --role staff
    has output "0 rows: 0 new"
    expect 0 miraif history --json
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "bad words are refused" {
    store
    expect 2 miraif person import none.csv --role boss
    expect 4 miraif person import none.csv --role staff
}

# Two people and a mentor, exported to people.csv.
exported() {
    store
    miraif -q cohort create 1 --start 2027-01-15
    cat >in.csv <<'CSV'
email,name,kana,phone,birth_date,company,concern,きっかけ
a@example.jp,見本 花子,みほん はなこ,090-1234-5678,1990-04-01,見本商事,"一行目
二行目",友人
b@example.jp,試 太郎,ためし たろう,03-1234-5678,,+プラス社,,広告
CSV
    miraif -q cohort import 1 in.csv
    printf 'email,name,capacity\nm@example.jp,師 匠,2\n' >mentors.csv
    miraif -q person import mentors.csv --role mentor
    miraif export csv people "$@" -o people.csv
}

# Edits people.csv: edit PYTHON, with the rows by address in `r`, and further ones in `extra`.
edit() {
    python3 - "$1" <<'PY'
import csv, sys
text = open("people.csv", encoding="utf-8-sig", newline="").read()
rows = list(csv.DictReader(text.splitlines(True)))
head = list(rows[0])
r = {row["email"]: row for row in rows}
extra = []
exec(sys.argv[1])
with open("people.csv", "w", encoding="utf-8-sig", newline="") as file:
    out = csv.DictWriter(file, head)
    out.writeheader()
    out.writerows(rows + extra)
PY
}

# The changes that the report in $output lists.
changes() {
    json '[[c["id"], c["name"], c["field"], c["from"], c["to"]] for c in sorted(d["data"]["changes"], key=lambda c: c["id"])]'
}

# What the store holds.
held() {
    sqlite3 .miraif/miraif.db .dump | sha256sum
}

@test "an export that nobody edited changes nothing, nor what a spreadsheet does to it" {
    exported --for-excel
    before=$(held)
    expect 0 miraif person import people.csv --update --clear --json
    [ "$(json '[d["data"]["unchanged"], d["data"]["changes"], d["data"]["warnings"]]')" = '[3, [], []]' ]
    edit 'r["a@example.jp"].update(phone="9012345678", birth_date="1990/4/1", concern="一行目\r\n二行目")
r["b@example.jp"].update(phone="312345678", kana="タメシ　タロウ")
r["m@example.jp"].update(capacity="2名")'
    expect 0 miraif person import people.csv --update --clear --json
    [ "$(changes)" = '[]' ]
    [ "$(held)" = "$before" ]
}

@test "what was edited is shown field by field, stored once, and taken back as one" {
    exported
    edit 'r["a@example.jp"].update(email="new@example.jp", phone="080-0000-0000", company="新社", occupation="")
r["b@example.jp"].update(name="改 太郎", family_name="改")
r["m@example.jp"].update(capacity="3名")'
    before=$(held)
    expect 0 miraif person import people.csv --update --dry-run --json
    [ "$(json '[" ".join([c["id"], c["field"], c["from"], c["to"]]) for c in sorted(d["data"]["changes"], key=lambda c: (c["id"], c["field"]))]')" = \
        '["p1 company 見本商事 新社", "p1 email a@example.jp new@example.jp", "p1 phone 090-1234-5678 080-0000-0000", "p2 family_name 試 改", "p2 name 試 太郎 改 太郎", "p3 capacity 2 3"]' ]
    [ "$(held)" = "$before" ]
    expect 0 miraif person import people.csv --update
    has output "080-0000-0000"
    expect 0 miraif person show new@example.jp --json
    [ "$(json '[d["data"][k] for k in ("id", "company", "concern")]')" = '["p1", "新社", "一行目\n二行目"]' ]
    [ "$(json 'len(d["data"]["profiles"])')" = 2 ]
    expect 0 miraif person import people.csv --update --json
    [ "$(json '[d["data"]["unchanged"], d["data"]["changes"]]')" = '[3, []]' ]
    expect 0 miraif undo
    expect 0 miraif person show a@example.jp --json
    [ "$(json '[d["data"]["company"], len(d["data"]["profiles"])]')" = '["見本商事", 1]' ]
    expect 0 miraif person show m@example.jp --json
    [ "$(json 'd["data"]["capacity"]')" = 2 ]
    expect 0 miraif doctor
}

@test "an empty cell says nothing, or takes away" {
    exported
    edit 'r["a@example.jp"].update(phone="", company="", name="", family_name="", given_name="", email="")'
    expect 0 miraif person import people.csv --update --json
    [ "$(changes)" = '[]' ]
    expect 0 miraif person import people.csv --update --clear --json
    [ "$(changes)" = '[["p1", "見本 花子", "phone", "090-1234-5678", null], ["p1", "見本 花子", "company", "見本商事", null]]' ]
    printf 'email,gender\na@example.jp,\n' >few.csv
    expect 0 miraif person import few.csv --update --clear --json
    [ "$(changes)" = '[]' ]
}

@test "known by the address where there is no number, and by a number that leads elsewhere" {
    exported
    printf 'メールアドレス,電話番号\nA@EXAMPLE.JP,080-1111-2222\n' >few.csv
    expect 0 miraif person import few.csv --update --json
    [ "$(changes)" = '[["p1", "見本 花子", "phone", "090-1234-5678", "080-1111-2222"]]' ]
    printf 'email,name\nold@example.jp,見本 花子\n' >twin.csv
    miraif -q person import twin.csv --role staff 2>twin.err
    miraif -q --yes person merge p1 p4
    printf 'person,email,place\np4,old@example.jp,東京都\n' >few.csv
    expect 0 miraif person import few.csv --update --json
    [ "$(changes)" = '[["p1", "見本 花子", "place", null, "東京都"]]' ]
    [ "$(json 'd["data"]["warnings"][0]["reasons"]')" = '["redirected_person"]' ]
    printf 'person,email\np2,old@example.jp\n' >few.csv
    expect 3 miraif person import few.csv --update --json
    [ "$(json 'd["data"]["rejected"][0]["reasons"]')" = '["address_taken"]' ]
}

@test "a row that cannot be is refused whole, with the reason" {
    exported
    edit 'r["a@example.jp"].update(email="b@example.jp", phone="080-0000-0000")
r["b@example.jp"].update(name="別 太郎", place="東京都")
r["m@example.jp"].update(birth_date="2026/2/30", offers="話")
extra = [dict(r["m@example.jp"]), {"person": "p99"}, {"person": "first"}, {"name": "誰 か"}, {"email": "x@example.jp"}]'
    before=$(held)
    expect 3 miraif person import people.csv --update --rejects bad.csv --json
    [ "$(json '" ".join(sorted(f["reasons"][0] for f in d["data"]["rejected"]))')" = \
        "address_taken duplicate_person invalid_date missing_email name_contradicts unknown_person unknown_person unknown_person" ]
    [ "$(json '[d["data"]["changes"], d["data"]["updated"]]')" = '[[], 0]' ]
    [ "$(held)" = "$before" ]
    [ "$(python3 -c 'import csv; print(len(list(csv.reader(open("bad.csv", encoding="utf-8-sig", newline="")))))')" = 9 ]
    printf 'email,capacity,phone\na@example.jp,3,080-0000-0000\nb@example.jp,,080-3333-3333\n' >few.csv
    expect 65 miraif person import few.csv --update --strict --json
    expect 3 miraif person import few.csv --update --json
    [ "$(json 'd["data"]["rejected"][0]["reasons"]')" = '["no_mentor"]' ]
    [ "$(changes)" = '[["p2", "試 太郎", "phone", "03-1234-5678", "080-3333-3333"]]' ]
}

@test "an update has no role, and needs to know whom" {
    exported
    expect 2 miraif person import people.csv --update --role mentor
    expect 2 miraif person import people.csv --clear
    printf 'name\n見本 花子\n' >few.csv
    expect 65 miraif person import few.csv --update
}

# Two applicants whose answers have all that a spreadsheet spoils; what else they say, too.
answered() {
    store
    miraif -q cohort create 1 --name 1期 --start 2027-01-15 >/dev/null
    cat >roster.csv <<'CSV'
氏名,メールアドレス,メールアドレス,電話番号,生年月日,年齢,会社名,社員番号,"好きな
もの",入社日,,モヤモヤ
髙橋 﨑子,a@example.jp,x@example.jp,090-1234-5678,1990-04-01,30代,㈱見本〜東京,00712,"茶 − 菓子
""酒""",2015-04-01,=1+1,"一行目
二行目"
見本 二,b@example.jp,,03 1234 5678,,30代,フリーランス,12,😀,未定,,
CSV
    miraif -q cohort import 1 roster.csv --map email=メールアドレス 2>import.err
}

@test "answers come back as they went, from every program" {
    answered
    miraif export csv people -o plain.csv
    miraif export csv people --for-excel -o people.csv
    before=$(held)
    for how in excel excel-utf8 libreoffice excel-text; do
        for file in plain people; do
            "$MIRAIF_DATA/../spreadsheet.py" $how $file.csv back.csv
            expect 0 miraif person import back.csv --update --clear --json
            [ "$(changes)" = '[]' ] || { echo "$how $file"; changes; return 1; }
        done
    done
    [ "$(held)" = "$before" ]
}

@test "an edited answer is shown and goes in, and the office's own columns do not" {
    answered
    miraif export csv people --for-excel -o people.csv
    edit 'r["a@example.jp"].update({"社員番号": "00999", "好きな\nもの": ""})
r["b@example.jp"].update({"入社日": "2016-04-01", "メールアドレス (2)": "y@example.jp"})
for row in rows: row["運営のメモ"] = "電話した"
head.append("運営のメモ")'
    expect 0 miraif person import people.csv --update --dry-run
    has output "(not read)"
    has output "00999"
    expect 0 miraif person import people.csv --update --json
    [ "$(json 'sorted([c["id"], c["field"], c["from"], c["to"]] for c in d["data"]["changes"])')" = \
        '[["p1", "社員番号", "00712", "00999"], ["p2", "メールアドレス (2)", null, "y@example.jp"], ["p2", "入社日", "未定", "2016-04-01"]]' ]
    expect 0 miraif person import people.csv --update --clear --json
    [ "$(changes)" = '[["p1", "髙橋 﨑子", "好きな\nもの", "茶 − 菓子\n\"酒\"", null]]' ]
    expect 0 miraif person show p1 --json
    expect 0 miraif undo
    expect 0 miraif undo
    expect 0 miraif person import people.csv --update --dry-run --json
    [ "$(json 'len(d["data"]["changes"])')" = 3 ]
    expect 0 miraif doctor
}

@test "an export is a roster, too" {
    answered
    miraif export csv people 1 -o people.csv
    mkdir other
    miraif -q --db other/miraif.db init
    miraif -q --db other/miraif.db cohort create 1 --name 1期 --start 2027-01-15 >/dev/null
    expect 0 miraif --db other/miraif.db cohort import 1 people.csv
    miraif --db other/miraif.db export csv people 1 -o again.csv
    diff people.csv again.csv
}
