#!/usr/bin/env bats
# Who wishes for whom.
load helper

@test "none, and no cohort" {
    sample
    expect 0 miraif --format ids match prefer list 1
    is ""
    expect 4 miraif match prefer list 2
}

@test "in order: teams, then people by address" {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    mapfile -t mentors < <(miraif --format ids person list --role mentor)
    miraif -q match prefer 1 p1 "${mentors[0]}" >/dev/null
    miraif -q match prefer 1 1-B "${mentors[1]}" "${mentors[0]}" >/dev/null
    miraif -q match prefer 1 1-A "${mentors[1]}" >/dev/null
    expect 0 miraif --format csv match prefer list 1
    [ "$(tail -n +2 <<<"$output" | cut -d, -f 2,4,6 | tr '\n' ' ')" = \
        "1-A,1,${mentors[1]} 1-B,1,${mentors[1]} 1-B,2,${mentors[0]} p1,1,${mentors[0]} " ]
    expect 0 miraif --lang ja match prefer list 1
    has output "希望"
}

@test "wishes go with those who are merged, disclosed and forgotten" {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    mapfile -t mentors < <(miraif --format ids person list --role mentor)
    miraif -q match prefer 1 p1 "${mentors[0]}" "${mentors[1]}" >/dev/null
    expect 0 miraif --json person disclose p1
    has output match_wish
    miraif -q --yes person forget "${mentors[0]}" >/dev/null
    expect 0 miraif --json match prefer list 1
    [ "$(json '[[w["rank"], w["of"], w["whom"]] for w in d["data"]]')" = "[[1, 1, \"${mentors[1]}\"]]" ]
}
