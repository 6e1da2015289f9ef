#!/usr/bin/env bats
# Messages as forms export them.
load helper

@test "a form comes in, and again without change" {
    planned
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    expect 0 miraif --json session present import 1-3 "$MIRAIF_DATA/messages.csv"
    [ "$(json 'd["data"]["created"]')" = 3 ]
    expect 0 miraif --json session present import 1-3 "$MIRAIF_DATA/messages.csv"
    [ "$(json 'd["data"]["unchanged"]')" = 3 ]
    expect 0 miraif session present card 1-3 p2
    has output "孤独を話してくれて"
    [ "$(grep -c '<article>' <<<"$output")" = 2 ]
}

@test "bad rows are told of one by one" {
    planned
    printf 'person,to,message\np4,だれか,はい\np4,p4,はい\np4,p5,\np4,,はい\n' >form.csv
    expect 3 miraif --json session present import 1-3 form.csv
    [ "$(json '[r["reasons"][0] for r in d["data"]["rejected"]]')" = '["unknown_person", "not_allowed", "not_allowed", "missing_answer"]' ]
}

@test "not a general session, and no file" {
    planned
    expect 1 miraif session present import 1-3s "$MIRAIF_DATA/messages.csv"
    expect 4 miraif session present import 1-3 nowhere.csv
}
