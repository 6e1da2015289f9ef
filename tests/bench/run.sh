#!/bin/bash
# Medians, and ratios to what other programs need for the like in the same run: make bench. ROWS=1000000 and
# ROUNDS=1 change how much is done; PART=import and PART=assignment do those alone.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${MIRAIF_BUILD:-$PWD/build}
rows=${ROWS:-100000}
rounds=${ROUNDS:-5}
work=$(mktemp -d "${TMPDIR:-/tmp}/miraif-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

median() {
    sort -n | awk '{ at[NR] = $1 } END { print NR % 2 ? at[(NR + 1) / 2] : (at[NR / 2] + at[NR / 2 + 1]) / 2 }'
}

# The milliseconds that a command takes, those that processors worked for it, and the MiB that it had in memory at
# most.
wall() {
    python3 - "$@" <<'WALL'
import resource, subprocess, sys, time
start = time.monotonic()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
took = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print("%.1f %.1f %.1f" % (took * 1000, (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024))
WALL
}

if [ "${PART:-all}" = all ]; then
    echo "exact teams of four, milliseconds (median of $rounds)"
    for people in 16 20 24; do
        printf '  %2d people %9.2f\n' "$people" "$("$build/bench/grouping" "$people" "$rounds" | median)"
    done

    # PEOPLE SIZE KIND SECONDS: a line with what was reached. Others, on instances of the same kind (higher is better; seconds):
# anticlust, iterated maxima search (Lai and Hao 2016), plain annealing. GROUPING=file… groups these files as well.
grouped() {
    local file=$1 limit=$2
    shift 2
    # shellcheck disable=SC2086 # options, too
    "$build/miraif" --json solve grouping $file --time-limit "$limit" | python3 -c '
import json, sys
d = json.load(sys.stdin)["data"]
print("  %-34s %14.1f  bound %+7.2f %%  %s  %6.2f s" % (sys.argv[1], d["objective"], d["gap"], d["status"], d["seconds"]))' "$*"
}
echo "diverse groups, objective in so many seconds; others on instances of the same kind: anticlust, iterated maxima search, annealing"
while read -r people size kind limit others; do
    awk -v people="$people" -v size="$size" -v kind="$kind" -v seed="$people" -f tests/bench/mdgp.awk >"$work/mdgp"
    grouped "$work/mdgp" "$limit" "$people people by $size, $kind"
    [ -z "$others" ] || echo "    others: $others"
done <<'ROWS'
32 4 real 5
48 4 feat 5
120 4 feat 1 20164 in 1.4 s, 20189 in 3 s, 20204 in 3 s
120 4 real 1 16184 in 1.2 s, 16259 in 3 s, 16290 in 3 s
120 12 real 3 47429 in 1 s, 47471 in 3 s, 47333 in 3 s
960 4 feat 10 163712 in 11 s, 163850 in 60 s, 163965 in 10 s
960 4 real 10 135091 in 8 s, 134035 in 60 s, 134596 in 10 s
960 40 real 10 1186777 in 71 s, 1215793 in 60 s, 1206903 in 10 s
ROWS
echo "the worst group first"
for people in 32 40 48 64; do
    awk -v people="$people" -v size=4 -v kind=real -v seed="$people" -f tests/bench/mdgp.awk >"$work/mdgp"
    grouped "--objective worst-then-sum $work/mdgp" 10 "$people people by 4, real"
done
for file in ${GROUPING:-}; do grouped "$file" "${LIMIT:-10}" "${file##*/}"; done

# PEOPLE SWEEPS: a row of the table; exchanges tried per person are the same for all, so that time per sweep tells
# whether it grows with the number of people alone.
scaled() {
    python3 - "$build/miraif" "$work/table" "$1" "$2" <<'SCALED'
import json, resource, subprocess, sys
program, table, people, sweeps = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
out = subprocess.run([program, "--json", "solve", "grouping", "--features", table, "--sizes", "4x%d" % (people // 4),
                      "--effort", str(people * sweeps)], stdout=subprocess.PIPE, check=True).stdout
used = resource.getrusage(resource.RUSAGE_CHILDREN)
d = json.loads(out)["data"]
seconds = used.ru_utime + used.ru_stime
print("  %9d %7d %9.2f %12.1f %8.0f  %-18.1f %.2f %%" % (people, sweeps, seconds, seconds / sweeps / people * 1e9,
      used.ru_maxrss / 1024, d["objective"], d["gap"]))
SCALED
}
echo "groups of four by six features: processor time with reading and checking; the gap is to what nothing exceeds"
echo "     people  sweeps   seconds  ns/sweep/head   MiB  objective          gap"
for people in 1000 10000 100000 ${SCALE:-1000000}; do
    awk -v people="$people" -v kind=table -v seed=1 -f tests/bench/mdgp.awk >"$work/table"
    scaled "$people" 960
    [ "$people" != 10000 ] || scaled "$people" 96000
done

# anticlust (Papenberg and Klau 2021) on the same distances, where R has it.
if command -v Rscript >/dev/null && Rscript -e 'library(anticlust)' >/dev/null 2>&1; then
    echo "anticlust, local maximum, ten times"
    for row in '120 4 feat' '120 4 real' '120 12 real'; do
        read -r people size kind <<<"$row"
        awk -v people="$people" -v size="$size" -v kind="$kind" -v seed="$people" -f tests/bench/mdgp.awk >"$work/mdgp"
        Rscript - "$work/mdgp" "$people" "$size" "$kind" <<'ANTICLUST'
suppressMessages(library(anticlust))
args <- commandArgs(TRUE)
n <- as.integer(args[2])
d <- read.table(args[1], skip = 1)
m <- matrix(0, n, n)
m[cbind(d$V1, d$V2) + 1] <- d$V3
m <- m + t(m)
seconds <- system.time(groups <- anticlustering(as.dist(m), K = n / as.integer(args[3]), objective = "diversity",
                                                method = "local-maximum", repetitions = 10))[["elapsed"]]
cat(sprintf("  %-34s %14.1f %31.2f s\n", sprintf("%d people by %s, %s", n, args[3], args[4]),
            diversity_objective(as.dist(m), groups), seconds))
ANTICLUST
    done
fi

    echo "seating, tables-size-rounds (Good-Enough Golfers leaves 8 repeats at 4-4-5, 7 at 8-4-8, 32 at 8-4-10 and 2 at"
    echo "10-4-9, in 0.2 to 2 s; annealing none at 4-4-5, 5-4-5, 10-4-9 and 16-4-8, and fails at 8-4-9 and 8-4-10)"
    "$build/bench/mixing" 4 4 5 5 4 5 6 4 7 7 4 9 8 4 8 8 4 9 8 4 10 9 4 11 10 4 9 10 4 13 16 4 8 16 4 21 \
        10 3 14 8 5 8 9 5 10 10 5 9 9 6 9 10 6 8 6 4 8 8 5 9 1250 4 6 | sed 's/^/  /'
    echo "one round of 5,000 who know 40, 400 and 1,000 others each"
    for known in 20 200 500; do "$build/bench/mixing" known 1250 4 "$known" | sed 's/^/  /'; done
fi

# The same costs for scipy's linear_sum_assignment, in milliseconds of processor time; capacities as copies.
scipy() {
    python3 - "$@" <<'SCIPY'
import sys, time
import numpy
from scipy.optimize import linear_sum_assignment
rows, columns, capacity, rounds = map(int, sys.argv[1:5])
cost = numpy.fromfile(sys.argv[5], dtype=numpy.int64).reshape(rows, columns)
for _ in range(rounds):
    start = time.process_time()
    linear_sum_assignment(numpy.repeat(cost, capacity, axis=1) if capacity > 1 else cost)
    print("%.2f" % ((time.process_time() - start) * 1000))
SCIPY
}

# ROWS COLUMNS CAPACITY ROUNDS, and what others took on other machines where scipy is not installed.
assigned() {
    local ours theirs=
    ours=$("$build/bench/assignment" "$1" "$2" "$3" "$4" "$work/costs" 2>/dev/null | median)
    if [ "$1" -lt 10000 ] && python3 -c 'import scipy' 2>/dev/null; then
        theirs=$(scipy "$1" "$2" "$3" "$4" "$work/costs" | median)
        theirs="scipy $theirs, ratio $(awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "%.2f", a / b }')"
    fi
    printf '  %5d × %-5d %10.2f   %s\n' "$1" "$2" "$ours" "${theirs:-$5}"
}
if [ "${PART:-all}" = all ] || [ "${PART:-all}" = assignment ]; then
    echo "assignment of uniform costs, rows × columns, milliseconds (median of $rounds)"
    assigned 1000 1000 1 "$rounds" "others: Jonker and Volgenant in C++ 15–27, scipy 44–47"
    assigned 5000 5000 1 "$rounds" "others: 2600–3100, 2900–3300"
    assigned 10000 100 100 "$rounds" "a hundred rows to a column"
    [ "${PART:-all}" = all ] || exit 0
fi

awk -v rows="$rows" -f tests/bench/applicants.awk >"$work/rows.csv"

# Both sides leave a store in WAL mode, written with synchronous = FULL and synced when the command ends. The other one
# holds each row as it is, with a unique index over the address as written. Ours holds three rows for each, person,
# profile and application, with what they are compared by (address, company, reading, parts of the name), the same
# unique index over the folded address, two more by person, and an entry of the history.
ours() {
    rm -rf "$work/store"*
    "$build/miraif" -q --db "$work/store" init
    "$build/miraif" -q --db "$work/store" cohort create 1 --start 2027-01-15 --teams 4 --team-size 4 >/dev/null
    wall "$build/miraif" -q --db "$work/store" cohort import 1 "$work/rows.csv"
}

columns='at TEXT, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kana TEXT, birth TEXT, company TEXT, industry TEXT,
    occupation TEXT, place TEXT, concern TEXT, answer TEXT'
theirs() {
    rm -f "$work/other"*
    sqlite3 "$work/other" "PRAGMA journal_mode = WAL; CREATE TABLE applicant ($columns) STRICT" >/dev/null
    wall sqlite3 -cmd 'PRAGMA synchronous = FULL' "$work/other" ".import --csv --skip 1 $work/rows.csv applicant"
}

for ((round = 1; round <= rounds; round++)); do
    ours >>"$work/ours"
    theirs >>"$work/theirs"
done
show() {
    printf '  %-24s' "$2"
    for column in 1 2 3; do printf ' %9.1f' "$(cut -d' ' -f$column "$1" | median)"; done
    echo
}

echo "import of $rows applicants, $(($(wc -c <"$work/rows.csv") / rows)) bytes each: milliseconds, of them at work (user and system), MiB (medians of $rounds)"
show "$work/ours" "miraif cohort import"
show "$work/theirs" "sqlite3 .import, unique"
paste -d' ' "$work/ours" "$work/theirs" | awk '{ print $1 / $4, $2 / $5, $3 / $6 }' >"$work/ratios"
printf '  %-24s' ratio
for column in 1 2 3; do printf ' %9.2f' "$(cut -d' ' -f$column "$work/ratios" | median)"; done
echo
