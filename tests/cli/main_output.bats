#!/usr/bin/env bats
# Where output goes, and what happens when it cannot.
load helper

@test "JSON stands in an envelope" {
    expect 0 miraif version --json
    is '{"schema":"miraif/version/1","data":{"version":"0.1.0"},"warnings":[]}'
    [ "$stderr" = "" ]
}

@test "a full disk and a closed output are failures" {
    status=0
    miraif version >/dev/full 2>err || status=$?
    [ "$status" = 74 ]
    [[ $(<err) == *"No space left on device"* ]]
    status=0
    miraif version 2>err >&- || status=$?
    [ "$status" = 74 ]
    expect 74 miraif version -o /dev/full
}

@test "a file that may not grow is a failed write, not a death" {
    store
    status=0
    (ulimit -f 1; miraif cohort create 1 --start 2027-01-15 >/dev/full 2>err) || status=$?
    [ "$status" = 74 ]
    expect 0 miraif doctor
}

@test "a reader that goes away is no news" {
    status=$( (miraif help 2>err; echo $? >rc) | :; cat rc)
    [ "$status" = 74 ] || [ "$status" = 0 ]
    [ ! -s err ]
}

@test "closed descriptors harm nothing" {
    miraif -q version <&- >out 2>&-
    [ "$(<out)" = "miraif 0.1.0" ]
}

@test "-o writes a file whole or not at all" {
    expect 0 miraif version -o v
    [ "$(<v)" = "miraif 0.1.0" ]
    [ "$(stat -c %a v)" = 600 ]
    chmod 644 v
    ln -s v link
    expect 0 miraif --json version -o link
    [ -L link ]
    [ "$(stat -c %a v)" = 644 ]
    expect 2 miraif help nothing -o v
    [ -s v ]
    expect 74 miraif version -o nowhere/v
    has stderr "cannot write “nowhere/v”"
    [ "$(ls)" = "link
v" ]
}
