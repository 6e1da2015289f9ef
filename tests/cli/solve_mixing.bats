#!/usr/bin/env bats
# miraif solve mixing: tables at which people meet as many others as can be.
load helper

# The sizes of the first round and the repeats, counted by hand from $output.
counted() {
    python3 -c '
import json, sys
from itertools import combinations
d = json.load(sys.stdin)["data"]
for r in d["rounds"]:
    assert sorted(p for t in r for p in t) == list(range(sum(map(len, d["rounds"][0]))))
pairs = [pair for r in d["rounds"] for t in r for pair in combinations(sorted(t), 2)]
print([len(t) for t in d["rounds"][0]], len(pairs) - len(set(pairs)))' <<<"$output"
}

@test "eight tables of four in ten rounds: nobody meets twice" {
    expect 0 miraif solve mixing --groups 8 --size 4 --rounds 10 --json
    [ "$(json 'd["schema"]')" = miraif/solve-mixing/1 ]
    [ "$(json 'd["data"]["problem"]')" = mixing ]
    [ "$(json 'd["data"]["status"]')" = optimal ]
    [ "$(json '[d["data"]["repeats"], d["data"]["bound"], d["data"]["most"], len(d["data"]["rounds"])]')" = "[0, 0, 1, 10]" ]
    [ "$(counted)" = "[4, 4, 4, 4, 4, 4, 4, 4] 0" ]
}

@test "for people to read: a line a round" {
    expect 0 miraif solve mixing --groups 2 --size 2 --rounds 3
    has output "round 0: 0 "
    has output "round 2: 0 "
    has output "0 repeated meetings; there must be 0; a pair shares a table 1 times at most"
}

@test "what must repeat is spread evenly, and the bound says that it must" {
    expect 0 miraif solve mixing --groups 4 --size 4 --rounds 8 --json
    [ "$(json '[d["data"]["repeats"], d["data"]["bound"], d["data"]["most"]]')" = "[72, 72, 2]" ]
    [ "$(counted)" = "[4, 4, 4, 4] 72" ]
}

@test "tables that differ: by one seat, or as listed" {
    expect 0 miraif solve mixing --groups 4 --people 15 --rounds 5 --json
    [ "$(counted)" = "[4, 4, 4, 3] 0" ]
    expect 0 miraif solve mixing --sizes 4x2,3,2x2 --rounds 2 --json
    [ "$(counted)" = "[4, 4, 3, 2, 2] 0" ]
    for tables in "" "--groups 4" "--groups 4 --size 4 --people 16" "--sizes 4 --groups 1" "--sizes 4x --people 4" \
        "--sizes 4,,4" "--sizes 9000" "--groups 8000 --size 2"; do
        # shellcheck disable=SC2086 # several words
        expect 2 miraif solve mixing $tables --rounds 2
        is ""
    done
}

@test "who met before, and who stays apart" {
    for t in 0 4 8 12; do
        for ((a = t; a < t + 4; a++)); do
            for ((b = a + 1; b < t + 4; b++)); do echo "$a $b"; done
        done
    done >teams
    expect 0 miraif solve mixing --groups 4 --size 4 --rounds 4 --met teams --json
    [ "$(json '[d["data"]["repeats"], d["data"]["status"]]')" = '[0, "optimal"]' ]
    printf '# heavy\n0,1;3\r\n\n2\t3\n' >pairs
    expect 0 miraif solve mixing --groups 2 --size 2 --rounds 1 --met pairs --json
    [ "$(json 'd["data"]["cost"]')" = 0 ]
    expect 0 miraif solve mixing --groups 2 --size 2 --rounds 2 --apart - --json <<<'0 1'
    [ "$(json '[[0, 1] in r for r in d["data"]["rounds"]]')" = "[false, false]" ]
    printf '0 1\n1 2\n0 2\n' >three
    expect 5 miraif solve mixing --groups 2 --size 2 --rounds 1 --apart three --effort 100
    has stderr "1 times separated people share a table at the best"
    is ""
}

@test "a familiar face where that is possible" {
    printf '0 1\n2 3\n4 5\n6 7\n' >pairs
    expect 0 miraif solve mixing --groups 2 --size 4 --rounds 2 --met pairs --familiar --json
    [ "$(json 'd["data"]["unfamiliar"]')" = 0 ]
    [ "$(json 'd["data"]["repeats"] >= 8')" = true ]
}

@test "lines that are no pairs" {
    for line in "0" "0 x" "0 0" "0 16" "0 1 2 3" "-1 2" "0 99999999999"; do
        printf '1 2\n%s\n' "$line" >pairs
        expect 65 miraif solve mixing --groups 4 --size 4 --rounds 2 --met pairs
        has stderr "pairs:2: "
        is ""
    done
    expect 4 miraif solve mixing --groups 4 --size 4 --rounds 2 --met nowhere
    echo "0 1 1001" >pairs
    expect 1 miraif solve mixing --groups 4 --size 4 --rounds 2 --met pairs
    has stderr "people 0 and 1 met with a weight that is not 1 to 1000"
}

@test "the same seed and effort, the same tables" {
    expect 0 miraif solve mixing --groups 5 --people 23 --rounds 9 --seed 3 --effort 20000 --json
    first=$output
    expect 0 miraif solve mixing --groups 5 --people 23 --rounds 9 --seed 3 --effort 20000 --json
    is "$first"
    [ "$(json 'd["data"]["steps"] <= 20000')" = true ]
}
