#!/usr/bin/env bats
# `miraif person import`.
load helper

@test "mentors come with what they can give" {
    store
    expect 0 miraif person import "$MIRAIF_DATA/mentors.csv" --role mentor --json
    [ "$(json 'd["data"]["created"] == d["data"]["records"] > 0')" = true ]
    expect 0 miraif person list --role mentor --json
    [ "$(json '[(p["name"], p["capacity"], p["offers"]) for p in d["data"]][0]')" = \
        '["先導 正樹", 2, "管理職, 組織, 人を育てる"]' ]
    expect 0 miraif person import "$MIRAIF_DATA/mentors.csv" --role mentor --json
    [ "$(json '[d["data"]["created"], d["data"]["updated"], d["data"]["unchanged"] == d["data"]["records"]]')" = '[0, 0, true]' ]
}

@test "without a role, known people are brought up to date and others refused" {
    store
    printf '氏名,メール,会社名,定員\n先導 正,m@example.jp,旧社,2名\n' >mentors.csv
    printf '氏名,メール,会社名\n先導 正,m@example.jp,新社\n誰か 某,x@example.jp,\n' >news.csv
    miraif -q person import mentors.csv --role mentor
    expect 3 miraif person import news.csv --json
    [ "$(json '[d["data"]["updated"], d["data"]["rejected"][0]["reasons"]]')" = '[1, ["unknown_person"]]' ]
    expect 0 miraif person show m@example.jp --json
    [ "$(json 'd["data"]["company"]')" = 新社 ]
    [ "$(json '[p["company"] for p in d["data"]["profiles"]]')" = '["新社", "旧社"]' ]
}

@test "an empty list changes nothing" {
    store
    printf '氏名,メール\n' >none.csv
    expect 0 miraif person import none.csv --role staff
    has output "0 rows: 0 new"
    expect 0 miraif history --json
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "bad words are refused" {
    store
    expect 2 miraif person import none.csv --role boss
    expect 4 miraif person import none.csv --role staff
}
