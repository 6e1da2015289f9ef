#!/bin/bash
# Functions one can see whole, files one can read in one sitting.
. "$(dirname "$0")/gate.bash"

long_functions() {
    c_files lib cmd tests |
        ctags -L - --languages=C --kinds-C=f --fields=+ne --sort=no -f - |
        perl -ne '
            my ($name, $file) = split /\t/;
            my ($line) = /\tline:(\d+)/;
            my ($end) = /\tend:(\d+)/;
            $seen++;
            print "$file:$line: $name has ", $end - $line + 1, " lines\n" if $end - $line >= 60;
            END { print "no functions found\n" unless $seen }'
}

long_files() {
    find include lib cmd tests -name '*.[ch]' -o -name '*.sh' -o -name '*.bats' -o -name '*.sql' |
        xargs wc -l | awk '$2 != "total" && $1 > 600 { print $2 " has " $1 " lines" }'
    awk 'END { if (NR > 250) print "Makefile has " NR " lines" }' Makefile
}

unopened_files() {
    c_files include lib cmd tests | xargs awk 'FNR == 1 && !/^\/\*/ { print FILENAME " does not open with a comment" }'
}

gate "no function over 60 lines" long_functions
gate "no file over 600 lines" long_files
gate "every file opens with what it is for" unopened_files
gates_end
