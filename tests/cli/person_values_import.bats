#!/usr/bin/env bats
# `miraif person values import`.
load helper

@test "what is suggested is printed, edited and imported" {
    sample
    miraif person values occupation --suggested --format csv >map.csv
    grep -q '法人営業,2,営業,' map.csv
    expect 0 miraif person values import occupation map.csv --json
    [ "$(json 'd["data"]["rejected"]')" = '[]' ]
    created=$(json 'd["data"]["created"]')
    [ "$created" -gt 2 ]
    expect 0 miraif person values import occupation map.csv --json
    [ "$(json '[d["data"][k] for k in ("created", "updated")]')" = '[0, 0]' ]
    miraif -q undo
    expect 0 miraif person values occupation --json
    [ "$(json 'any(v["counts_as"] for v in d["data"])')" = false ]
}

@test "a blank cell lets a value count as itself" {
    sample
    miraif -q person values map place 東京都 関東
    miraif -q person values map place 千葉県 関東
    printf '値;まとめ先;備考\n東京都;;x\n神奈川県;関東;\n;関東;\n' | iconv -f UTF-8 -t CP932 >map.csv
    expect 3 miraif person values import place map.csv
    has output "there is no value"
    expect 0 miraif person values place --json
    [ "$(json 'sorted(v["value"] for v in d["data"] if v["counts_as"] == "関東")')" = '["千葉県", "神奈川県"]' ]
}

@test "a sheet without the columns is refused" {
    sample
    printf 'a,b\n1,2\n' >map.csv
    expect 65 miraif person values import place map.csv
    has stderr "no column says the value"
    printf 'value,b\n1,2\n' >map.csv
    expect 65 miraif person values import place map.csv
    has stderr "no column says what it counts as"
    expect 0 miraif person values import place map.csv --map counts_as=b
}
