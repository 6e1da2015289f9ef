#!/usr/bin/env bats
# People are divided into groups as diverse as can be, from a file of distances.
load helper

# Distances at random (SEED) among N people in groups, as in the file's first line.
distances() {
    python3 - "$@" <<'PY' >distances.txt
import random, sys
seed, n, sizes = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
random.seed(seed)
pairs = [tuple(map(int, s.split("-"))) for s in sizes]
kind = "ss" if len(set(pairs)) == 1 else "ds"
print(n, len(pairs), kind, *["%d %d" % p for p in pairs])
for i in range(n):
    for j in range(i + 1, n):
        print(i, j, random.randrange(100000) / 1000)
PY
}

# The objective reckoned anew from the groups printed, and their sizes.
reckon() {
    python3 - <<'PY'
import json
d = json.load(open("out.json"))["data"]
lines = open("distances.txt").read().split("\n")
value = {tuple(map(int, l.split()[:2])): float(l.split()[2]) for l in lines[1:] if l}
total = sum(value[min(p, q), max(p, q)] for g in d["groups"] for p in g for q in g if p < q)
assert sorted(sum(d["groups"], [])) == list(range(int(lines[0].split()[0])))
assert abs(total - d["objective"]) < 1e-6 and d["bound"] >= d["objective"] - 1e-6, (total, d["objective"])
print(d["status"], *map(len, d["groups"]))
PY
}

solve() {
    miraif --json solve grouping distances.txt "$@" >out.json
    reckon
}

@test "few people are proved, against every division" {
    distances 1 8 3-3 3-3 2-2
    [ "$(solve)" = "optimal 3 3 2" ]
    python3 - <<'PY'
import itertools, json
value = {tuple(map(int, l.split()[:2])): float(l.split()[2]) for l in open("distances.txt").read().split("\n")[1:] if l}
worth = lambda g: sum(value[p] for p in itertools.combinations(sorted(g), 2))
everybody = set(range(8))
best = max(worth(a) + worth(b) + worth(everybody - set(a) - set(b))
           for a in itertools.combinations(range(8), 3) for b in itertools.combinations(sorted(everybody - set(a)), 3))
assert abs(best - json.load(open("out.json"))["data"]["objective"]) < 1e-6
PY
}

@test "forty people are proved, too" {
    distances 6 40 $(printf '4-4 %.0s' {1..10})
    [ "$(solve)" = "optimal 4 4 4 4 4 4 4 4 4 4" ]
}

@test "the worst group first" {
    printf '4 2 ss 2 2 2 2\n0 1 9\n0 2 4\n0 3 1\n1 2 1\n1 3 4\n2 3 0\n' >distances.txt
    expect 0 miraif --json solve grouping distances.txt
    [ "$(json 'd["data"]["objective"], d["data"]["worst"], d["data"]["groups"]')" = '[9, 0, [[0, 1], [2, 3]]]' ]
    expect 0 miraif --json solve grouping - --objective worst-then-sum <distances.txt
    [ "$(json 'd["data"]["objective"], d["data"]["worst"], d["data"]["groups"]')" = '[8, 4, [[0, 2], [1, 3]]]' ]
}

@test "many people: repeatable, seeded, within the bound, sizes that may vary" {
    distances 2 72 $(printf '4-4 %.0s' {1..18})
    [[ $(solve --effort 5000) == "feasible 4 4 4 4 4 "* ]]
    mv out.json first.json
    solve --effort 5000
    cmp <(sed 's/"seconds".*//' first.json) <(sed 's/"seconds".*//' out.json)
    solve --effort 5000 --seed 5
    distances 3 30 5-9 6-8 3-12 10-20
    solve --effort 3000
    output=$(cat out.json)
    [ "$(json 'all(a <= len(g) <= b for g, (a, b) in zip(d["data"]["groups"], [(5, 9), (6, 8), (3, 12), (10, 20)]))')" = true ]
}

@test "what stops by the clock is repeated by its steps" {
    distances 4 60 $(printf '6-6 %.0s' {1..10})
    solve --time-limit 0.1
    output=$(cat out.json)
    steps=$(json 'd["data"]["steps"]')
    [ "$(json 'd["data"]["stopped"]')" = true ]
    groups=$(json 'd["data"]["groups"]')
    solve --effort "$steps"
    output=$(cat out.json)
    [ "$(json 'd["data"]["groups"]')" = "$groups" ]
}

