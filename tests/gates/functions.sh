#!/bin/bash
# Functions that must not be called, and where.
. "$(dirname "$0")/gate.bash"

# Calls under the given folders of functions whose name matches the pattern.
calls() {
    local pattern=$1
    shift
    c_files "$@" | code | PATTERN=$pattern perl -ne 'print if /:.*(?<![\w.>])(?:$ENV{PATTERN})\s*\(/'
}

no_limits='strcpy|strcat|stpcpy|v?sprintf|gets|ato[ifl]|atoll|strtok(?:_r)?|v?[fs]?scanf|alloca|tmpnam|tempnam|mktemp'
print='v?f?printf|v?dprintf|perror|f?puts|put(?:c|char)|fputc'
stop='_?exit|_Exit|quick_exit|abort|assert|raise|kill|longjmp'
outside='(?:secure_)?getenv|setenv|putenv|system|popen|time|clock|clock_gettime|gettimeofday|localtime(?:_r)?|s?rand(?:om)?|rand_r|[dlm]rand48|getrandom|arc4random|setlocale'

# What the library's object files ask of libc: exact, where the above reads text.
library_imports() {
    nm -A -u "$build/libmiraif.a" | awk '
        { name = $NF; sub(/@.*/, "", name); sub(/^__(isoc99_)?/, "", name); sub(/_chk$/, "", name) }
        name ~ /^(std(in|out|err)|v?f?printf|perror|puts|putchar|_?exit|abort|(secure_)?getenv|time|clock(_gettime)?|gettimeofday|localtime(_r)?|s?rand(om)?|getrandom|system|setlocale)$/ {
            print $1 " " name
        }'
}

# Commands hand records to cmd/cli; only that prints.
commands_printing() {
    c_files cmd | grep -v '^cmd/cli/' | grep -v '^cmd/main\.c$' | code |
        awk '/[^a-z_](v?printf|puts|putchar) *\(|[^a-z_](stdout|stderr)[^a-z_]/'
}

gate "no function without a limit" calls "$no_limits" include lib cmd tests
gate "the library does not stop the program" calls "$stop" lib
gate "the program ends in main only" calls "$stop" cmd
gate "the library does not print" calls "$print" lib/base lib/text lib/model lib/solve lib/store lib/flow
gate "the library reads no clock, environment or randomness" calls "$outside" lib
gate "nor do its object files" library_imports
gate "commands print through cmd/cli" commands_printing
gates_end
