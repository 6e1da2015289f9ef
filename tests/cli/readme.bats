#!/usr/bin/env bats
# The README's story is what the program prints.
load helper

@test "the README shows what its commands print" {
    python3 "$MIRAIF_DATA/../readme.py" "$MIRAIF_DATA/../../README.md" >README.md
    diff "$MIRAIF_DATA/../../README.md" README.md
}