@test "what is no such file is refused with its place" {
    refused() {
        printf '%b' "$2" >distances.txt
        expect "$1" miraif --json solve grouping distances.txt
        shift 2
        for part; do has stderr "$part"; done
    }
    refused 65 '4 2 xx 2 2 2 2\n' '"line":1,"column":5' "ss (same sizes)"
    refused 65 '4 2 ss 2 2 2 x\n' '"line":1,"column":14'
    refused 65 '2 1 ss 2 2\n0 1 1.5x\n' '"line":2,"column":5'
    refused 65 '2 1 ss 2 2\n0 2 1\n' '"line":2,"column":3'
    refused 65 '2 1 ss 2 2\n0 1 -1\n' "from 0 to a million"
    refused 65 '2 1 ss 2 2\n0 1\n' "a number is missing"
    refused 65 '2 1 ss 2 2\n0 1 1 1\n' "more in this line"
    refused 65 '2 1 ss 2 2\n0 1 1\n1 0 2\n' '"line":3' "cannot be so far apart"
    refused 65 '3 1 ss 3 3\n0 1 1\n' "0 and 2 is missing"
    refused 65 '' '"code":"empty_file"'
    refused 5 '5 2 ss 2 2 2 2\n' "from 4 to 4 people, but there are 5"
    expect 4 miraif solve grouping nowhere.txt
}

@test "the same for people to read" {
    printf '\xEF\xBB\xBF4 2 ss 2 2 2 2 \r\n\r\n0 1 9\r\n0 2 4\r\n0 3 1\r\n1 2 1\r\n1 3 4\r\n2 3 0\r\n' >distances.txt
    expect 0 miraif solve grouping distances.txt
    is $'0: 0 1\n1: 2 3\nobjective 9, proved to be the best'
}

@test "features instead of distances" {
    python3 - >features.csv <<'PY'
import random
random.seed(5)
print("id,a,b,c")
for i in range(300):
    print("%d,%s" % (i, ",".join("%.2f" % (50 * random.random()) for _ in range(3))))
PY
    expect 0 miraif --json solve grouping --features features.csv --sizes 4x60,5x12
    printf '%s' "$output" >out.json
    python3 - <<'PY'
import csv, json
d = json.load(open("out.json"))["data"]
x = [list(map(float, r[1:])) for r in list(csv.reader(open("features.csv")))[1:]]
total = sum(sum((a - b) ** 2 for a, b in zip(x[p], x[q])) for g in d["groups"] for p in g for q in g if p < q)
assert sorted(map(len, d["groups"])) == [4] * 60 + [5] * 12
assert sorted(sum(d["groups"], [])) == list(range(300))
assert abs(total - d["objective"]) < 1e-4 and d["objective"] <= d["bound"] < d["objective"] * 1.02, d["bound"]
PY
    expect 0 miraif --json solve grouping --features features.csv --sizes 4x60,5x12 --seed 3
    printf '1,2\n3,4\n\n5,7\n0,1\n' | miraif --json solve grouping --features - --sizes 2,2 >out.json
    output=$(cat out.json)
    [ "$(json 'd["data"]["status"], d["data"]["objective"], d["data"]["groups"]')" = '["optimal", 69, [[0, 1], [2, 3]]]' ]
}

@test "what is no such table of features is refused with its place" {
    features() {
        printf '%b' "$2" >features.csv
        expect "$1" miraif --json solve grouping --features features.csv --sizes "$3"
    }
    features 65 'a,b\n1,2\n3,x\n' 2
    has stderr '"line":3,"column":2'
    features 65 'a,b\n1,2\n3\n' 2
    has stderr '"line":3'
    features 65 'a,b\n' 2
    features 5 '1,2\n3,4\n5,6\n' 2
    features 2 '1,2\n3,4\n' 2y
    expect 2 miraif solve grouping
    expect 2 miraif solve grouping distances.txt --features features.csv
}

@test "a proof sheet is checked claim by claim; what is not so is named" {
    selected
    miraif -q team form 1 >/dev/null
    miraif --json team show 1 --proof >sheet.json
    expect 0 miraif --json solve grouping --check sheet.json
    [ "$(json '{c["verdict"] for c in d["data"]["claims"]} == {"holds"}, d["data"]["holds"]')" = '[true, true]' ]
    expect 0 miraif solve grouping --check - <sheet.json
    has output "nothing comes between the alternatives: holds"
    sed 's/"objective":{"worst":9/"objective":{"worst":8/' sheet.json >changed.json
    expect 1 miraif solve grouping --check changed.json
    has stderr "claims what is not so"
    sed 's/"allowed":\[0,1\]/"allowed":[0,1,2]/' sheet.json >changed.json
    expect 1 miraif --json solve grouping --check changed.json
    [ "$(json '"digest" in [c["claim"] for c in d["data"]["claims"] if c["verdict"] == "fails"]')" = true ]
}

@test "what is no proof sheet is refused by what is missing" {
    printf '{}' >sheet.json
    expect 65 miraif solve grouping --check sheet.json
    has stderr "“digest” is missing or not usable"
    printf '{"data":' >sheet.json
    expect 65 miraif solve grouping --check sheet.json
    : >sheet.json
    expect 65 miraif solve grouping --check sheet.json
    expect 4 miraif solve grouping --check nowhere.json
    expect 2 miraif solve grouping distances.txt --check sheet.json
}
