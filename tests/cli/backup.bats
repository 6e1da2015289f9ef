#!/usr/bin/env bats
# miraif backup: one whole file, or none.
load helper

cohort() {
    miraif -q cohort create "$1" --name "$1期" --start 2027-01-15 --teams 4 --team-size 4
}

@test "a backup is one private file that can be read where it lies" {
    store
    cohort 1
    umask 0000
    expect 0 miraif backup b.db
    has output "“b.db” holds all of"
    [ "$(stat -c %a b.db)" = 600 ]
    [ "$(find . -name 'b.db*')" = ./b.db ]
    expect 0 miraif cohort list --db b.db --format ids
    is 1
}

@test "nothing is overwritten" {
    store
    echo mine >b.db
    expect 1 miraif backup b.db
    has stderr "there is something at “b.db” already"
    [ "$(cat b.db)" = mine ]
    expect 1 miraif backup /dev/full
    expect 1 miraif backup .
}

@test "a folder that is not there, and a disk that is full" {
    store
    expect 74 miraif backup no/b.db
    [ ! -e no ]
    expect 74 bash -c 'trap "" XFSZ; ulimit -f 20; exec "$MIRAIF_BUILD/miraif" backup b.db'
    [ "$(ls -A)" = .miraif ]
    expect 0 miraif doctor
}

@test "a dry run writes nothing" {
    store
    expect 0 miraif backup b.db --dry-run
    [ ! -e b.db ]
}

@test "a backup while somebody writes holds what was committed" {
    store
    cohort 1
    coproc writer { exec python3 -c '
import sqlite3
c = sqlite3.connect(".miraif/miraif.db", isolation_level=None)
c.execute("begin immediate"); c.execute("update cohort set name = ?", ("x",))
print("ready", flush=True); input()'; }
    read -r _ <&"${writer[0]}"
    expect 0 miraif backup b.db
    expect 0 miraif cohort list --json --db b.db
    [ "$(json 'd["data"][0]["name"]')" = 1期 ]
    echo >&"${writer[1]}"
    wait
}
