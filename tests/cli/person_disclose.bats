#!/usr/bin/env bats
# miraif person disclose.
load helper

@test "all that is held, and that it was looked at" {
    sample
    miraif -q person note p1 "MARK を聞いた"
    miraif -q person apart p1 p2 --reason 元上司
    expect 0 miraif person disclose p1 --json
    [ "$(json 'sorted({r["table"] for r in d["data"]})')" = '["apart", "application", "history", "look", "note", "person", "profile"]' ]
    [ "$(json '[r["row"]["text"] for r in d["data"] if r["table"] == "note"]')" = '["MARK を聞いた"]' ]
    [ "$(json '[r["row"]["reason"] for r in d["data"] if r["table"] == "apart"]')" = '["元上司"]' ]
    [ "$(json '[r["row"]["what"] for r in d["data"] if r["table"] == "look"]')" = '["disclose"]' ]
    expect 0 miraif history --limit 1
    has output "person disclose p1"
}

@test "as a text to read" {
    sample
    expect 0 miraif person disclose p1
    has output "email:"
    has output "cohort import 1"
}

@test "others are not in it, and their entries are not" {
    sample
    miraif -q person note p2 "MARK"
    expect 0 miraif person disclose p1 --json
    lacks output MARK
    lacks output "person note p2"
}

@test "an unknown person, no store" {
    expect 10 miraif person disclose p1
    store
    expect 4 miraif person disclose p1
}

@test "every table that refers to people is in it" {
    python3 - "$MIRAIF_DATA/../../lib/store" >missing <<'ASK'
import glob, re, sqlite3, sys
held = set(re.findall(r"(?:HELD|KEPT|STAYS|SELECT)\((\w+)", open(sys.argv[1] + "/personal.c").read()))
db = sqlite3.connect(":memory:")
for file in sorted(glob.glob(sys.argv[1] + "/migrations/*.sql")):
    db.executescript(open(file).read())
tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'").fetchall()
for (table,) in tables:
    refers = any(f[2] in ("person", "application") for f in db.execute(f"PRAGMA foreign_key_list({table})"))
    names = [c[1] for c in db.execute(f"PRAGMA table_info({table})")]
    if (refers or "person" in names) and table not in held:
        print(table)
ASK
    [ ! -s missing ] || { cat missing; false; }
}
