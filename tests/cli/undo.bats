#!/usr/bin/env bats
# miraif undo: entries of the history are taken back, and undos, too.
load helper

cohort() {
    miraif -q cohort create "$1" --name "$1期" --start 2027-01-15 --teams 4 --team-size 4
}

@test "nothing to take back" {
    store
    expect 4 miraif undo
    has stderr "nothing to take back"
    expect 4 miraif undo h1
    expect 2 miraif undo xyz
}

@test "the last change, and the one before it" {
    store
    cohort 1
    cohort 2
    expect 0 miraif undo
    has output "miraif undo h3"
    expect 0 miraif cohort list --format ids
    is 1
    expect 0 miraif undo --json
    [ "$(json 'd["data"]["id"]')" = h4 ]
    [ "$(json 'd["data"]["undoes"]')" = h1 ]
    expect 0 miraif cohort list --format ids
    is ""
    expect 4 miraif undo
}

@test "an undo is taken back" {
    store
    cohort 1
    miraif -q undo
    expect 1 miraif undo h1
    has stderr "taken back already, by h2"
    has stderr "miraif undo h2"
    expect 0 miraif undo h2
    expect 0 miraif cohort list --format ids
    is 1
    expect 0 miraif history --json
    [ "$(json '[e["undone_by"] for e in d["data"]]')" = '[null, "h3", null]' ]
}

@test "what something later stands on is refused, and that is named" {
    store
    cohort 1
    miraif -q cohort edit 1 --name 一期
    sum=$(sha256sum .miraif/miraif.db)
    expect 1 miraif undo h1 --json
    has stderr '"code":"conflict"'
    has stderr "h2 ("
    [ "$sum" = "$(sha256sum .miraif/miraif.db)" ]
    expect 0 miraif undo h2
    expect 0 miraif undo h1
}

@test "a dry run says the same and changes nothing" {
    store
    cohort 1
    sum=$(sha256sum .miraif/miraif.db)
    expect 0 miraif undo --dry-run
    has output "h1 ("
    [ "$sum" = "$(sha256sum .miraif/miraif.db)" ]
    expect 4 miraif undo h7 --dry-run
}

@test "a report that cannot be printed does not hide that it is done" {
    store
    cohort 1
    expect 74 bash -c '"$MIRAIF_BUILD/miraif" undo >/dev/full'
    has stderr "stored"
    expect 0 miraif cohort list --format ids
    is ""
}
