#!/usr/bin/env bats
# The list of who comes.
load helper

@test "participants and guests with their answers" {
    planned
    miraif -q session rsvp 1-1s p8 yes --diet 卵アレルギー >/dev/null
    miraif -q session rsvp 1-1s p4 no >/dev/null
    expect 0 miraif session rsvp list 1-1s
    has output 卵アレルギー
    expect 0 miraif --json session rsvp list 1-1s
    [ "$(json 'len(d["data"]), [p["id"] for p in d["data"] if p["guest"]]')" = '[17, ["p8"]]' ]
}

@test "by answer" {
    planned
    miraif -q session rsvp 1-1s p4 no >/dev/null
    expect 0 miraif session rsvp list 1-1s --answer no --format ids
    is p4
    expect 0 miraif session rsvp list 1-1s --answer none --format ids
    [ "$(wc -l <<<"$output")" = 15 ]
    expect 0 miraif session rsvp list 1-1s --answer maybe --format ids
    is ""
}

@test "the list for the door, filled in, comes back" {
    planned
    miraif session rsvp list 1-1 --format csv >door.csv
    sed -E '2,$s/,$/,present/; /^p4,/s/present$/遅刻/' door.csv >filled.csv
    expect 0 miraif --json session attend import 1-1 filled.csv
    [ "$(json 'd["data"]["accepted"], d["data"]["rejected"]')" = "[16, []]" ]
    expect 0 miraif --json session show 1-1
    [ "$(json '[p["id"] for p in d["data"]["people"] if p["attendance"] == "late"]')" = '["p4"]' ]
}

@test "what is no session" {
    planned
    expect 4 miraif session rsvp list 1-9
    expect 2 miraif session rsvp list 1-1 --answer perhaps
}
