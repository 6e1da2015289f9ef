#!/usr/bin/env bats
# Rows are given columns at the least cost, from a file of numbers.
load helper

# The rest of the line as a file, \n for line ends; then solved.
solve() {
    local wanted=$1 numbers=$2
    shift 2
    printf '%b' "$numbers" >costs.csv
    expect "$wanted" miraif --json solve assignment costs.csv "$@"
}

@test "square, wide and tall; integers and decimals" {
    solve 0 '4,1,3\n2,0,5\n3,2,2\n'
    [ "$(json 'd["data"]["objective"], d["data"]["assignment"], d["data"]["status"], d["data"]["problem"]')" = \
        '[5, [1, 0, 2], "optimal", "assignment"]' ]
    solve 0 '9,2,7\n8,1,3'
    [ "$(json 'd["data"]["objective"], d["data"]["assignment"]')" = '[5, [1, 2]]' ]
    solve 0 '9\n2.5\n7\n'
    [ "$(json 'd["data"]["objective"], d["data"]["assignment"]')" = '[2.5, [null, 0, null]]' ]
    solve 0 '1000000000000,-1000000000000\n0.0,3\n'
    [ "$(json 'd["data"]["objective"]')" = -1000000000000 ]
}

@test "as many pairs as can be come before the cost" {
    solve 0 '1,100\n1,\n'
    [ "$(json 'd["data"]["objective"], d["data"]["assignment"], d["data"]["pairs"]')" = '[101, [1, 0], 2]' ]
    solve 0 '3,,\n2,,\n,,\n'
    [ "$(json 'd["data"]["objective"], d["data"]["assignment"], d["data"]["pairs"]')" = '[2, [null, 0, null], 1]' ]
}

@test "gains instead of costs" {
    solve 0 '4,1,3\n2,0,5\n3,2,2\n' --maximize
    [ "$(json 'd["data"]["objective"], d["data"]["assignment"]')" = '[11, [0, 2, 1]]' ]
}

@test "capacities on both sides" {
    solve 0 '1,2,3\n1,2,3\n' --row-capacity 2
    [ "$(json 'd["data"]["objective"], d["data"]["pairs"], sorted(sum(d["data"]["assignment"], []))')" = '[6, 3, [0, 1, 2]]' ]
    solve 0 '1,9\n2,9\n3,9\n' --col-capacity 2,1
    [ "$(json 'd["data"]["objective"], d["data"]["pairs"]')" = '[12, 3]' ]
    solve 0 '1,9\n2,9\n3,9\n' --row-capacity 1,0,2 --col-capacity 3
    [ "$(json 'd["data"]["assignment"]')" = '[[0], [], [0, 1]]' ]
}

@test "against every permutation" {
    python3 - <<'PY'
import itertools, random
random.seed(7)
a = [[random.randrange(-50, 50) / 4 for _ in range(6)] for _ in range(6)]
open("costs.csv", "w").write("\n".join(",".join(map(str, r)) for r in a))
open("best", "w").write("%g\n" % min(sum(a[i][p[i]] for i in range(6)) for p in itertools.permutations(range(6))))
PY
    expect 0 miraif --json solve assignment costs.csv
    [ "$(json '"%g" % d["data"]["objective"]')" = "$(cat best)" ]
}

@test "other marks, line ends, a mark at the beginning, quotes, and standard input" {
    solve 0 '\xEF\xBB\xBF"1";2\r\n3;"4"\r\n\r\n'
    [ "$(json 'd["data"]["objective"]')" = 5 ]
    solve 0 '1\t2\n3\t5\n'
    [ "$(json 'd["data"]["objective"]')" = 5 ]
    printf '1,2\n' >one.csv
    expect 0 miraif solve assignment - <one.csv
    is $'0: 0\n1 pairs, objective 1'
    solve 0 '5\n\n3\n'
    [ "$(json 'd["data"]["assignment"]')" = '[null, null, 0]' ]
}

@test "what is no matrix is refused with its place" {
    solve 65 '1,2\n3,x\n'
    has stderr '"line":2'
    has stderr '"column":2'
    solve 65 '1,2\n3\n'
    has stderr "this line has 1 cells, the first has 2"
    solve 65 '1,0.0000001\n'
    solve 65 '1,2\n\n3,4\n'
    solve 65 '2000000,0.5\n'
    solve 65 '9000000000000\n'
    solve 65 ''
    has stderr '"code":"empty_file"'
    expect 4 miraif solve assignment nowhere.csv
    solve 2 '1,2\n3,4\n' --row-capacity 1,2,3
    solve 2 '1,2\n3,4\n' --col-capacity x
}

