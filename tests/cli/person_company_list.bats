#!/usr/bin/env bats
# miraif person company list.
load helper

@test "no companies yet" {
    store
    expect 0 miraif person company list --json
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "spellings of one company are one, branches are possible matches, freelances are none" {
    sample
    expect 0 miraif person company list --json
    [ "$(json '[(c["people"], sorted(c["spellings"])) for c in d["data"] if c["key"] == "見本商事"]')" = '[[2, ["株式会社見本商事", "見本商事(株)"]]]' ]
    [ "$(json '[c["possible_match"] for c in d["data"] if c["key"] == "架空銀行東京支店"]')" = '["架空銀行"]' ]
    [ "$(json '[c for c in d["data"] if "フリーランス" in c["spellings"]]')" = "[]" ]
}

@test "groups and relations are shown" {
    sample
    miraif -q person company group 架空銀行 架空銀行東京支店
    miraif -q person company relation 見本商事 架空銀行 --kind supplier --rule avoid
    expect 0 miraif person company list
    has output client
    expect 0 miraif person company list --json
    [ "$(json '[c["group"] for c in d["data"] if c["key"].startswith("架空銀行")]')" = '["架空銀行", "架空銀行"]' ]
    [ "$(json '[(r["key"], r["kind"]) for c in d["data"] for r in c["relations"]]')" = '[["見本商事", "client"], ["架空銀行", "supplier"]]' ]
}
