#!/usr/bin/env bats
# After somebody left.
load helper

leave() {
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'left' WHERE person IN ($1)"
}

@test "a team goes on with three, and turns are given anew" {
    planned
    leave 4
    MIRAIF_NOW=2027-02-10T09:00:00+09:00 expect 0 miraif --json team repair 1
    [ "$(json 'd["data"]["moves"][0]["to"], d["data"]["letters"], d["data"]["turns"] > 0')" = '[null, 1, true]' ]
    [ "$(json '[len(t["members"]) for t in d["data"]["teams"]]')" = '[3, 4, 4, 4]' ]
    MIRAIF_NOW=2027-02-10T09:00:00+09:00 expect 0 miraif --json match peers 1-A
    [ "$(json 'len(set(m["planned"] for m in d["data"]["teams"][0]["members"])) <= 2')" = true ]
    expect 0 miraif team repair 1
    has output "nothing is to be changed"
}

@test "until then, teams and the morning list name who has left" {
    planned
    leave 4
    expect 0 miraif team show 1-A
    has output "p4 設例 健太 has left team 1-A; next: miraif team repair 1"
    expect 0 miraif --json team list 1
    [ "$(json '[m["id"] for t in d["data"] for m in t["members"] if m["left"]]')" = '["p4"]' ]
    expect 7 miraif --now 2027-02-10 --json today
    [ "$(json '[m["command"] for m in d["data"] if m["source"] == "left_team"]')" = '["miraif team repair 1"]' ]
    miraif -q team repair 1 >/dev/null
    expect 0 miraif team show 1-A
    lacks output "has left"
    expect 7 miraif --now 2027-02-10 --json today
    [ "$(json '[m for m in d["data"] if m["source"] == "left_team"]')" = '[]' ]
}

@test "nobody moves while sizes and rules are well; else the fewest do" {
    teamed
    leave 4
    expect 0 miraif --json team repair 1 --moves 3 --dry-run
    [ "$(json 'len(d["data"]["moves"])')" = 1 ]
    leave 5
    expect 0 miraif --json team repair 1 --moves 3
    [ "$(json 'sum(1 for m in d["data"]["moves"] if m["to"])')" = 1 ]
    [ "$(json 'sorted(len(t["members"]) for t in d["data"]["teams"])')" = '[3, 3, 4, 4]' ]
}

@test "the move is the best of all that are legal" {
    teamed
    leave 4,5
    expect 0 miraif --json team repair 1 --moves 1 --dry-run
    local worst total
    read -r worst total < <(python3 -c 'import json, sys
t = json.load(open(sys.argv[1]))["data"]["teams"]
print(min(x["score"] for x in t), round(sum(x["score"] for x in t), 4))' "$BATS_TEST_TMPDIR/out")
    miraif -q team repair 1 >/dev/null
    for person in $(miraif --json team list 1 | python3 -c 'import json, sys
print(*[m["id"] for t in json.load(sys.stdin)["data"][1:] for m in t["members"]])'); do
        try miraif --json team move "$person" --to 1-A --dry-run
        [ "$status" = 0 ] || continue
        python3 -c 'import json, sys
t = json.load(open(sys.argv[1]))["data"]["teams"]
w, s = min(x["score"] for x in t), sum(x["score"] for x in t)
assert (w, s) <= (float(sys.argv[2]) + 1e-9, float(sys.argv[3]) + 1e-3), (w, s, sys.argv)' "$BATS_TEST_TMPDIR/out" "$worst" "$total"
    done
}

@test "too few moves, a team of one, and a draft" {
    teamed
    leave 4,5,14
    expect 1 miraif team repair 1
    has stderr "a team of 1"
    expect 5 miraif team repair 1 --moves 1
    has stderr "no 1 moves"
    expect 0 miraif -q team repair 1 --moves 2
    rm -r .miraif && selected && miraif -q team form 1 >/dev/null
    expect 1 miraif team repair 1
    has stderr draft
}
