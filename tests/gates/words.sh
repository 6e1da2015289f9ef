#!/bin/bash
# Words of unfinished work, and places of one machine.
. "$(dirname "$0")/gate.bash"

texts() {
    find Makefile README.md include lib cmd man tests .ci -type f \
        \( -name '*.[ch]' -o -name '*.sh' -o -name '*.bash' -o -name '*.bats' -o -name '*.md' -o -name '*.[1-8]' \
        -o -name '*.sql' -o -name 'Makefile' -o -name run \) ! -path tests/gates/words.sh
}

unfinished() {
    texts | xargs grep -nIiwE 'TODO|FIXME|XXX|HACK|stub|for now|not implemented|work in progress|temporary hack' || true
}

machine_paths() {
    texts | xargs grep -nIE '/(work|root|home|farm)/[A-Za-z0-9_.-]+' || true
}

gate "no words of unfinished work" unfinished
gate "no paths of one machine" machine_paths
gates_end
