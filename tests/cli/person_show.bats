#!/usr/bin/env bats
# miraif person show.
load helper

@test "by number or by address in any spelling, the same person" {
    sample
    expect 0 miraif person show hanako.mihon@example.jp --json
    by_address=$output
    expect 0 miraif person show "$(json 'd["data"]["id"]')" --json
    is "$by_address"
    expect 0 miraif person show ＨＡＮＡＫＯ.mihon@EXAMPLE.jp --json
    is "$by_address"
}

@test "the sheet has applications, history and whom the office keeps away" {
    sample
    miraif -q person apart hanako.mihon@example.jp makoto.mihon@example.jp --reason 元上司
    expect 0 miraif person show hanako.mihon@example.jp
    has output 株式会社見本商事
    has output 元上司
    has output "for the office only"
    expect 0 miraif person show hanako.mihon@example.jp --json
    [ "$(json 'd["data"]["applications"][0]["cohort"], len(d["data"]["profiles"]), d["data"]["apart"][0]["why"]')" = '[1, 1, "元上司"]' ]
    [ "$(json '"この募集をどこで知りましたか" in d["data"]["applications"][0]["answers"]')" = true ]
}

@test "nobody of that name" {
    store
    expect 4 miraif person show p99
    has stderr "“p99”"
    expect 4 miraif person show nobody@example.jp --json
    is ""
    has stderr not_found
}

@test "when somebody is free is told in hours that can be compared" {
    store
    miraif -q cohort create 1 --start 2027-01-15 >/dev/null
    printf '氏名,メール,参加可能日時\n見本 一,a@example.jp,平日夜（19時以降）、土日午前\n見本 二,b@example.jp,応相談\n' >a.csv
    miraif -q cohort import 1 a.csv
    expect 0 miraif person show p1 --json
    [ "$(json '[d["data"][k] for k in ("availability", "slots")]')" = \
        '["平日夜（19時以降）、土日午前", "mon,tue,wed,thu,fri 19-24; sat,sun 9-12"]' ]
    expect 0 miraif person show p2 --json
    [ "$(json 'd["data"]["slots"]')" = null ]
}
