#!/usr/bin/env bats
# miraif doctor: exit 0 when all is well, 7 when something is not.
load helper

@test "a new store is well" {
    store
    expect 0 miraif doctor
    has output "the file is whole"
    expect 0 miraif doctor --json
    [ "$(json 'all(f["ok"] for f in d["data"])')" = true ]
    expect 0 miraif doctor --format ids
    has output permissions
}

@test "wrong rights and leftovers are found, and how to mend them is said" {
    store
    chmod 644 .miraif/miraif.db
    touch .miraif/miraif.db.tmp-1
    expect 7 miraif doctor
    has output "chmod 0600"
    has output "miraif.db.tmp-1"
    expect 7 miraif doctor --json
    [ "$(json '[f["check"] for f in d["data"] if not f["ok"]]')" = '["permissions", "leftovers"]' ]
    chmod 600 .miraif/miraif.db
    rm .miraif/miraif.db.tmp-1
    expect 0 miraif doctor
}

@test "a damaged file is found" {
    store
    miraif -q cohort create 1 --name 1期 --start 2027-01-15 --teams 4 --team-size 4
    size=$(stat -c %s .miraif/miraif.db)
    printf 'damage damage damage' | dd of=.miraif/miraif.db bs=1 seek=$((size - 8192)) conv=notrunc status=none
    expect 7 miraif doctor
    has output integrity
    [[ $output == *"not as it should be"* || $stderr == *"not as it should be"* ]]
}

@test "in Japanese" {
    store
    expect 0 miraif --lang ja doctor
    has output はい
}
