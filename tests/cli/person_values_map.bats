#!/usr/bin/env bats
# `miraif person values map`.
load helper

@test "a value counts as another, however it is written" {
    sample
    expect 0 miraif person values map occupation 'ﾎｳｼﾞﾝ ' 営業
    has output "“ﾎｳｼﾞﾝ ” counts as “営業” now"
    expect 0 miraif person values map occupation 法人営業 営業 --json
    [ "$(json 'd["data"]["counts_as"]')" = 営業 ]
    [ "$(json '[v["value"] for v in d["data"]["values"]]')" = '["営業", "法人営業", "ﾎｳｼﾞﾝ"]' ]
    expect 0 miraif -q person values map occupation 法人営業 営業
    expect 0 miraif history --format ids
    [ "$(wc -l <<<"$output")" = 4 ]
    miraif -q undo
    expect 4 miraif person values unmap occupation 法人営業
}

@test "one step leads to what counts" {
    sample
    miraif -q person values map occupation 法人営業 営業
    miraif -q person values map occupation 営業 セールス
    expect 0 miraif person values occupation --json
    [ "$(json '{v["value"]: v["counts_as"] for v in d["data"] if "営業" in v["value"]}')" = '{"営業": "セールス", "法人営業": "セールス"}' ]
    miraif -q person values map occupation MR 営業
    miraif -q person values map occupation セールス 営業
    expect 0 miraif person values occupation --json
    [ "$(json 'sorted((v["value"], v["counts_as"]) for v in d["data"] if v["counts_as"])')" = \
        '[["MR", "営業"], ["セールス", "営業"], ["法人営業", "営業"]]' ]
}

@test "a theme may count as several" {
    sample
    miraif -q person values map themes 管理職 '組織, 人を育てる'
    expect 0 miraif person values themes --json
    [ "$(json '[v["counted"] for v in d["data"] if v["value"] in ("人を育てる", "組織")]')" = "[8, 5]" ]
    [ "$(json '[v["counts_as"] for v in d["data"] if v["value"] == "管理職"]')" = '["組織, 人を育てる"]' ]
}

@test "what makes no sense is refused" {
    sample
    expect 1 miraif person values map occupation 営業 ' 営 業'
    has stderr "are one already"
    expect 1 miraif person values map occupation ' ' 営業
    has stderr "a value cannot be blank"
    expect 2 miraif person values map company 甲 乙
    expect 2 miraif person values map occupation 営業
}
