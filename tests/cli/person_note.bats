#!/usr/bin/env bats
# miraif person note.
load helper

@test "a note is written down, and neither printed nor told by the history" {
    sample
    expect 0 miraif person note p1 "電話で MARK を聞いた" --snooze 2027-02-01 --json
    [ "$(json 'd["data"]["person"], d["data"]["who"], d["data"]["snooze"]')" = '["p1", "office", "2027-02-01"]' ]
    lacks output MARK
    expect 0 miraif history --json
    lacks output MARK
    has output "miraif person note p1"
    expect 0 miraif history h3
    has output "note 1"
    lacks output MARK
    miraif -q undo
    expect 0 miraif person note list --format ids
    is ""
}

@test "a blank one, an unknown person, no such day, a dry run" {
    sample
    expect 1 miraif person note p1 "  "
    expect 4 miraif person note p999 text
    expect 2 miraif person note p1
    expect 2 miraif person note p1 text --snooze 2027-02-30
    expect 0 miraif person note p1 text -n
    expect 0 miraif person note list --format ids
    is ""
}

@test "several notes stand beside one another" {
    sample
    miraif -q person note p1 one
    miraif -q person note p1 one
    expect 0 miraif person note list p1 --format ids
    is "n1
n2"
}
