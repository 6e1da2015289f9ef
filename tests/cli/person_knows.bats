#!/usr/bin/env bats
# `miraif person knows`.
load helper

@test "two people who know one another have met: seats keep them from one table" {
    planned
    sqlite3 .miraif/miraif.db "UPDATE profile SET company_key = NULL"
    expect 0 miraif session seat unmet 1-1s --person p4 --json
    other=$(json 'd["data"][0]["people"][0]["id"]')
    other=${other//\"/}
    expect 0 miraif person knows p4 "$other" --from 大学の同窓
    has output 大学の同窓
    expect 0 miraif session seat unmet 1-1s --person p4 --json
    [ "$(json '"'"$other"'" in [p["id"] for p in d["data"][0]["people"]]')" = false ]
}

@test "said again, from where is renewed; taken back, by word or by undo" {
    sample
    miraif -q person knows p2 p1 --from 前職
    expect 0 miraif --json person knows p1 p2
    [ "$(json '[d["data"][k] for k in ("person", "other", "why")]')" = '["p1", "p2", "前職"]' ]
    expect 0 miraif person knows p1 p2 --withdraw
    has output "know one another"
    expect 4 miraif person knows p1 p2 --withdraw
    has stderr "miraif person knows list"
    miraif -q undo
    expect 0 miraif --json person knows list
    [ "$(json 'len(d["data"])')" = 1 ]
}

@test "a merge takes acquaintances along, and forgetting ends them" {
    store
    printf '%s\n' 氏名,メール '見本 一郎,a@example.jp' '例文 花子,b@example.jp' '見本 一郎,c@example.jp' >staff.csv
    miraif -q person import staff.csv --role staff 2>import.err
    miraif -q person knows p2 p3
    miraif -q person knows p1 p3
    miraif -q person merge p1 p3 >/dev/null
    expect 0 miraif --json person knows list
    [ "$(json '[(k["person"], k["other"]) for k in d["data"]]')" = '[["p1", "p2"]]' ]
    miraif -q --yes person forget p2 >/dev/null
    expect 0 miraif --json person knows list
    [ "$(json 'd["data"]')" = '[]' ]
}

@test "who does not exist, and nobody with themselves" {
    sample
    expect 1 miraif person knows p1 p1
    expect 4 miraif person knows p1 p999
    expect 2 miraif person knows p1 p2 --from x --withdraw
    expect 2 miraif person knows p1
}
