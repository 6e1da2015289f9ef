#!/usr/bin/env bats
# The sample rosters, each with what an importer must conclude from it (tests/data/rosters).
load helper

roster() {
    export MIRAIF_NOW=2026-04-01T09:00:00+09:00
    store
    miraif -q cohort create 1 --name 1期 --start 2026-07-03
    expect 0 python3 "$MIRAIF_DATA/rosters/check.py" "$MIRAIF_BUILD/miraif" "$MIRAIF_DATA/rosters/$1.csv"
}

@test "plain UTF-8" {
    roster utf8
}

@test "CP932 of a spreadsheet, with the characters that its makers added" {
    roster cp932
}

@test "the export of a form" {
    roster google-forms
}

@test "a quote that is never closed" {
    roster bad/broken-quote
}

@test "wrong numbers of columns" {
    roster bad/columns
}

@test "bad and borderline values" {
    roster bad/values
}
