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
    has output "2102100 legal divisions, of which 8 are as good"
    has output "- next best: as good; p5 某川 葵 to 1-B, p22 架空 千尋 to 1-A"
    lacks output "instead of"
    expect 0 miraif --json team show 1
    [ "$(json 'd["data"]["equals"], len(d["data"]["alternatives"])')" = '[8, 3]' ]
    [ "$(json '[a["loses"]["worst"] for a in d["data"]["alternatives"]]')" = '[0, 0, 0]' ]
    [ "$(json 'd["data"]["alternatives"][1]["moves"]')" = '[{"id": "p5", "from": "1-A", "to": "1-B"}, {"id": "p22", "from": "1-B", "to": "1-A"}]' ]
    [ "$(json 'd["data"]["alternatives"][1]["loses"]["gap"]')" = 0 ]
}

@test "a proof sheet without names, whose arithmetic a stranger can follow" {
    selected
    miraif -q team form 1 >/dev/null
    expect 0 miraif team show 1 --proof
    has output "1-A: 0 1 7 15; diversity 0.923077"
    has output "Rank: 1."
    has output "Legal divisions: 2102100"
    ! grep -Eq 'p[0-9]|@|見本' <<<"$output"
    expect 0 miraif --json team show 1 --proof -o sheet.json
    ! grep -Eq '"p[0-9]|@|見本' sheet.json
    # by the manual alone
    [ "$(python3 - <<'STRANGER'
import hashlib, json
sheet = json.load(open("sheet.json"))["data"]
given = sheet["input"]
pairs = {v["size"]: v["pairs"] for v in given["values"]}
value = lambda team: sum(pairs[len(team)][max(i, j) - 1][min(i, j)] for i in team for j in team if j < i)
figures = lambda teams: [min(map(value, teams)), sum(map(value, teams)), max(map(value, teams))]
holds = lambda teams: all(sum(m in team for m in rule["members"]) in rule["allowed"] for rule in given["rules"] for team in teams)
numbers = [given["people"], len(given["sizes"]), *given["sizes"]]
for size in sorted(pairs):
    numbers += [one for row in pairs[size] for one in row]
numbers.append(len(given["rules"]))
for rule in given["rules"]:
    numbers += [len(rule["members"]), *rule["members"], int(rule["together"]), len(rule["allowed"]), *rule["allowed"], 0]
teams = [team["members"] for team in sheet["teams"]]
print(hashlib.sha256("".join(f"{n}\n" for n in numbers).encode()).hexdigest() == sheet["digest"],
      figures(teams) == [sheet["objective"][k] for k in ("worst", "total", "best")],
      [team["value"] for team in sheet["teams"]] == [value(team) for team in teams],
      all(figures(a["groups"]) == [a["worst"], a["total"], a["best"]] for a in sheet["alternatives"]),
      holds(teams) and all(holds(a["groups"]) for a in sheet["alternatives"]))
STRANGER
    )" = "True True True True True" ]
}

@test "a proof sheet of teams that the office changed says what is better, and their rank" {
    teamed
    miraif -q team swap p4 p16 >/dev/null 2>&1 || miraif -q team swap p4 p20 >/dev/null
    expect 0 miraif team show 1 --proof
    has output "not the best that are possible"
    has output "By the worst team, the rank is between "
    expect 0 miraif --json team show 1 --proof -o sheet.json
    expect 0 miraif solve grouping --check sheet.json
    has output "no legal division is better than the best that is named: holds"
    lacks output "does not hold"
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
