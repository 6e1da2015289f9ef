#!/usr/bin/env bats
# `miraif person company dismiss`: a company that reads like a branch and is none.
load helper

branches() {
    store
    printf '%s\n' 氏名,メール,会社 '見本 一郎,a@example.jp,架空電機㈱' '例文 花子,b@example.jp,架空電機 東京支店' \
        '試 太郎,c@example.jp,架空電機研究所' >staff.csv
    miraif -q person import staff.csv --role staff 2>import.err
}

possible() {
    expect 0 miraif person company list --json
    json '[c["key"] for c in d["data"] if c["possible_match"]]'
}

@test "the list of possible branches becomes empty when all is decided" {
    branches
    [ "$(possible)" = '["架空電機東京支店", "架空電機研究所"]' ]
    expect 0 miraif person company dismiss 株式会社架空電機研究所 架空電機 --reason 別法人
    has output "are two companies"
    miraif -q person company group 架空電機 架空電機東京支店
    [ "$(possible)" = '[]' ]
    expect 0 miraif person company list
    has output "no branch of one another"
    has output 別法人
    expect 0 miraif person company list --json
    [ "$(json '[c["dismissed"] for c in d["data"]]')" = '[["架空電機研究所"], [], ["架空電機"]]' ]
}

@test "an import warns of what is not decided only" {
    branches
    printf '%s\n' 氏名,メール,会社 '見本 二,d@example.jp,架空電機　東京支店' >more.csv
    expect 0 miraif person import more.csv --role staff --dry-run --json
    [ "$(json '[w["reasons"] for w in d["data"]["warnings"]]')" = '[["company_branch"]]' ]
    miraif -q person company dismiss 架空電機 架空電機東京支店
    expect 0 miraif person import more.csv --role staff --dry-run --json
    [ "$(json 'd["data"]["warnings"]')" = '[]' ]
    miraif -q undo
    expect 0 miraif person import more.csv --role staff --dry-run --json
    [ "$(json 'len(d["data"]["warnings"])')" = 1 ]
}

@test "one decision stands against another" {
    branches
    miraif -q person company group 架空電機 架空電機東京支店
    expect 1 miraif person company dismiss 架空電機東京支店 架空電機
    has stderr "in one group"
    miraif -q person company ungroup 架空電機東京支店
    miraif -q person company dismiss 架空電機東京支店 架空電機
    expect 1 miraif person company group 架空電機 架空電機東京支店
    has stderr "two companies"
    expect 0 miraif person company dismiss 架空電機東京支店 架空電機 --withdraw
    expect 0 miraif person company group 架空電機 架空電機東京支店
    expect 0 miraif doctor
}

@test "what cannot be" {
    store
    expect 1 miraif person company dismiss 架空電機 ㈱架空電機
    expect 1 miraif person company dismiss 架空電機 フリーランス
    expect 4 miraif person company dismiss 架空電機 例文 --withdraw
    expect 2 miraif person company dismiss 架空電機
}
