# Gates keep the house's rules. A gate script is TAP: one `gate RULE COMMAND…` a rule, whose command prints
# what breaks the rule, one finding a line, and exits with 0; it runs at the top of the tree.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
export build=${MIRAIF_BUILD:-build}
number=0

gate() {
    local rule=$1 findings
    shift
    number=$((number + 1))
    findings=$("$@" 2>&1) || findings+="${findings:+$'\n'}“$*” failed with status $?"
    if [ -z "$findings" ]; then
        echo "ok $number - $rule"
    else
        echo "not ok $number - $rule"
        printf '%s\n' "$findings" | sed 's/^/# /'
    fi
}

gates_end() {
    echo "1..$number"
}

# The C files under the given folders, in order.
c_files() {
    find "$@" -name '*.[ch]' | LC_ALL=C sort
}

# "FILE:LINE:text" of every line of the files on standard input, without comments and string literals.
code() {
    xargs perl -0777 -ne '
        s{(/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\x27(?:\\.|[^\x27\\\n])*\x27)}
         {my $t = $1; my $n = ($t =~ tr/\n//); ($t =~ m{^/} ? " " : "\"\"") . "\n" x $n}gse;
        my $line = 0;
        print "$ARGV:", ++$line, ":$_\n" for split /\n/;'
}
