#!/usr/bin/env bats
# Who accepted and stands in an adopted team becomes a graduate.
load helper

@test "everybody in the teams graduates, once, and is of the alumni from then on" {
    teamed
    expect 0 miraif cohort graduate 1 --on 2027-04-16
    has output "16 graduates, 16 of them new"
    expect 0 miraif --format ids person list --role graduate
    [ "$(wc -l <<<"$output")" = 16 ]
    miraif --format ids history >before
    expect 0 miraif --json cohort graduate 1 --on 2027-05-01
    [ "$(json 'd["data"]')" = '{"cohort": 1, "graduated_on": "2027-05-01", "graduated": 0, "already": 16, "not_accepted": 0, "gone": 0}' ]
    miraif --format ids history | cmp - before
    expect 0 miraif --json alumni list
    [ "$(json '{g["graduated_on"] for g in d["data"]} == {"2027-04-16"}')" = true ]
}

@test "who left does not graduate; who never accepted is warned of, and may follow" {
    teamed
    local db=.miraif/miraif.db
    sqlite3 $db "UPDATE application SET status = 'left' WHERE person = (SELECT min(person) FROM team_member);
        UPDATE application SET status = 'offered' WHERE person = (SELECT max(person) FROM team_member)"
    expect 0 miraif --json cohort graduate 1 --on 2027-04-16
    [ "$(json '[d["data"][k] for k in ("graduated", "not_accepted", "gone")]')" = "[14, 1, 1]" ]
    [ "$(json 'd["warnings"][0]["code"]')" = not_accepted ]
    sqlite3 $db "UPDATE application SET status = 'accepted' WHERE status = 'offered'"
    expect 0 miraif cohort graduate 1 --on 2027-04-30
    has output "15 graduates, 1 of them new"
}

@test "not before the teams are adopted, nor before the first day, nor where nobody accepted" {
    sample
    expect 1 miraif cohort graduate 1 --on 2027-04-16
    has stderr "teams of cohort 1 are not adopted"
    has stderr "miraif team form 1"
    expect 4 miraif cohort graduate 2
}

@test "refusals with teams leave nothing behind" {
    teamed
    expect 1 miraif cohort graduate 1
    has stderr "2027-01-15"
    expect 2 miraif cohort graduate 1 --on yesterday
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'offered' WHERE status = 'accepted'"
    expect 1 miraif cohort graduate 1 --on 2027-04-16
    has stderr "accepted"
    expect 0 miraif --format ids alumni list
    is ""
}

@test "--dry-run tells and keeps nothing; undo takes a graduation back" {
    teamed
    expect 0 miraif cohort graduate 1 --on 2027-04-16 --dry-run
    has output "16 graduates"
    expect 0 miraif --format ids alumni list
    is ""
    miraif -q cohort graduate 1 --on 2027-04-16
    miraif -q undo >/dev/null
    expect 0 miraif --format ids alumni list
    is ""
}
