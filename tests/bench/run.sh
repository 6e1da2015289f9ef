#!/bin/bash
# Medians, and ratios to what other programs need for the like in the same run: make bench. ROWS and ROUNDS
# change how much is done.
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

# The milliseconds that a command takes.
wall() {
    local start=$EPOCHREALTIME
    "$@" >/dev/null
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f\n", (b - a) * 1000 }'
}

echo "exact teams of four, milliseconds (median of $rounds)"
for people in 16 20 24; do
    printf '  %2d people %9.2f\n' "$people" "$("$build/bench/grouping" "$people" "$rounds" | median)"
done

# What Good-Enough Golfers leaves in a second or two: 8 repeats at 4-4-5, 7 at 8-4-8, 32 at 8-4-10, 2 at 10-4-9.
echo "seating, tables-size-rounds"
"$build/bench/mixing" 4 4 5 8 4 8 8 4 10 10 4 9 10 4 13 16 4 21 10 3 14 6 4 8 8 5 9 1250 4 6 | sed 's/^/  /'

awk -v rows="$rows" -f tests/bench/applicants.awk >"$work/rows.csv"

ours() {
    rm -rf "$work/store"*
    "$build/miraif" -q --db "$work/store" init
    "$build/miraif" -q --db "$work/store" cohort create 1 --start 2027-01-15 --teams 4 --team-size 4 >/dev/null
    wall "$build/miraif" -q --db "$work/store" cohort import 1 "$work/rows.csv"
}

columns='at, email UNIQUE, name, kana, birth, company, industry, occupation, place, concern, answer'
theirs() {
    rm -f "$work/other"*
    sqlite3 "$work/other" "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE applicant ($columns)" >/dev/null
    wall sqlite3 "$work/other" ".import --csv --skip 1 $work/rows.csv applicant"
}

for ((round = 1; round <= (rounds + 1) / 2; round++)); do
    ours >>"$work/ours"
    theirs >>"$work/theirs"
done
echo "import of $rows applicants, $(($(wc -c <"$work/rows.csv") / rows)) bytes each, milliseconds"
a=$(median <"$work/ours")
b=$(median <"$work/theirs")
printf '  miraif cohort import     %9.1f\n  sqlite3 .import, unique  %9.1f\n' "$a" "$b"
awk -v a="$a" -v b="$b" 'BEGIN { printf "  ratio                    %9.2f\n", a / b }'
