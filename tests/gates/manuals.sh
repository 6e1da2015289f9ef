#!/bin/bash
# Manual pages: well formed, readable in 80 columns, and nothing in the program without its section.
. "$(dirname "$0")/gate.bash"

mistakes() {
    mandoc -Tlint -Wwarning man/*.[15] man/ja/*.7 | grep -v 'date in the future' || true
}

wide_lines() {
    for page in man/*.[15] man/ja/*.7; do
        mandoc -Tutf8 -Owidth=78 "$page" | PAGE=$page python3 -c '
import os, re, sys, unicodedata
for line in re.sub(".\b", "", sys.stdin.buffer.read().decode()).splitlines():
    if sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) > 80:
        print(os.environ["PAGE"] + ": " + line)'
    done
}

# "PAGE SECTION" of every command: miraif-cohort.1 "review import"; those without a noun are in miraif-store.1.
sections() {
    MIRAIF_DB=/dev/null "$build/miraif" help --json | python3 -c '
import json, sys
for c in json.load(sys.stdin)["data"]["commands"]:
    print("man/miraif-%s.1" % (c["noun"] or "store"), " ".join(filter(None, [c["verb"], c["action"]])))'
}

missing_sections() {
    sections | while read -r page section; do
        grep -qxF ".Ss $section" "$page" 2>/dev/null || echo "$page has no section “$section”"
    done
}

gate "manual pages are well formed" mistakes
gate "manual pages are readable in 80 columns" wide_lines
gate "every command has its section" missing_sections
gates_end
