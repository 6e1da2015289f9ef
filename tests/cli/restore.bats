#!/usr/bin/env bats
# miraif restore: a backup in the store's place, and the old store beside it.
load helper

cohort() {
    miraif -q cohort create "$1" --name "$1期" --start 2027-01-15 --teams 4 --team-size 4
}

prepare() {
    store && cohort 1 && miraif -q backup b.db && cohort 2
}

@test "the backup comes back, what was there is kept" {
    prepare
    expect 0 miraif restore b.db --yes --json
    [[ $(json 'd["data"]["kept"]') == *miraif.db.before-restore-1 ]]
    expect 0 miraif cohort list --format ids
    is 1
    expect 0 miraif cohort list --format ids --db .miraif/miraif.db.before-restore-1
    is $'1\n2'
    expect 0 miraif doctor
    expect 0 miraif restore .miraif/miraif.db.before-restore-1 --yes
    has output before-restore-2
    expect 0 miraif cohort list --format ids
    is $'1\n2'
    [ -z "$(find .miraif -name '*-wal' -o -name '*-shm')" ]
}

@test "it asks first" {
    prepare
    expect 6 miraif restore b.db </dev/null
    has stderr "--yes"
    expect 0 miraif restore b.db --dry-run
    expect 0 miraif cohort list --format ids
    is $'1\n2'
    [ "$(ls -A .miraif)" = miraif.db ]
}

@test "where there is no store, one is made" {
    prepare
    rm -r .miraif
    expect 0 miraif restore b.db
    expect 0 miraif cohort list --format ids
    is 1
    [ "$(stat -c %a .miraif)" = 700 ]
    [ "$(stat -c %a .miraif/miraif.db)" = 600 ]
}

@test "what is no backup is refused, and the store is as it was" {
    prepare
    sum=$(sha256sum .miraif/miraif.db)
    echo text >text.db
    size=$(stat -c %s b.db)
    { head -c $((size / 2)) b.db; head -c $((size / 2)) /dev/zero; } >damaged.db
    expect 4 miraif restore none.db --yes
    expect 14 miraif restore text.db --yes
    expect 14 miraif restore damaged.db --yes
    has stderr "is damaged"
    expect 1 miraif restore .miraif/miraif.db --yes
    has stderr "is the store itself"
    python3 -c 'import sqlite3; sqlite3.connect("b.db").execute("pragma user_version = 77")'
    expect 12 miraif restore b.db --yes
    [ "$sum" = "$(sha256sum .miraif/miraif.db)" ]
    [ "$(ls -A .miraif)" = miraif.db ]
}

@test "a store in use is busy, for restore and for a writer" {
    prepare
    coproc writer { exec python3 -c '
import sqlite3
c = sqlite3.connect(".miraif/miraif.db", isolation_level=None)
c.execute("begin immediate"); c.execute("update cohort set name = ?", ("x",))
print("ready", flush=True); input()'; }
    read -r _ <&"${writer[0]}"
    export MIRAIF_PATIENCE=1
    expect 11 miraif restore b.db --yes
    expect 11 miraif undo
    has stderr "another program is writing"
    echo >&"${writer[1]}"
    wait
    expect 0 miraif cohort list --format ids
    is $'1\n2'
    [ "$(ls -A .miraif)" = miraif.db ]
}

@test "who was forgotten since the backup does not come back unnoticed" {
    sample
    miraif -q backup b.db
    miraif -q person forget p2 --yes >/dev/null 2>&1
    miraif -q person forget p3 --yes >/dev/null 2>&1
    expect 0 miraif restore b.db --yes
    has output "miraif today"
    expect 7 miraif today
    has output "p2 架空 一郎 was forgotten, and is back by a backup"
    has output "miraif person forget p2"
    expect 3 miraif cohort import 1 "$MIRAIF_DATA/applicants.csv"
    miraif -q person forget p2 --yes >/dev/null 2>&1
    expect 7 miraif --json today
    [ "$(json '[m["command"] for m in d["data"] if m["source"] == "forgotten_back"]')" = '["miraif person forget p3"]' ]
    expect 0 miraif doctor
}
