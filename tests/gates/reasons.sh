#!/bin/bash
# The reasons and warnings of imports: what the code gives, what it says to do about it, what the manual explains and
# what the tests produce are the same codes.
. "$(dirname "$0")/gate.bash"

given() {
    cat lib/flow/intake/*.c | tr -d '\n' |
        grep -oP '\b(mi_(fault|warning|sheet_warn|sheet_refuse)|refuse|judge)\([^"();]*(\([^"()]*\))?[^"();]*"\K[a-z0-9_]+' | sort -u
}

hinted() {
    sed -n '/^} reasons\[\]/,/^};/p' lib/io/reasons.c | grep -oP '^    \{"\K[a-z0-9_]+' | sort -u
}

explained() {
    sed -n '/^The reasons:/,/^Refused as a whole/p' man/miraif-csv.5 | sed -n 's/^\.It Li //p' | sort -u
}

refused_whole() {
    sed -n '/^Refused as a whole/,/^\.Sh/p' man/miraif-csv.5 | sed -n 's/^\.It Li //p' | sort -u
}

tested() {
    grep -oP '^    produces \K[a-z0-9_]+' tests/cli/import_reasons.bats | sort -u
}

differ() {
    diff <("$1") <("$2") | sed -n -e "s/^< /only $1: /p" -e "s/^> /only $2: /p"
}

everything_explained() {
    sort -u <(explained) <(refused_whole)
}

gate "every code that is given has its hint" differ given hinted
gate "every code that is given is explained in the manual" differ given explained
gate "every code in the manual is produced by a test" differ everything_explained tested
gates_end
