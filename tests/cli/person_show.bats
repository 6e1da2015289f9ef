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
