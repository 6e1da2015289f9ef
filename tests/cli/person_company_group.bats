#!/usr/bin/env bats
# miraif person company group.
load helper

@test "companies become one; again, nothing changes" {
    store
    expect 0 miraif person company group 見本電機 株式会社見本電機販売 --json
    once=$output
    [ "$(json 'd["data"]["group"], [c["key"] for c in d["data"]["companies"]]')" = '["見本電機", ["見本電機", "見本電機販売"]]' ]
    expect 0 miraif person company group 見本電機 ㈱見本電機販売 --json
    is "$once"
}

@test "a company where nobody works is told, for it may be misspelt" {
    sample
    expect 0 miraif person company group 架空銀行 架空銀公
    has stderr "nobody is known to work at “架空銀公”"
    lacks stderr "“架空銀行”"
}

@test "groups that are named together are joined" {
    store
    miraif -q person company group a b
    miraif -q person company group c d
    expect 0 miraif person company group d a --json
    [ "$(json '[c["key"] for c in d["data"]["companies"]]')" = '["a", "b", "c", "d"]' ]
}

@test "one company, none, and those in a relation are refused" {
    store
    expect 2 miraif person company group
    expect 1 miraif person company group 見本電機
    expect 1 miraif person company group 見本電機 株式会社見本電機
    has stderr "two companies that differ"
    expect 1 miraif person company group 見本電機 フリーランス
    has stderr "names no company"
    expect 1 miraif person company group 見本電機 ""
    miraif -q person company relation x y --kind competitor --rule tell
    expect 1 miraif person company group x y
    has stderr "unrelate"
    expect 0 miraif person company list --json
    [ "$(json '[c["group"] for c in d["data"]]')" = '[null, null]' ]
}
