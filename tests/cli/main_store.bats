#!/usr/bin/env bats
# Which store a command uses, and what the history learns of who called what.
load helper

# A store at a path that has exactly the cohort of the number.
store_with() {
    mkdir -p "$(dirname "$1")"
    miraif -q --db "$1" init
    miraif -q --db "$1" cohort create "$2" --start 2027-01-15
}

@test "--db, MIRAIF_DB, the folders upwards, the user's own: in this order" {
    store_with "$HOME/.local/share/miraif/miraif.db" 1
    mkdir -p a/b/c
    cd a/b/c
    expect 0 miraif cohort list --format ids
    is 1
    XDG_DATA_HOME=$HOME/data store_with "$HOME/data/miraif/miraif.db" 2
    XDG_DATA_HOME=$HOME/data expect 0 miraif cohort list --format ids
    is 2
    (cd ../.. && store_with .miraif/miraif.db 3)
    expect 0 miraif cohort list --format ids
    is 3
    store_with ../other.db 4
    MIRAIF_DB=../other.db expect 0 miraif cohort list --format ids
    is 4
    store_with one.db 5
    MIRAIF_DB=../other.db expect 0 miraif cohort list --db one.db --format ids
    is 5
}

@test "init makes a new store here, whatever lies above" {
    store
    mkdir below
    cd below
    expect 0 miraif init
    [ -f .miraif/miraif.db ]
}

@test "no store, none where it was named, no file of ours" {
    expect 10 miraif cohort list
    has stderr "miraif init"
    expect 10 miraif --db nowhere.db cohort list
    has stderr nowhere.db
    echo "something else entirely" >text
    expect 14 miraif --db text cohort list
    expect 10 miraif --json cohort list
    is ""
    output=$stderr
    [ "$(json 'd["error"]["code"]')" = no_store ]
}

@test "the history knows who, when, and the command as a shell would read it" {
    store
    miraif -q cohort create 1 --name "it's 1" --start 2027-01-15
    MIRAIF_AS=古野 miraif -q --as='' cohort edit 1 --name 1期
    miraif -q --as founder --now 2027-01-01T10:00 cohort edit 1 --name x
    expect 0 miraif history --json
    [ "$(json '[(h["who"], h["at"]) for h in d["data"]]')" = '[["founder", "2027-01-01T10:00:00+09:00"], ["古野", "2026-12-01T09:00:00+09:00"], ["office", "2026-12-01T09:00:00+09:00"]]' ]
    [ "$(json 'd["data"][2]["command"]')" = "miraif -q cohort create 1 --name 'it'\\''s 1' --start 2027-01-15" ]
}

@test "a report that cannot be printed: the change is stored" {
    store
    status=0
    miraif cohort create 1 --start 2027-01-15 >/dev/full 2>err || status=$?
    [ "$status" = 74 ]
    grep -q "the change is stored" err
    expect 0 miraif cohort list --format ids
    is 1
    status=0
    miraif -n cohort create 2 --start 2027-01-15 >/dev/full 2>err || status=$?
    [ "$status" = 74 ]
    [ "$(grep -c "the change is stored" err)" = 0 ]
    expect 0 miraif cohort list --format ids
    is 1
}
