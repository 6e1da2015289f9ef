#!/usr/bin/env bats
# miraif export csv.
load helper

@test "an empty store gives a header" {
    store
    expect 0 miraif export csv people
    [[ $output == person,email,name,family_name,given_name,kana,phone,birth_date,age,gender,company,* ]]
    [ "$(wc -l <<<"$output")" = 1 ]
}

@test "applicants come with their answers, LF and no byte order mark" {
    sample
    miraif export csv people 1 -o people.csv
    python3 - <<'PY'
import csv
raw = open("people.csv", "rb").read()
assert not raw.startswith(b"\xef\xbb\xbf") and b"\r\n" not in raw and raw.endswith(b"\n")
rows = list(csv.DictReader(open("people.csv", encoding="utf-8", newline="")))
hanako = next(r for r in rows if r["email"] == "hanako.mihon@example.jp")
assert hanako["company"] == "株式会社見本商事" and hanako["この募集をどこで知りましたか"]
PY
    expect 0 miraif export csv applications 1
    has output "cohort,person,status,mark,rank,waitlist,email"
}

@test "what was exported imports back to the same data" {
    sample
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor
    miraif export csv people 1 -o people.csv
    miraif export csv people --role mentor -o mentors.csv
    export MIRAIF_DB=$PWD/other.db
    miraif -q init
    miraif -q cohort create 1 --start 2027-01-15
    expect 0 miraif -q cohort import 1 people.csv
    expect 0 miraif -q person import mentors.csv --role mentor
    expect 0 miraif export csv people 1 -o again.csv
    # Only the numbers are each store's own.
    cmp <(sed 's/^p[0-9]*,//' people.csv) <(sed 's/^p[0-9]*,//' again.csv)
    expect 0 miraif export csv people --role mentor -o again.csv
    cmp <(sed 's/^p[0-9]*,//' mentors.csv) <(sed 's/^p[0-9]*,//' again.csv)
}

@test "nothing runs as a formula in a spreadsheet" {
    store
    miraif -q cohort create 1 --start 2027-01-15
    printf 'email,name,company\na@example.jp,=1+1 花子,＝見本\nb@example.jp,見本 太郎,"-a,b"\n' >in.csv
    miraif -q cohort import 1 in.csv
    miraif export csv people 1 --for-excel -o out.csv
    python3 - <<'PY'
raw = open("out.csv", "rb").read().decode()
assert raw.startswith("\ufeffperson,email,") and raw.count("\n") == raw.count("\r\n") == 3
assert "'=1+1 花子" in raw and "'＝見本" in raw and "\"'-a,b\"" in raw
PY
    expect 0 miraif export csv people 1
    has output ",=1+1 花子,"
}

@test "teams, a row for each member" {
    sample
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >import.out 2>import.err
    miraif -q cohort select 1 >select.out 2>select.err
    miraif -q cohort adopt 1 >select.out 2>select.err
    expect 0 miraif export csv teams
    is "team,state,person,name,email,company,industry,occupation,age"
    miraif -q team form 1 >form.out
    expect 0 miraif export csv teams 1
    [ "$(wc -l <<<"$output")" = 17 ]
    [ "$(grep -c ^1-D,draft,p <<<"$output")" = 4 ]
    expect 0 miraif export json 1
    [ "$(json '[(t["id"], len(t["members"])) for t in d["data"]["teams"]]')" = '[["1-A", 4], ["1-B", 4], ["1-C", 4], ["1-D", 4]]' ]
}

@test "an unknown cohort, an unknown table, a full disk" {
    store
    expect 4 miraif export csv people 1
    is ""
    expect 2 miraif export csv cats
    expect 2 miraif export csv applications --role mentor
    expect 74 miraif export csv people -o /dev/full
}
