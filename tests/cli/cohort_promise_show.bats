#!/usr/bin/env bats
# Looking at the promise.
load helper

versions() {
    store
    printf 'a\nb\nc\n' | miraif -q cohort promise set -
    printf 'a\nB\nc\nd\n' | miraif -q cohort promise set -
}

@test "the version in force, and an earlier one" {
    versions
    expect 0 miraif cohort promise show
    is $'a\nB\nc\nd'
    expect 0 miraif cohort promise show --version 1
    is $'a\nb\nc'
    expect 4 miraif cohort promise show --version 3
}

@test "what has changed since" {
    versions
    expect 0 miraif cohort promise show --since 1
    is $'   a\n−  b\n＋ B\n   c\n＋ d'
    expect 0 miraif --json cohort promise show --since 1
    [ "$(json '[(c["change"], c["line"]) for c in d["data"]["changes"]]')" = '[["removed", "b"], ["added", "B"], ["added", "d"]]' ]
}

@test "there is none at first" {
    store
    expect 4 miraif cohort promise show
    has stderr "there is no promise yet"
    expect 2 miraif cohort promise show --since 0
}
