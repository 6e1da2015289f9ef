#!/usr/bin/env bats
# Full text over graduates, in Japanese, however short the words.
load helper

# The names that a search finds, joined.
found() {
    miraif --json alumni search "$@" | python3 -c 'import json, sys
print("、".join(sorted(g["name"].replace("　", " ") for g in json.load(sys.stdin)["data"])))'
}

@test "words of one, two and more characters; kana, widths and case make no difference" {
    graduated
    miraif --json alumni list >list.json
    local two reading
    two=$(python3 -c 'import json; print(json.load(open("list.json"))["data"][0]["name"][:2])')
    reading=$(python3 -c 'import json; print("".join(chr(ord(c) + 96) if "ぁ" <= c <= "ん" else c
        for c in json.load(open("list.json"))["data"][0]["kana"]))')
    [[ $(found "$two") == *"$two"* ]]
    [ -n "$(found "$reading")" ]
    [ -n "$(found 営業)" ]
    [ "$(found ＥＸＡＭＰＬＥ)" = "$(found example)" ]
    expect 0 miraif --json alumni search 営業
    [ "$(json 'all("occupation" in g["found_in"] or "themes" in g["found_in"] for g in d["data"])')" = true ]
}

@test "every word must be found; worries are not searched" {
    graduated
    expect 0 miraif --json alumni search "営業　仕事の意味"
    local both=$output
    expect 0 miraif --json alumni search 営業
    [ "$(json 'len(d["data"])')" -ge "$(output=$both && json 'len(d["data"])')" ]
    expect 0 miraif --json alumni search だれのために売っている
    [ "$(json 'd["data"]')" = "[]" ]
}

@test "applicants who are no graduates are not found; nothing to search for is refused" {
    sample
    expect 0 miraif --format ids alumni search 営業
    is ""
    expect 1 miraif alumni search " 　"
    has stderr "nothing to search for"
    expect 2 miraif alumni search
}
