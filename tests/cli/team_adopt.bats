#!/usr/bin/env bats
# A draft becomes the teams that people live in.
load helper

@test "the draft is adopted as it is" {
    selected
    miraif --json team form 1 | sed 's/draft/adopted/g' >form.json
    expect 0 miraif --json team adopt 1
    [ "$(json 'd["data"]["state"]')" = adopted ]
    [ "$(json '[t["members"] for t in d["data"]["teams"]]')" = "$(output=$(<form.json) && json '[t["members"] for t in d["data"]["teams"]]')" ]
    expect 0 miraif team list 1
    lacks output draft
}

@test "no draft, no cohort, and twice" {
    selected
    expect 4 miraif team adopt 1
    has stderr "miraif team form 1"
    expect 4 miraif team adopt 3
    miraif -q team form 1 >/dev/null
    expect 0 miraif team adopt 1
    has output "1-A to 1-D"
    expect 1 miraif team adopt 1
    has stderr "adopted and stand"
}

@test "a draft whose inputs changed is refused, and stays" {
    selected
    miraif -q team form 1 >/dev/null
    local one two
    { read -r one; read -r two; } < <(miraif --format ids person list --cohort 1 --status selected)
    miraif -q person apart "$one" "$two" >/dev/null
    expect 1 miraif --json team adopt 1
    has stderr '"code":"conflict"'
    has stderr "miraif team form 1"
    miraif -q person apart remove "$one" "$two" >/dev/null
    expect 0 miraif -q team adopt 1
}

@test "--dry-run adopts nothing; undo takes an adoption back" {
    selected
    miraif -q team form 1 >/dev/null
    expect 0 miraif team adopt 1 --dry-run
    expect 0 miraif --json team list 1
    [ "$(json 'd["data"][0]["state"]')" = draft ]
    miraif -q team adopt 1 >/dev/null
    miraif -q undo >/dev/null
    expect 0 miraif --json team list 1
    [ "$(json 'd["data"][0]["state"]')" = draft ]
}

@test "a draft that was tampered with is not adopted" {
    selected
    miraif -q team form 1 >/dev/null
    python3 - <<'PY'
import sqlite3
db = sqlite3.connect(".miraif/miraif.db")
a, b = (db.execute("SELECT person FROM team_member WHERE number = ?", (n,)).fetchone()[0] for n in (1, 2))
db.execute("UPDATE team_member SET number = 2 WHERE person = ?", (a,))
db.execute("UPDATE team_member SET number = 1 WHERE person = ?", (b,))
db.commit()
PY
    expect 1 miraif --json team adopt 1
    has stderr '"code":"internal"'
}

@test "settings that are damaged are no draft, and no crash" {
    selected
    miraif -q team form 1 >/dev/null
    sqlite3 .miraif/miraif.db "PRAGMA wal_checkpoint(TRUNCATE)" >/dev/null
    cp .miraif/miraif.db sound.db
    for settings in '{' '{"attributes":[1]}' '{"attributes":[{"name":"age","weight":0}]}' \
        '{"attributes":[{"name":null,"weight":1}]}' '{"sizes":[-4,99]}' '{"sizes":["x"]}' '{"waived":[3,2,1]}'; do
        sqlite3 .miraif/miraif.db "UPDATE run SET settings = '$settings' WHERE stage = 'form'"
        expect 1 miraif --json team adopt 1
        has stderr '"code":"internal"'
        has stderr "miraif doctor"
        expect 1 miraif team swap p4 p16
    done
    cp sound.db .miraif/miraif.db && rm -f .miraif/miraif.db-*
    expect 0 miraif -q team adopt 1
}
