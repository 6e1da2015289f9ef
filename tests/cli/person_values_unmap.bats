#!/usr/bin/env bats
# `miraif person values unmap`.
load helper

@test "a value counts as itself again" {
    sample
    miraif -q person values map industry 金融 サービス
    expect 0 miraif person values unmap industry ' 金 融'
    has output "“ 金 融” counts as itself again"
    expect 0 miraif person values industry --json
    [ "$(json '[v["counts_as"] for v in d["data"]].count(None) == len(d["data"])')" = true ]
}

@test "what counts as itself is said" {
    sample
    expect 4 miraif person values unmap industry 金融
    has stderr "“金融” counts as itself already"
    expect 4 miraif person values unmap industry なにか --json
    has stderr '"code":"not_found"'
}

@test "a dry run leaves the map" {
    sample
    miraif -q person values map industry 金融 サービス
    expect 0 miraif -n person values unmap industry 金融
    expect 0 miraif person values unmap industry 金融 --json
    [ "$(json 'd["data"]["value"]')" = 金融 ]
}
