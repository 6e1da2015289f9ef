#!/usr/bin/env bats
# The policy of a cohort's teams, put in force from a file.
load helper

policy() {
    cat >policy.json
}

whole_policy() {
    policy <<'X'
{
  "attributes": [
    {"name": "業種", "weight": 2},
    {"name": "年齢", "aim": "balanced"},
    {"name": "この募集をどこで知りましたか", "kind": "ordered", "aim": "similar", "weight": 0.5,
     "order": ["SNS", "会社の掲示", "友人・知人の紹介"]},
    {"name": "診断", "kind": "profile", "columns": ["年齢"]}
  ],
  "rules": [
    {"kind": "apart", "people": ["p1", "ichiro.kaku@example.jp"], "reason": "同窓"},
    {"kind": "at-least", "amount": 1, "field": "年齢", "value": "40-59"}
  ]
}
X
}

@test "what show prints, set takes, and nothing changes" {
    selected
    whole_policy
    expect 0 miraif team policy set 1 policy.json
    is "attributes: 4, by which teams are formed from now on
rules: 2 added, 0 removed, 2 in all"
    expect 0 miraif team policy show 1 -o first.json
    expect 0 miraif team policy set 1 first.json
    is "the policy was so already"
    miraif team policy show 1 -o second.json
    cmp first.json second.json
    expect 0 miraif --format ids team rule list 1
    is "r1
r2"
}

@test "teams are formed by it, say by which, and are not adopted once it has changed" {
    selected
    whole_policy
    miraif -q team policy set 1 policy.json >/dev/null
    expect 0 miraif team form 1
    has output "- formed by the policy "
    has output "is not known of 3, who count as unlike everybody:"
    local digest
    digest=$(miraif --json team policy show 1 | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["digest"])')
    [ "$(sqlite3 .miraif/miraif.db "SELECT json_extract(settings, '$.policy') FROM run WHERE stage = 'form'")" = "$digest" ]
    policy <<<'{"attributes": [{"name": "industry"}]}'
    miraif -q team policy set 1 policy.json >/dev/null
    expect 1 miraif team adopt 1
    expect 0 miraif --json team form 1 --attribute age=2
    [ "$(sqlite3 .miraif/miraif.db "SELECT json_extract(settings, '$.attributes[0].name') FROM run WHERE state = 'draft' AND stage = 'form'")" = age ]
    miraif -q team adopt 1 >/dev/null
    expect 0 miraif team explain 1-A
    has output "- age: "
    lacks output "- industry: "
}

@test "balanced teams have means alike, similar ones are alike" {
    selected
    policy <<<'{"attributes": [{"name": "age", "aim": "balanced"}]}'
    miraif -q team policy set 1 policy.json >/dev/null
    expect 0 miraif --json team form 1
    [ "$(json 'max(sum(m["age"] for m in t["members"]) for t in d["data"]["teams"]) - min(sum(m["age"] for m in t["members"]) for t in d["data"]["teams"]) <= 1')" = true ]
    policy <<<'{"attributes": [{"name": "age", "aim": "similar"}]}'
    miraif -q team policy set 1 policy.json >/dev/null
    expect 0 miraif --json team form 1
    [ "$(json 'sorted(max(m["age"] for m in t["members"]) - min(m["age"] for m in t["members"]) for t in d["data"]["teams"])[-1] <= 12')" = true ]
}

@test "a part that is left out stays; rules that are not named end; locks stay" {
    selected
    miraif -q team rule add 1 apart p1 p2 >/dev/null
    miraif -q team rule add 1 slots 1 --length 45 >/dev/null
    policy <<<'{"attributes": [{"name": "age", "weight": 3}]}'
    expect 0 miraif team policy set 1 policy.json
    is "attributes: 1, by which teams are formed from now on"
    policy <<<'{"rules": [{"kind": "slots", "amount": 1, "length": 45}, {"kind": "apart-from-earlier"}]}'
    expect 0 miraif team policy set 1 policy.json
    is "rules: 1 added, 1 removed, 2 in all"
    expect 0 miraif --format ids team rule list 1
    is "r2
r3"
    expect 0 miraif undo --yes
    expect 0 miraif --format ids team rule list 1
    is "r1
r2"
}

@test "what is wrong is shown where it stands, with what is known there" {
    selected
    refuse() {
        policy
        expect "$1" miraif team policy set 1 policy.json
        has stderr "$2"
    }
    refuse 65 'policy.json:2:4: this is not JSON' <<<$'{\n  attributes}'
    refuse 65 'policy.json:1:2: a policy knows no “attribute” here' <<<'{"attribute": []}'
    has stderr 'known there: attributes, rules'
    refuse 65 'policy.json:2:19: a policy knows no “wieght” here' <<<$'{"attributes": [\n  {"name": "age", "wieght": 2}]}'
    has stderr 'known there: name, weight, kind, aim'
    refuse 65 'policy.json:1:43: a policy knows no “odd” here' <<<'{"attributes": [{"name": "age", "aim":    "odd"}]}'
    refuse 65 'policy.json:1:26: there is no attribute “音”' <<<'{"attributes": [{"name": "音"}]}'
    refuse 65 'policy.json:1:17: “order” is missing here' <<<'{"attributes": [{"name": "place", "kind": "ordered"}]}'
    refuse 65 'policy.json:1:43: “weight” is no weight' <<<'{"attributes": [{"name": "age", "weight": 0}]}'
    refuse 65 'policy.json:1:20: a policy knows no “locked” here' <<<'{"rules": [{"kind":"locked"}]}'
    refuse 4 'policy.json:1:12: there is no person “p999”' <<<'{"rules": [{"kind": "apart", "people": ["p1", "p999"]}]}'
    refuse 1 'policy.json:1:12: nobody who applied to cohort 1 has “宇宙” in industry' <<<'{"rules": [{"kind": "never-alone", "field": "業種", "value": "宇宙"}]}'
    expect 4 miraif team policy set 1 none.json
    expect 4 miraif team policy set 2 policy.json
    expect 0 miraif --format ids team rule list 1
    is ""
}
