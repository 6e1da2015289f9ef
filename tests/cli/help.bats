#!/usr/bin/env bats
# miraif help and -h: on every level, in every language, in 80 columns.
load helper

# The words of every command, and of what leads to them, one a line.
levels() {
    miraif help --json | python3 -c '
import json, sys
seen = {}
for c in json.load(sys.stdin)["data"]["commands"]:
    words = [w for w in (c["noun"], c["verb"], c["action"]) if w]
    for n in range(len(words) + 1):
        seen.setdefault(" ".join(words[:n]))
print("\n".join(seen))'
}

# Fails when a line of standard input is wider than 80 columns.
narrow() {
    python3 -c '
import sys, unicodedata
wide = [line for line in sys.stdin if sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line.rstrip("\n")) > 80]
sys.stdout.writelines(wide)
sys.exit(bool(wide))'
}

@test "-h helps on every level, in both languages, in 80 columns" {
    levels >levels
    while read -r words; do
        for lang in en ja; do
            # shellcheck disable=SC2086 # the words are words
            miraif --lang $lang $words -h >>"$lang" 2>err || { echo "$words -h failed"; return 1; }
            [ ! -s err ]
        done
    done <levels
    grep -q '^usage: miraif' en
    grep -q '^使い方: miraif' ja
    grep -v '^usage:\|^使い方:\|^  miraif' en ja -h | narrow
}

@test "help with words is -h behind them" {
    expect 0 miraif version -h
    local before=$output
    expect 0 miraif help version
    is "$before"
    expect 0 miraif version --help --bogus
    is "$before"
}

@test "help in data" {
    expect 0 miraif help --json
    [ "$(json 'd["schema"]')" = miraif/help/1 ]
    [ "$(json '[o["name"] for o in d["data"]["options"]][:3]')" = '["db", "json", "format"]' ]
    [ "$(json '[s["exit"] for s in d["data"]["statuses"] if s["code"] == "io"]')" = '[74]' ]
    [ "$(json 'all(c["summary"] and (not c["list"] or c["record"]) for c in d["data"]["commands"])')" = true ]
    expect 0 miraif help version --json
    [ "$(json '[c["verb"] for c in d["data"]["commands"]]')" = '["version"]' ]
}

@test "help for what is not there" {
    expect 2 miraif help vresion
    has stderr 'did you mean “version”?'
    expect 2 miraif help version now
    has stderr '“now” is no part of a command'
}

@test "no option of a command hides a global one but -o and what a spool is made of, and no letter stands twice" {
    expect 0 miraif help --json
    [ "$(json '[(c["usage"], o["name"]) for c in d["data"]["commands"] for o in c["options"] if o["name"] != "output" and (c["action"], o["name"]) != ("claim", "format") and (
        o["name"] in [g["name"] for g in d["data"]["options"]]
        or o["letter"] and o["letter"] in [g["letter"] for g in d["data"]["options"]]
        or sum(o["name"] == p["name"] or bool(o["letter"]) and o["letter"] == p["letter"] for p in c["options"]) > 1)]')" = "[]" ]
}
