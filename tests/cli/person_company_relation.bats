#!/usr/bin/env bats
# miraif person company relation.
load helper

@test "a relation is reported as it was stated" {
    store
    expect 0 miraif person company relation 見本電機 架空商事 --kind client --rule forbid --json
    [ "$(json 'd["data"]["company"], d["data"]["kind"], d["data"]["other"], d["data"]["rule"]')" = '["見本電機", "client", "架空商事", "forbid"]' ]
    expect 0 miraif person company relation 架空商事 見本電機 --kind supplier --rule forbid --json
    [ "$(json 'd["data"]["company"], d["data"]["kind"], d["data"]["other"], d["data"]["rule"]')" = '["架空商事", "supplier", "見本電機", "forbid"]' ]
}

@test "said again it is replaced" {
    store
    miraif -q person company relation a b --kind client --rule forbid
    miraif -q person company relation b a --kind competitor --rule tell
    expect 0 miraif person company list --json
    [ "$(json '[(r["kind"], r["rule"]) for c in d["data"] for r in c["relations"]]')" = '[["competitor", "tell"], ["competitor", "tell"]]' ]
}

@test "a company with itself, with one of its group, with nobody" {
    store
    expect 1 miraif person company relation 見本電機 ㈱見本電機 --kind client --rule forbid
    has stderr "the same company"
    miraif -q person company group a b
    expect 1 miraif person company relation a b --kind client --rule forbid
    has stderr "one group"
    expect 1 miraif person company relation a 個人事業主 --kind client --rule forbid
    expect 2 miraif person company relation a c --kind friend --rule forbid
    expect 2 miraif person company relation a c --kind client
}
