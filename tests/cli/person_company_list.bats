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

@test "departments, holdings, and branches without a whole are listed for a decision" {
    store
    printf '%s\n' 氏名,メール,会社 '見本 一,a@example.jp,例文商事' '見本 二,b@example.jp,例文商事 営業部' \
        '見本 三,c@example.jp,例文商事ホールディングス㈱' '見本 四,d@example.jp,架空物産 東京支店' \
        '見本 五,e@example.jp,架空物産 大阪支店' '見本 六,f@example.jp,東京電力支店' '見本 七,g@example.jp,東京海上支店' >list.csv
    miraif -q person import list.csv --role staff 2>import.err
    expect 0 miraif person company list --json
    [ "$(json '{c["key"]: c["possible_match"] for c in d["data"] if c["possible_match"]}')" = \
        '{"例文商事ホールディングス": "例文商事", "例文商事営業部": "例文商事", "架空物産東京支店": "架空物産大阪支店"}' ]
    miraif -q person company group 架空物産大阪支店 架空物産東京支店
    miraif -q person company dismiss 例文商事ホールディングス 例文商事
    miraif -q person company group 例文商事 例文商事営業部
    expect 0 miraif person company list --json
    [ "$(json '[c["key"] for c in d["data"] if c["possible_match"]]')" = '[]' ]
}
