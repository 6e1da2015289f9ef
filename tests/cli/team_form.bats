#!/usr/bin/env bats
# Teams are drafted by proof, or the clash that forbids them is named.
load helper

# The companies of those selected, one a line; the self-employed have none.
companies() {
    miraif --json person list --cohort 1 --status selected |
        python3 -c 'import json, sys; [print(p["company"]) for p in json.load(sys.stdin)["data"] if p["company_key"]]'
}

@test "the sample: four proved teams of four, with reasons" {
    selected
    expect 0 miraif --json team form 1
    [ "$(json 'd["schema"]')" = miraif/team-form/1 ]
    [ "$(json 'd["data"]["status"]')" = optimal ]
    [ "$(json '[len(t["members"]) for t in d["data"]["teams"]]')" = "[4, 4, 4, 4]" ]
    [ "$(json '[t["id"] for t in d["data"]["teams"]]')" = '["1-A", "1-B", "1-C", "1-D"]' ]
    [ "$(json 'len({m["id"] for t in d["data"]["teams"] for m in t["members"]})')" = 16 ]
    [ "$(json 'min(t["score"] for t in d["data"]["teams"]) == d["data"]["objective"]["worst"]')" = true ]
    [ "$(json 'd["data"]["bound"] == d["data"]["objective"]["total"]')" = true ]
    [ "$(json 'd["data"]["legal"] > 1000000 and d["data"]["clash"] == []')" = true ]
    [ "$(json 'all(r["text"] for t in d["data"]["teams"] for r in t["reasons"])')" = true ]
}

@test "a second draft is the same and takes the place of the first" {
    selected
    expect 0 miraif --json team form 1
    local first
    first=$(json '[[m["id"] for m in t["members"]] for t in d["data"]["teams"]]')
    expect 0 miraif --json --seed 5 team form 1
    [ "$(json '[[m["id"] for m in t["members"]] for t in d["data"]["teams"]]')" = "$first" ]
    expect 0 miraif --json team form 1 --dry-run
    expect 0 miraif --json team list 1
    [ "$(json '[[m["id"] for m in t["members"]] for t in d["data"]]')" = "$first" ]
}

@test "for people: a table, and what was proved" {
    selected
    expect 0 miraif team form 1
    has output "1-D"
    has output "worst team 0."
    has output "proved: no legal division"
    has output "miraif team adopt 1"
    expect 0 miraif --lang ja team form 1
    has output "証明"
}

@test "nobody selected, and an unknown cohort" {
    sample
    expect 1 miraif team form 1
    has stderr "nobody of cohort 1 is selected yet"
    has stderr "miraif cohort select 1"
    expect 4 miraif team form 7
}

@test "sizes that do not divide say which would" {
    selected
    miraif -q cohort edit 1 --teams 5 >/dev/null
    expect 1 miraif team form 1
    has stderr "16 people are selected or have accepted, but the teams have 20 seats"
    has stderr "--sizes 4,3,3,3,3"
    expect 0 miraif --json team form 1 --sizes 4,3,3,3,3
    [ "$(json '[len(t["members"]) for t in d["data"]["teams"]]')" = "[4, 3, 3, 3, 3]" ]
    # each is measured by what its own size can reach
    [ "$(json 'min(t["score"] for t in d["data"]["teams"]) > 0.85')" = true ]
    expect 2 miraif team form 1 --sizes 4,x
    expect 1 miraif team form 1 --sizes 16,0
}

@test "attributes are fields or headers of the form, with weights" {
    selected
    expect 0 miraif --json team form 1 --attribute themes=0.5 --attribute 'この募集をどこで知りましたか'
    [ "$(json 'sorted(d["data"]["teams"][0]["scores"])')" = '["themes", "この募集をどこで知りましたか"]' ]
    expect 0 miraif --json team form 1 --attribute 業種 --attribute 年齢
    [ "$(json 'sorted(d["data"]["teams"][0]["scores"])')" = '["age", "industry"]' ]
    expect 2 miraif team form 1 --attribute 業種 --attribute industry
    expect 2 miraif team form 1 --attribute shoes
    has stderr "no attribute “shoes”"
    expect 2 miraif team form 1 --attribute age=-1
    expect 2 miraif team form 1 --attribute age --attribute age
    has stderr "twice"
    expect 0 miraif --json team form 1 --attribute gender
    [ "$(json 'any(r["code"] == "missing" for r in d["data"]["reasons"])')" = true ]
}

