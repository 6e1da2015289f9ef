#!/bin/bash
# Headers: each compiles alone; the public ones as strict C11 without anything of ours but themselves.
. "$(dirname "$0")/gate.bash"

compile() {
    ${CC:-cc} -std=c11 -pedantic-errors -Wall -Wextra -Wstrict-prototypes -Werror -fsyntax-only -x c "$@"
}

public_alone() {
    compile -Iinclude include/miraif/*.h
}

others_alone() {
    compile -D_GNU_SOURCE -Iinclude -Ilib -Icmd $(pkg-config --cflags sqlite3 libcjson libutf8proc) \
        $(find lib cmd -name '*.h')
}

all_in_one() {
    for header in include/miraif/*.h; do
        [ "$header" = include/miraif/miraif.h ] || grep -q "\"miraif/${header##*/}\"" include/miraif/miraif.h ||
            echo "miraif.h does not include $header"
    done
}

guards() {
    find include lib cmd -name '*.h' | xargs awk '
        FNR == 1 { seen = 0 }
        /^#ifndef / && !seen { seen = 1; name = $2; if (name in where) print FILENAME " and " where[name] " share " name
            where[name] = FILENAME; next }'
}

gate "public headers compile alone" public_alone
gate "the other headers compile alone" others_alone
gate "miraif.h includes every public header" all_in_one
gate "include guards are unique" guards
gates_end
