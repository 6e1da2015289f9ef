#!/bin/bash
# What the library shows to the world is what the public headers declare, documented right above.
. "$(dirname "$0")/gate.bash"

declared() {
    perl -0777 -ne 's{/\*.*?\*/}{}gs; print "$1\n" while /^MIRAIF_API\b[^;(]*?(\w+)\(/gm' include/miraif/*.h |
        LC_ALL=C sort
}

exported() {
    nm -D --defined-only "$build/libmiraif.so.0" | awk '{ print $3 }' | LC_ALL=C sort
}

difference() {
    diff <(declared) <(exported) | sed -n 's/^< /declared, not defined: /p; s/^> /exported, not declared: /p'
    [ -n "$(declared)" ] || echo "nothing is declared"
}

undocumented() {
    awk 'FNR == 1 { above = "" }
         /^MIRAIF_API / && above !~ /\*\/$/ { print FILENAME ":" FNR ": " $0 }
         { above = $0 }' include/miraif/*.h
}

# Global names say whose they are; what nobody else calls is static.
unprefixed() {
    nm -A -g --defined-only "$build/libmiraif.a" | awk '$NF !~ /^(mi_|miraif_)/ && NF > 2 { print $1 " " $NF }'
    find "$build/obj/cmd" -name '*.o' -print0 | xargs -0r nm -A -g --defined-only |
        awk '$NF !~ /^(cli_|cmd_|record_|main$)/ && NF > 2 { print $1 " " $NF }'
}

gate "exported functions are those of the public headers" difference
gate "public functions are documented right above" undocumented
gate "global names carry their prefix" unprefixed
gates_end
