#!/usr/bin/env bats
# miraif export json.
load helper

@test "an empty store is a whole document" {
    store
    expect 0 miraif export json
    [ "$(json 'd["schema"], d["data"]["people"], d["data"]["cohorts"], d["warnings"]')" = '["miraif/export-json/1", [], [], []]' ]
    [ "$(json 'len(d["data"]["store"]["uuid"])')" = 36 ]
    plain=$output
    expect 0 miraif export json --json
    is "$plain"
}

@test "everything that the store holds" {
    sample
    miraif -q person apart p1 p2 --reason 親族
    miraif -q person company relation 見本商事 架空銀行 --kind client --rule avoid
    expect 0 miraif export json
    [ "$(json 'len(d["data"]["people"]) == len(d["data"]["applications"]) > 40')" = true ]
    [ "$(json 'd["data"]["separations"][0]["why"], d["data"]["relations"][0]["rule"]')" = '["親族", "avoid"]' ]
    [ "$(json 'all(a["answers"] for a in d["data"]["applications"])')" = true ]
    first=$output
    expect 0 miraif export json
    is "$first"
}

@test "criteria, reviews and the selection that stands" {
    sample
    miraif -q cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >import.out 2>import.err
    miraif -q cohort select 1 >select.out 2>select.err
    miraif -q team rule add 1 together p1 p2 >rule.out
    expect 0 miraif export json 1
    [ "$(json 'd["data"]["teams"], len(d["data"]["rules"])')" = "[[], 1]" ]
    [ "$(json 'len(d["data"]["criteria"]), d["data"]["criteria"][0]["cohort"]')" = "[3, 1]" ]
    [ "$(json '{r["reviewer"] for r in d["data"]["reviews"]} == {"古野"} and len(d["data"]["reviews"][0]["marks"]) == 3')" = true ]
    [ "$(json 'd["data"]["selections"][0]["state"], len(d["data"]["selections"][0]["selected"])')" = '["draft", 16]' ]
    [ "$(json 'sorted(a["rank"] for a in d["data"]["applications"] if a["rank"])[0]')" = 1 ]
}

@test "one cohort has its applicants and what stands between them" {
    sample
    miraif -q cohort create 2 --start 2027-04-16
    miraif -q person apart p1 p2
    expect 0 miraif export json 2
    [ "$(json '[c["id"] for c in d["data"]["cohorts"]], d["data"]["people"], d["data"]["separations"]')" = '[[2], [], []]' ]
    expect 0 miraif export json 1
    [ "$(json 'len(d["data"]["separations"])')" = 1 ]
}

@test "an unknown cohort, no store, a full disk" {
    expect 10 miraif export json
    store
    expect 4 miraif export json 3
    is ""
    expect 74 miraif export json -o /dev/full
}

@test "what was told and answered, duties, matches, sessions and who came" {
    planned
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    miraif -q cohort staff add 1 p1 --duty community-manager >/dev/null
    miraif -q match mentors 1 >/dev/null
    miraif -q cohort graduate 1 --on 2027-04-16 >/dev/null
    miraif -q alumni ask --from "$(miraif alumni list --format ids | head -n 1)" '採用の相談' >/dev/null
    p=$(miraif team list 1 --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"][0]["members"][0]["id"])')
    MIRAIF_NOW=2027-01-16 miraif -q session attend 1-1 absent "$p" >/dev/null
    expect 0 miraif export json 1
    [ "$(json '[len(d["data"][k]) for k in ("matches", "duties", "graduates", "asks", "attendance", "exchanges")]')" = "[4, 1, 16, 0, 1, 0]" ]
    [ "$(json '[d["data"]["attendance"][0][k] for k in ("session", "attendance")]')" = '["1-1", "absent"]' ]
    [ "$(json 'len(d["data"]["sessions"]) > 20 and d["data"]["matches"][0]["cohort"] == 1')" = true ]
    expect 0 miraif export json
    [ "$(json 'len(d["data"]["asks"])')" = 1 ]
}

@test "offers, regrets and answers" {
    announced
    set -- $(miraif cohort quiet 1 --format ids)
    miraif -q cohort reply 1 "$1" accepted >/dev/null
    expect 0 miraif export json 1
    [ "$(json '[sum(e["what"] == w for e in d["data"]["exchanges"]) for w in ("offer", "waitlisted", "regret", "accepted")]')" = "[16, 8, 20, 1]" ]
    [ "$(json '[(e["from"], e["deadline"]) for e in d["data"]["exchanges"] if e["person"] == "'"$1"'"]')" = '[["office", "2026-12-15"], ["person", null]]' ]
}

@test "an audience that there is not, and a rehearsal, leave nothing behind" {
    teamed
    expect 4 miraif export json --for p999
    is ""
    printf kept >all.json
    expect 0 miraif export json --dry-run -o all.json
    has stderr "the file of -o is not written"
    [ "$(<all.json)" = kept ]
    expect 0 miraif person list --dry-run -o people.txt
    [ ! -e people.txt ]
    [ "$(sqlite3 .miraif/miraif.db "SELECT count(*) FROM handout")" = 0 ]
}
