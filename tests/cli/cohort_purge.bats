#!/usr/bin/env bats
# Applicants who do not take part are not kept for ever.
load helper

# Decided on 1 December; the cohort begins on 15 January.
later=2027-07-16T09:00

@test "half a year later nothing is left of them, and everything of the others" {
    announced
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'accepted' WHERE status = 'offered'"
    expect 0 miraif --now 2027-07-14T09:00 cohort purge --format ids
    is ""
    [[ "$(miraif --now $later --json today)" == *applications_outlived* ]]
    expect 6 miraif --now $later cohort purge
    expect 0 miraif --now $later --dry-run --yes cohort purge --format ids
    [ "$(wc -w <<<"$output")" = 28 ]
    gone=${output%%$'\n'*}
    email=$(miraif person show "$gone" --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["email"])')
    miraif -q export csv people -o all.csv
    expect 0 miraif --now $later --yes cohort purge
    has output "people erased: 28"
    [ "$(grep -c "may still hold some of them: all.csv (miraif export csv for office" <<<"$stderr")" = 1 ]
    has stderr "backups and exports made before today may still hold them"
    [ -z "$(grep -raFl "$email" .miraif || true)" ]
    expect 0 miraif --json cohort show 1
    [ "$(json '[d["data"]["applications"], d["data"]["accepted"]]')" = "[44, 16]" ]
    expect 0 miraif doctor
    expect 0 miraif --now $later cohort purge --format ids --yes
    is ""
    [[ "$(miraif --now $later --json today)" != *applications_outlived* ]]
}

@test "they may apply again" {
    announced
    miraif -q --now $later --yes cohort purge 1 2>/dev/null
    miraif -q cohort create 2 --name 2期 --start 2027-10-15 >/dev/null
    printf 'email,name,company\nmao.setsurei@example.jp,設例 真央,新会社\n' >new.csv
    expect 0 miraif --now $later --json cohort import 2 new.csv
    [ "$(json 'd["data"]["created"]')" = 1 ]
    expect 0 miraif --now 2027-07-17 cohort purge --format ids
    is ""
}

@test "who is a mentor, asked for the next cohort, or was decided on lately is kept" {
    announced
    set -- $(miraif cohort quiet 1 --format ids)
    miraif -q cohort reply 1 "$1" deferred >/dev/null
    MIRAIF_NOW=2027-05-01 miraif -q cohort reply 1 "$2" withdrawn >/dev/null
    rejected=$(miraif person list --cohort 1 --status rejected --format ids | head -n 1)
    sqlite3 .miraif/miraif.db "INSERT INTO role (person, role, profile, since) VALUES (${rejected#p}, 'mentor', ${rejected#p}, 0)"
    expect 0 miraif --now $later --yes --dry-run cohort purge --format ids
    for kept in "$1" "$2" "$rejected"; do
        [[ $'\n'$output$'\n' != *$'\n'"$kept"$'\n'* ]]
    done
    expect 0 miraif --now $later --yes --dry-run cohort purge --months 1 --format ids
    [[ $'\n'$output$'\n' == *$'\n'"$2"$'\n'* ]]
}

@test "no such cohort, nobody to erase, and bad months" {
    store
    expect 4 miraif cohort purge 3
    expect 0 miraif cohort purge
    expect 2 miraif cohort purge --months never
}