@test "least loads, and loads as equal as can be, before the cost" {
    solve 0 '1,9\n2,9\n3,9\n' --col-capacity 3 --col-least 1
    [ "$(json 'd["data"]["assignment"], d["data"]["loads"], d["data"]["objective"]')" = '[[0, 0, 1], [2, 1], 12]' ]
    solve 0 '1,9\n2,9\n3,9\n1,9\n' --col-capacity 4 --balance
    [ "$(json 'd["data"]["loads"], d["data"]["objective"]')" = '[[2, 2], 20]' ]
    solve 5 '1,9\n2,9\n3,9\n' --col-capacity 3 --col-least 2
    has stderr "1 are missing"
    solve 1 '1,9\n2,9\n3,9\n' --col-least 2
    solve 2 '1,9\n2,9\n' --balance --objective total
}

@test "the total first, and fair ones" {
    solve 0 '-10,-9\n-9,1\n' --objective total
    [ "$(json 'd["data"]["objective"], d["data"]["pairs"]')" = '[-18, 2]' ]
    solve 0 '-10,3\n3,0\n5,5\n' --objective total --col-capacity 2
    [ "$(json 'd["data"]["objective"], d["data"]["assignment"]')" = '[-10, [0, 1, null]]' ]
    solve 0 '1,6\n5,9\n' --objective fair
    [ "$(json 'd["data"]["objective"], d["data"]["dearest"], d["data"]["status"]')" = '[11, 6, "optimal"]' ]
    solve 0 '9,5\n6,1.5\n' --objective fair --maximize
    [ "$(json 'd["data"]["objective"], d["data"]["dearest"]')" = '[11, 5]' ]
}

# The rest of the lines as two files; then a stable assignment of them.
stable() {
    printf '%b' "$1" >rows.csv
    printf '%b' "$2" >columns.csv
    shift 2
    expect 0 miraif --json solve assignment --stable rows.csv columns.csv "$@"
}

@test "stable: whichever side proposes has its first choices" {
    stable '1,2,3\n3,1,2\n2,3,1\n' '3,1,2\n2,3,1\n1,2,3\n'
    [ "$(json 'd["data"]["assignment"], d["data"]["objective"], d["data"]["status"]')" = '[[0, 1, 2], 3, "stable"]' ]
    stable '1,2,3\n3,1,2\n2,3,1\n' '3,1,2\n2,3,1\n1,2,3\n' --propose columns
    [ "$(json 'd["data"]["assignment"], d["data"]["objective"]')" = '[[2, 0, 1], 9]' ]
    stable '1,2\n1,2\n1,2\n' '1,2,3\n1,,1\n' --col-capacity 2
    [ "$(json 'd["data"]["assignment"], d["data"]["loads"], d["data"]["blocking"]')" = '[[0, 0, 1], [2, 1], []]' ]
    stable '5,5\n5,5\n' '7,7\n7,7\n'
    [ "$(json 'd["data"]["assignment"]')" = '[0, 1]' ]
}

@test "an audit of any result" {
    printf '1,2\n1,2\n' >rows.csv
    printf '2,1\n2,1\n' >columns.csv
    echo '[0, 1]' >result.json
    expect 0 miraif --json solve assignment rows.csv columns.csv --audit result.json
    [ "$(json 'd["data"]["blocking"], d["data"]["status"]')" = '[[[1, 0]], "blocked"]' ]
    miraif --json solve assignment --stable rows.csv columns.csv >result.json
    expect 0 miraif solve assignment rows.csv columns.csv --audit result.json
    has output "0 blocking pairs"
    echo '[0, 0]' >result.json
    expect 1 miraif solve assignment rows.csv --audit result.json
    has stderr "column 0 has 2 rows and a capacity of 1"
    for wrong in '[0]' '[0, 2]' '{}' '["a", 1]'; do
        echo "$wrong" >result.json
        expect 65 miraif solve assignment rows.csv --audit result.json
    done
    expect 2 miraif solve assignment rows.csv --stable
    expect 2 miraif solve assignment rows.csv --propose rows
    expect 65 miraif solve assignment --stable rows.csv result.json
}
