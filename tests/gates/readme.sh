#!/bin/bash
# The README's story is what the program prints; `make docs` renews it.
. "$(dirname "$0")/gate.bash"

changes() {
    tests/readme.py README.md | diff README.md - || true
}

gate "the README shows what its commands print" changes
gates_end
