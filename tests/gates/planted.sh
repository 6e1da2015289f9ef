#!/bin/bash
# The gates themselves: each must see a violation planted in a copy of the tree.
. "$(dirname "$0")/gate.bash"

copy=$(mktemp -d "${TMPDIR:-/tmp}/miraif-gates.XXXXXX")
trap 'rm -rf "$copy"' EXIT
cp -r Makefile README.md include lib cmd man tests .ci "$copy"
MIRAIF_BUILD=$(realpath "$build")
export MIRAIF_BUILD

# plant SCRIPT RULE FILE LINE [FINDING]: with LINE at the end of FILE the gate's RULE must name FILE, or FINDING.
expected=()
plant() {
    mkdir -p "$copy/$(dirname "$3")"
    printf '%b\n' "$4" >>"$copy/$3"
    expected+=("$1|$2|${5:-$3}")
}

not_seen() {
    awk -v rule="$2" -v finding="$3" '
        /^(not )?ok / { here = index($0, rule) > 0 }
        here && /^# / && index($0, finding) { seen = 1 }
        END { if (!seen) print "let it pass: " finding }' "$copy/$1.out"
}

layers='nothing points upwards or sideways'
plant layers.sh "$layers" lib/base/str.c '#include "text/key.h"'
plant layers.sh "$layers" lib/text/key.c '#include "store/db.h"'
plant layers.sh "$layers" lib/store/db.c '#include "flow/review/sheet.h"'
plant layers.sh "$layers" lib/render/html.c '#include "store/db.h"'
plant layers.sh "$layers" lib/flow/review/pack.c '#include "flow/select/x.h"'
plant layers.sh "$layers" cmd/version.c '#include "store/db.h"'
plant layers.sh "$layers" include/miraif/env.h '#include "base/str.h"'
plant layers.sh 'includes start from the roots' cmd/version.c '#include "../base/str.h"'
plant layers.sh 'each foreign library has one door' lib/flow/review/pack.c '#include <sqlite3.h>'
plant layers.sh 'each foreign library has one door' lib/io/import.c '#include <cjson/cJSON.h>'
plant layers.sh 'solvers know integers and arrays only' lib/solve/grouping.c '#include "miraif/person.h"'
plant functions.sh 'no function without a limit' lib/base/str.c 'void f(char *a) { strcpy(a, a); }'
plant functions.sh 'no function without a limit' tests/unit/test_base.c 'int f(char *a) { return atoi (a); }'
plant functions.sh 'the library does not stop the program' lib/base/str.c 'void f(void) { abort(); }'
plant functions.sh 'the program ends in main only' cmd/version.c 'void f(void) { exit(0); }'
plant functions.sh 'the library does not print' lib/base/str.c 'void f(void) { printf("x"); }'
plant functions.sh 'the library reads no clock' lib/base/str.c 'int64_t f(void) { return time(NULL); }'
plant functions.sh 'commands print through cmd/cli' cmd/cohort/list.c 'void f(void) { printf("x"); }'
plant functions.sh 'commands print through cmd/cli' cmd/version.c 'void f(void) { fflush(stdout); }'
plant sizes.sh 'no function over 60 lines' lib/base/str.c "void f(void)\n{\n$(printf '\\n%.0s' {1..60})}"
plant sizes.sh 'no file over 600 lines' lib/base/str.h "$(printf '\\n%.0s' {1..600})"
plant sizes.sh 'every file opens with what it is for' lib/base/new.c 'int mi_x;'
plant headers.sh 'public headers compile alone' include/miraif/env.h 'size_t f(FILE *file);'
plant headers.sh 'the other headers compile alone' lib/base/str.h 'void f(struct unknown unknown);'
plant headers.sh 'miraif.h includes every public header' include/miraif/new.h '/* New. */'
plant headers.sh 'include guards are unique' lib/base/new.h '#ifndef MI_BASE_STR_H\n#endif'
plant symbols.sh 'exported functions are those' include/miraif/env.h 'MIRAIF_API void miraif_nowhere(void);' miraif_nowhere
plant symbols.sh 'public functions are documented' include/miraif/env.h 'MIRAIF_API void miraif_nowhere(void);'
plant words.sh 'no words of unfinished work' lib/base/str.c "/* TO""DO */"
plant words.sh 'no paths of one machine' tests/demo.sh 'cd /ro''ot/here'

for script in layers functions sizes headers symbols words; do
    "$copy/tests/gates/$script.sh" >"$copy/$script.sh.out" &
done
wait
for row in "${expected[@]}"; do
    IFS='|' read -r script rule finding <<<"$row"
    gate "seen: $rule ($finding)" not_seen "$script" "$rule" "$finding"
done
gates_end
