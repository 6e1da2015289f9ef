#!/usr/bin/env bats
# miraif person list.
load helper

@test "nobody is an empty list" {
    store
    expect 0 miraif person list
    has output "nothing to list"
    expect 0 miraif person list --json
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "people come in the order of their readings, with every field" {
    sample
    expect 0 miraif person list --json
    [ "$(json '[p["kana"] for p in d["data"]] == sorted(p["kana"] for p in d["data"])')" = true ]
    [ "$(json 'all(k in p for p in d["data"] for k in "id name family_name given_name kana email phone birth_date age gender company company_key industry occupation place availability offers concern themes roles".split())')" = true ]
    [ "$(json '[p["age"] for p in d["data"] if p["email"] == "hanako.mihon@example.jp"]')" = "[38]" ]
    [ "$(json 'd["data"][0]["roles"]')" = '["applicant"]' ]
}

@test "filters hold together and forgive spelling" {
    sample
    expect 0 miraif person list --company 見本商事 --format csv
    [ "$(grep -c "見本商事" <<<"$output")" = 2 ]
    expect 0 miraif person list --company ㈱見本商事 --search マコト --json
    [ "$(json '[p["email"] for p in d["data"]]')" = '["makoto.mihon@example.jp"]' ]
    expect 0 miraif person list --industry ｉｔ・通信 --cohort 1 --status applied --format ids
    [ "$(wc -l <<<"$output")" -ge 5 ]
    expect 0 miraif person list --role mentor --format ids
    is ""
}

@test "an unknown cohort, role, state and a company that is none" {
    sample
    expect 4 miraif person list --cohort 2 --json
    is ""
    expect 2 miraif person list --role boss
    expect 2 miraif person list --status lost
    expect 1 miraif person list --company フリーランス
    is ""
    has stderr "names no company"
}
