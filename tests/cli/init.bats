#!/usr/bin/env bats
# miraif init: where the store is made, for whom, and what is left alone.
load helper

@test "a store in the working folder, for its owner only" {
    umask 0000
    expect 0 miraif init
    has output ".miraif/miraif.db"
    [ "$(stat -c %a .miraif)" = 700 ]
    [ "$(stat -c %a .miraif/miraif.db)" = 600 ]
    [ "$(ls -A .miraif)" = miraif.db ]
    mkdir below && cd below
    expect 0 miraif cohort list
}

@test "a second store in its place is refused, and the first is as it was" {
    store
    sum=$(sha256sum .miraif/miraif.db)
    expect 1 miraif init
    has stderr "there is something at “.miraif/miraif.db” already"
    [ "$sum" = "$(sha256sum .miraif/miraif.db)" ]
    [ "$(ls -A .miraif)" = miraif.db ]
}

@test "a store at --db or MIRAIF_DB, with its folder" {
    expect 0 miraif init --db office/one.db --json
    [ "$(json 'd["data"]["path"]')" = office/one.db ]
    [ "$(json 'd["schema"]')" = miraif/init/1 ]
    MIRAIF_DB=two.db expect 0 miraif init -q
    is ""
    MIRAIF_DB=two.db expect 0 miraif doctor
    expect 74 miraif init --db no/such/folder.db
    has stderr "“no/such” cannot be made"
    [ ! -e no ]
}

@test "a dry run leaves nothing" {
    expect 0 miraif init --dry-run
    [ -z "$(ls -A)" ]
}

@test "a store of a group" {
    group=$(id -gn)
    umask 0077
    expect 0 miraif init --group "$group"
    [ "$(stat -c %a:%G .miraif)" = "2770:$group" ]
    [ "$(stat -c %a:%G .miraif/miraif.db)" = "660:$group" ]
    miraif -q cohort create 1 --name 1期 --start 2027-01-15 --teams 4 --team-size 4
    expect 0 miraif doctor
    expect 4 miraif init --db other.db --group nosuchgroup
    has stderr "there is no group “nosuchgroup”"
    expect 4 miraif init --db new/other.db --group nosuchgroup
    [ ! -e other.db ] && [ ! -e new ]
    mkdir plain
    expect 0 miraif init --db plain/s.db --group "$group"
    has stderr "chmod 2770"
}

@test "every command without a store says what to do" {
    for command in doctor history undo "backup b.db" "cohort list"; do
        # shellcheck disable=SC2086 # words
        expect 10 miraif $command
        has stderr "miraif init"
        # shellcheck disable=SC2086
        expect 10 miraif $command --db no.db
    done
    [ -z "$(ls -A)" ]
}

@test "what is no store, and a newer store, are named" {
    : >empty.db
    head -c 5000 /dev/urandom >noise.db
    python3 -c 'import sqlite3; sqlite3.connect("other.db").execute("create table t (a)")'
    for file in empty.db noise.db other.db .; do
        sum=$(cat "$file" 2>/dev/null | sha256sum)
        expect 14 miraif cohort list --db "$file"
        expect 14 miraif undo --db "$file"
        [ "$sum" = "$(cat "$file" 2>/dev/null | sha256sum)" ]
    done
    store
    python3 -c 'import sqlite3; sqlite3.connect(".miraif/miraif.db").execute("pragma user_version = 77")'
    expect 12 miraif cohort list --json
    is ""
    has stderr '"code":"store_newer"'
    has stderr "version 77"
}

# Runs the program as somebody who owns nothing here.
as_stranger() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    else
        "$@"
    fi
}

@test "a read-only file and folder can be read, not written" {
    [ -z "${MIRAIF_RUNNER-}" ] || skip "runs without the runner"
    place=$(mktemp -d)
    cp "$MIRAIF_BUILD"/miraif "$MIRAIF_BUILD"/libmiraif.so.* "$place"
    mkdir "$place/office"
    db=$place/office/one.db
    miraif -q init --db "$db"
    miraif -q cohort create 1 --name 1期 --start 2027-01-15 --teams 4 --team-size 4 --db "$db"
    chmod 755 "$place"
    chmod 444 "$db"
    chmod 555 "$place/office"
    as_stranger true || skip "nobody else to run as"
    expect 0 as_stranger "$place/miraif" cohort list --format ids --db "$db"
    is 1
    expect 13 as_stranger "$place/miraif" cohort create 2 --name 2期 --start 2027-05-14 --teams 4 --team-size 4 --db "$db"
    has stderr "cannot be written to"
    has stderr "hint"
    try as_stranger "$place/miraif" doctor --db "$db"
    has output "changes are logged ahead"
    chmod 777 "$place/office" # a folder anybody can write to, and a file nobody can
    expect 0 as_stranger "$place/miraif" cohort list --format ids --db "$db"
    is 1
    expect 13 as_stranger "$place/miraif" undo --db "$db"
    chmod 666 "$db"
    chmod 555 "$place/office" # and the other way round
    expect 0 as_stranger "$place/miraif" cohort list --format ids --db "$db"
    is 1
    expect 13 as_stranger "$place/miraif" undo --db "$db"
    chmod -R u+w "$place" && rm -r "$place"
}