@test "five of one company cannot be spread over four teams" {
    selected
    companies | head -n 5 >five
    mapfile -t names <five
    miraif -q person company group "${names[@]}" >/dev/null
    expect 5 miraif team form 1
    has stderr "no legal teams exist: 5 people of “"
    has stderr "cannot be spread over 4 teams: p"
    expect 5 miraif --json team form 1
    [ "$(json 'd["data"]["status"], d["data"]["proved"], [c["rule"] for c in d["data"]["clash"]], len(d["data"]["clash"][0]["people"])')" = '["infeasible", true, ["company"], 5]' ]
    [[ ${stderr##*$'\n'} == '{"error":{"code":"unsatisfiable","exit":5'* ]]
    expect 0 miraif team list 1
    has output "no teams yet"
}

@test "everyone from one company" {
    selected
    mapfile -t names < <(companies)
    miraif -q person company group "${names[@]}" >/dev/null
    expect 5 miraif team form 1
    has stderr "no legal teams exist: ${#names[@]} people of “"
    has stderr " more"
}

@test "what is to be avoided is, where it can be; what clashes is told" {
    selected
    companies | head -n 2 >two
    mapfile -t names <two
    miraif -q person company relation "${names[@]}" --kind client --rule avoid >/dev/null
    expect 0 miraif --json team form 1
    [ "$(json '[w["code"] for w in d["warnings"]]')" = "[]" ]
    local pair
    pair=$(miraif --json person list --cohort 1 --status selected |
        python3 -c 'import json, sys; print(*[p["id"] for p in json.load(sys.stdin)["data"] if p["company"] in sys.argv[1:]])' "${names[@]}")
    # shellcheck disable=SC2086 # two people
    miraif -q team rule add 1 together $pair >/dev/null
    expect 0 miraif --json team form 1
    [ "$(json '[w["code"] for w in d["warnings"]]')" = '["stake"]' ]
    miraif -q team adopt 1 --dry-run >/dev/null 2>&1
    miraif -q person company relation "${names[@]}" --kind client --rule forbid >/dev/null
    expect 5 miraif team form 1
    has stderr "miraif team rule remove r1"
}

@test "together and apart contradict: both are named, with the cheapest way out" {
    selected
    local one two
    { read -r one; read -r two; } < <(miraif --format ids person list --cohort 1 --status selected)
    miraif -q team rule add 1 together "$one" "$two" >/dev/null
    miraif -q person apart "$one" "$two" >/dev/null
    expect 5 miraif team form 1
    has stderr "kept apart: $one"
    has stderr "rule r1, all in one team: $one"
    has stderr "miraif team rule remove r1"
    miraif -q team rule remove r1 >/dev/null
    expect 0 miraif -q team form 1
}

@test "a web of rules: the fewest that clash, and the cheapest way out, which works" {
    selected
    mapfile -t ids < <(miraif --format ids person list --cohort 1 --status selected)
    # five who are to be apart by the office's word, two by two, of whom a sixth goes with one and not another
    for i in 0 1 2 3; do for j in $(seq $((i + 1)) 4); do miraif -q person apart "${ids[$i]}" "${ids[$j]}" >/dev/null; done; done
    miraif -q team rule add 1 together "${ids[4]}" "${ids[5]}" >/dev/null
    miraif -q team rule add 1 apart "${ids[5]}" "${ids[6]}" "${ids[7]}" >/dev/null
    expect 5 miraif --json team form 1
    [ "$(json 'd["data"]["proved"], d["data"]["fewest"], len(d["data"]["clash"]), {c["rule"] for c in d["data"]["clash"]} == {"apart"}')" = '[true, true, 10, true]' ]
    [ "$(json 'd["data"]["cheapest"], [r["rule"] for r in d["data"]["relaxation"]], d["data"]["relaxation"][0]["by"]')" = '[true, ["apart"], null]' ]
    has stderr "the cheapest way out: p"
    local way
    way=$(json 'd["data"]["relaxation"][0]["message"].split(": ")[1]')
    eval "$way" >/dev/null
    expect 0 miraif -q team form 1
}

@test "rules about numbers are loosened as little as it takes" {
    selected
    miraif -q team rule add 1 at-most 1 age=20-39 >/dev/null
    miraif -q team rule add 1 at-least 2 age=40-49 >/dev/null
    expect 5 miraif --json team form 1
    has stderr "cannot hold with 8 people of “20-39” and 4 teams"
    has stderr "the cheapest way out: rule r1 with 2 instead of 1; and rule r2 with 1 instead of 2"
    [ "$(json '[(r["rule"], r["by"]) for r in d["data"]["relaxation"]]')" = '[["r1", 1], ["r2", 1]]' ]
}

@test "after adoption the stage refuses to run again" {
    selected
    miraif -q team form 1 >/dev/null
    miraif -q team adopt 1 >/dev/null
    expect 1 miraif team form 1
    has stderr "adopted and stand"
    has stderr "formed anew"
}

@test "the way out of a relation names the companies that the office related" {
    store
    miraif -q cohort create 1 --start 2027-01-15 --teams 1 --team-size 2
    miraif -q cohort review criteria 1 M >/dev/null
    printf 'メールアドレス,お名前,会社名\na@example.jp,例 一,見本子会社\nb@example.jp,例 二,例文商事\n' >roster.csv
    printf 'id,reviewer,M\np1,古野,3\np2,古野,3\n' >scores.csv
    miraif -q cohort import 1 roster.csv >/dev/null
    miraif -q cohort review import 1 scores.csv >/dev/null
    miraif -q cohort select 1 >/dev/null
    miraif -q cohort adopt 1 >/dev/null
    miraif -q person company group 見本親会社 見本子会社 >/dev/null
    miraif -q person company relation 見本親会社 'Reibun 商事' --kind client --rule forbid >/dev/null
    miraif -q person company group 'Reibun 商事' 例文商事 >/dev/null
    expect 5 miraif team form 1
    way=$(grep -o "miraif person company unrelate.*" <<<"$output$stderr")
    eval "$way"
    expect 0 miraif team form 1
}

@test "once offers were made, those who accepted are teamed; open offers are named" {
    announced
    set -- $(miraif cohort quiet 1 --format ids)
    expect 1 miraif team form 1
    has stderr "16 people have not answered their offer: $1 "
    has stderr "--with-offered"
    expect 0 miraif team form 1 --with-offered --dry-run
    for p in "${@:2}"; do miraif -q cohort reply 1 "$p" accepted >/dev/null; done
    expect 1 miraif team form 1
    has stderr "1 people have not answered their offer: $1 "
    expect 0 miraif team form 1 --with-offered
    miraif -q cohort reply 1 "$1" declined >/dev/null
    expect 1 miraif team adopt 1
    has stderr "changed since the draft"
    expect 1 miraif team form 1
    has stderr "miraif cohort waitlist 1"
    expect 0 miraif team form 1 --sizes 4,4,4,3
    expect 0 miraif team adopt 1
}

@test "a draft with open offers is adopted as it is, and whoever does not come leaves" {
    announced
    set -- $(miraif cohort quiet 1 --format ids)
    miraif -q team form 1 --with-offered >/dev/null
    expect 0 miraif team adopt 1
    expect 0 miraif cohort reply 1 "$1" accepted
    expect 1 miraif cohort reply 1 "$2" declined
    expect 0 miraif cohort reply 1 "$2" left
    export MIRAIF_NOW=2026-12-20T09:00:00+09:00
    expect 0 miraif cohort reply expire 1
    has output "no offer is past its deadline"
    expect 0 miraif cohort quiet 1
    lacks stderr "past their deadline"
}
