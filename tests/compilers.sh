#!/bin/bash
# The same answers whatever the compiler and its optimisation: builds the program several times, in folders of its
# own below BUILD, and compares what it answers. Slow, so that it is no part of the tests: tests/compilers.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${MIRAIF_BUILD:-$PWD/build}/compilers
work=$(mktemp -d "${TMPDIR:-/tmp}/miraif-compilers.XXXXXX")
trap 'rm -rf "$work"' EXIT

# The answers of the program in folder $1: groupings proved, covered and searched, by sum and worst first, features
# and seating, without the seconds they took.
answers() {
    local miraif=$1/miraif people size kind objective
    for people in 16 24 32; do
        for kind in feat real; do
            awk -v people="$people" -v size=4 -v kind="$kind" -v seed="$people" -f tests/bench/mdgp.awk >"$work/mdgp"
            for objective in sum worst-then-sum; do
                "$miraif" --json solve grouping "$work/mdgp" --objective "$objective" --effort 50000 --seed 7
            done
        done
    done
    for size in 12 40; do
        awk -v people=120 -v size="$size" -v kind=real -v seed=3 -f tests/bench/mdgp.awk >"$work/mdgp"
        "$miraif" --json solve grouping "$work/mdgp" --effort 50000
    done
    awk -v people=400 -v kind=table -v seed=1 -f tests/bench/mdgp.awk >"$work/table"
    "$miraif" --json solve grouping --features "$work/table" --sizes 4x100 --effort 20000
    "$miraif" --json solve mixing --groups 8 --size 4 --rounds 9
    MIRAIF_BUILD=$1 tests/demo.sh
}

built=()
for wanted in "gcc -O0" "gcc -O2" "gcc -O3" "clang -O0" "clang -O3"; do
    compiler=${wanted% *}
    command -v "$compiler" >/dev/null || { echo "no $compiler here" && continue; }
    folder=$build/${wanted/ /}
    make -s -j2 BUILD="$folder" CC="$compiler" CFLAGS="${wanted#* }" all
    answers "$folder" | sed 's/"seconds":[0-9.e-]*//g; s/[0-9a-f]\{8\}-[0-9a-f-]\{27\}//g' >"$work/${wanted/ /}"
    echo "$wanted: $(wc -c <"$work/${wanted/ /}") bytes of answers"
    built+=("$work/${wanted/ /}")
done
for other in "${built[@]}"; do
    diff "${built[0]}" "$other" || { echo "${other##*/} answers otherwise than ${built[0]##*/}" && exit 1; }
done
echo "all answer alike"
