#!/usr/bin/env bats
# Who is in a team.
load helper

@test "members as their applications say" {
    selected
    miraif -q team form 1 >/dev/null
    expect 0 miraif team show 1-B
    has output "team 1-B (draft), diversity 0."
    has output "occupation"
    [ "$(grep -c '^p[0-9]' <<<"$output")" = 4 ]
    expect 0 miraif --json team show 1-B
    [ "$(json 'd["data"]["id"], len(d["data"]["members"]), d["data"]["mentors"]')" = '["1-B", 4, []]' ]
    [ "$(json 'all(m["email"].endswith("@example.jp") and m["company"] for m in d["data"]["members"])')" = true ]
}

@test "a team that is not there" {
    selected
    expect 4 miraif team show 1-A
    has stderr "miraif team form 1"
    miraif -q team form 1 >/dev/null
    expect 4 miraif team show 1-E
    has stderr "the teams are 1-A to 1-D"
    expect 4 miraif team show 2-A
}

@test "all teams of a cohort, with the divisions that come next and what they lose" {
    selected
    expect 4 miraif team show 1
    has stderr "miraif team form 1"
    miraif -q team form 1 >/dev/null
    expect 0 miraif team show 1
    has output "2102100 legal divisions, of which 2 are as good"
    has output "- next best: as good; p5 某川 葵 to 1-B, p22 架空 千尋 to 1-A"
    has output "the same, gap 0.01 instead of 0.006; p4"
    expect 0 miraif --json team show 1
    [ "$(json 'd["data"]["equals"], len(d["data"]["alternatives"])')" = '[2, 3]' ]
    [ "$(json '[a["loses"]["worst"] for a in d["data"]["alternatives"]]')" = '[0, 0, 0]' ]
    [ "$(json 'd["data"]["alternatives"][0]["moves"]')" = '[{"id": "p5", "from": "1-A", "to": "1-B"}, {"id": "p22", "from": "1-B", "to": "1-A"}]' ]
    [ "$(json 'd["data"]["alternatives"][1]["loses"]["gap"] > 0')" = true ]
}

@test "what is no team" {
    store
    expect 2 miraif team show A
    expect 2 miraif team show
}

@test "a team and a person are known however a Japanese keyboard writes them" {
    selected
    miraif -q team form 1 >/dev/null
    expect 0 miraif --json team show 1-a
    [ "$(json 'd["data"]["id"]')" = '1-A' ]
    expect 0 miraif --json team show １－Ａ
    [ "$(json 'd["data"]["id"]')" = '1-A' ]
    expect 0 miraif --json person show ｐ１
    [ "$(json 'd["data"]["id"]')" = p1 ]
    expect 2 miraif team show 1-1
    expect 2 miraif person show p01
}
