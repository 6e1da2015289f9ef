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

@test "two messages changed in one file make one card that waits, with both; who is forgotten is on none" {
    planned
    printf 'person,to,message\np4,p2,ひとつめ\np5,p2,ふたつめ\n' >form.csv
    miraif -q session present import 1-3 form.csv >/dev/null
    sed -i 's/つめ/つめの改訂/' form.csv
    miraif -q session present import 1-3 form.csv >/dev/null
    [ "$(waiting_letters "rule = 'cheer-card'")" = "cheer-card:1 " ]
    card() { sqlite3 .miraif/miraif.db "SELECT args FROM item WHERE rule = 'cheer-card' AND cancelled_at IS NULL"; }
    [[ $(card) == *ふたつめの改訂*ひとつめの改訂* ]]
    miraif -q person forget p4 --yes >/dev/null 2>&1 || [ $? = 3 ]
    [ "$(sqlite3 .miraif/miraif.db "SELECT count(*) FROM item WHERE args LIKE '%ひとつめ%'")" = 0 ]
}
