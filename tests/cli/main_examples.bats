#!/usr/bin/env bats
# Every example of every command's help does what it says, in the order of the commands, on the sample.
load helper

@test "examples run" {
    sample >/dev/null
    cp "$MIRAIF_DATA"/*.csv .
    miraif help --json >help.json
    python3 -c '
import json
for c in json.load(open("help.json"))["data"]["commands"]:
    for e in c["examples"]: print(e["line"])' >examples
    [ -s examples ]
    failed=0
    while read -r line; do
        # The tests' clock may be ahead of the machine's, which a claim asks about.
        [[ $line != *"reminders claim"* ]] || line+=" --yes"
        # done, done partly, or done with something to attend to
        (eval "$line") >out 2>err </dev/null || [[ $? == [37] ]] || {
            echo "$line"
            cat err
            failed=1
        }
    done <examples
    [ "$failed" = 0 ]
}
