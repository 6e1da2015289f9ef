#!/usr/bin/env bats
# An ask has an owner and a clock, and goes to likely people, at once.
load helper

# The members of team 1-A in $a $b $c $d.
team() {
    read -r a b c d < <(miraif --json team list 1 | python3 -c 'import json, sys
print(*[m["id"] for m in json.load(sys.stdin)["data"][0]["members"]])')
}

@test "the rest of the team is asked at once, by letter, with a clock of two days" {
    graduated
    team
    expect 0 miraif --json alumni ask 転職の最初の壁をどう越えましたか --from "$a" --themes 転職
    [ "$(json '[d["data"][k] for k in ("id", "kind", "asker", "state", "circle", "owner", "overdue")]')" = \
        "[\"a1\", \"question\", \"$a\", \"open\", \"team\", \"community-manager\", false]" ]
    [ "$(json '[d["data"][k] for k in ("opened_at", "due", "answered_at")]')" = \
        '["2026-12-01T09:00:00+09:00", "2026-12-03T09:00:00+09:00", null]' ]
    [ "$(json 'sorted(r["id"] for r in d["data"]["routed"])')" = \
        "$(python3 -c 'import json, sys; print(json.dumps(sorted(sys.argv[1:])))' "$b" "$c" "$d")" ]
    [ "$(sqlite3 .miraif/miraif.db "SELECT count(*) FROM item WHERE rule = 'ask-routed' AND object = 'a1'")" = 3 ]
    expect 0 miraif --json alumni ask 読書会を開きます --from "$a" --kind invitation
    [ "$(json '(d["data"]["id"], d["data"]["kind"])')" = '["a2", "invitation"]' ]
}

@test "the community manager on duty owns it" {
    graduated
    team
    miraif -q cohort staff add 1 "$d" --duty community-manager >/dev/null
    expect 0 miraif --json alumni ask どうしたらよいでしょう --from "$a"
    [ "$(json 'd["data"]["owner"]')" = "$d" ]
}

@test "never the own company unless the asker says so, never who is kept apart, never who is named" {
    graduated
    team
    sqlite3 .miraif/miraif.db "UPDATE profile SET company_key = 'x' WHERE person IN (${a#p}, ${b#p})"
    miraif -q person apart "$a" "$c" >/dev/null
    expect 0 miraif --json alumni ask だれか教えてください --from "$a"
    [ "$(json '[r["id"] for r in d["data"]["routed"]]')" = "[\"$d\"]" ]
    expect 0 miraif --json alumni ask だれか教えてください --from "$a" --anyone --not "$d"
    [ "$(json '[r["id"] for r in d["data"]["routed"]]')" = "[\"$b\"]" ]
}

@test "who names the theme comes first, with the reason" {
    graduated
    sqlite3 .miraif/miraif.db "UPDATE profile SET offers = '養蜂の相談', themes = '養蜂'
        WHERE person = (SELECT max(person) FROM graduation)"
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    local mentor last
    mentor=$(miraif --format ids person list --role mentor | head -1)
    last=p$(sqlite3 .miraif/miraif.db "SELECT max(person) FROM graduation")
    expect 0 miraif --json alumni ask 蜂を飼いたいです --from "$mentor" --themes 養蜂
    [ "$(json 'd["data"]["circle"]')" = alumni ]
    [ "$(json 'd["data"]["routed"][0]["id"]')" = "$last" ]
    [ "$(json '[(r["code"], r["text"]) for r in d["data"]["routed"][0]["reasons"]][0]')" = '["themes", "養蜂"]' ]
}

@test "nobody to ask; no text; nobody such; --dry-run and undo" {
    sample
    expect 0 miraif --json alumni ask だれかいますか --from p1 --dry-run
    expect 0 miraif --json alumni asks
    [ "$(json 'd["data"]')" = "[]" ]
    expect 0 miraif --json alumni ask だれかいますか --from p1
    [ "$(json '(d["data"]["circle"], d["data"]["routed"], d["warnings"][0]["code"])')" = '["community-manager", [], "no_manager"]' ]
    expect 1 miraif alumni ask "" --from p1
    expect 4 miraif alumni ask だれかいますか --from p999
    expect 2 miraif alumni ask だれかいますか
    miraif -q undo >/dev/null
    expect 0 miraif --format ids alumni asks
    is ""
}
