#!/usr/bin/env bats
# How safe a cohort feels, round by round.
load helper

round() {
    teamed
    export MIRAIF_NOW=2027-01-25T09:00:00+09:00
    miraif -q session pulse ask 1
}

@test "the score is the mean with the reversed items turned; of teams only how many answered" {
    round
    miraif -q session pulse import 1 "$MIRAIF_DATA/pulse.csv" 2>/dev/null
    expect 0 miraif --json session pulse show 1
    # By hand: the sum of all answers, 8 less the answer for items 1, 3 and 5, over 42.
    wanted=$(python3 -c '
import csv, sys
rows = list(csv.reader(open(sys.argv[1])))[1:]
print(round(sum(8 - int(v) if i in (0, 2, 4) else int(v) for r in rows for i, v in enumerate(r[1:8])) / 42, 6))' "$MIRAIF_DATA/pulse.csv")
    [ "$(json 'd["data"]["rounds"][0]["score"]')" = "$wanted" ]
    [ "$(json 'sum(t["answered"] for t in d["data"]["rounds"][0]["teams"])')" = 6 ]
    [ "$(json 'sorted(d["data"]["rounds"][0]["teams"][0])')" = '["answered", "people", "team"]' ]
    expect 0 miraif session pulse show 1 --round 1
    has output "with the reversed items turned"
    has output "answered 6 of 16"
}

@test "fewer than five are withheld" {
    round
    head -n 5 "$MIRAIF_DATA/pulse.csv" >form.csv
    miraif -q session pulse import 1 form.csv 2>/dev/null
    expect 0 miraif --json session pulse show 1
    [ "$(json '[d["data"]["rounds"][0][k] for k in ("answered", "counted", "score")]')" = "[4, 0, null]" ]
}

@test "no rounds, and none of that number" {
    teamed
    expect 0 miraif --json session pulse show 1
    [ "$(json 'd["data"]["rounds"]')" = "[]" ]
    expect 4 miraif session pulse show 1 --round 2
    expect 4 miraif session pulse show 3
}
