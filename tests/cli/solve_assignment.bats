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
