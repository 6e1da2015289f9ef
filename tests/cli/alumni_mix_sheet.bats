#!/usr/bin/env bats
# `miraif alumni mix sheet`.
load helper

@test "a card for each group, and a list of everybody" {
    graduated
    miraif -q --now 2027-06-01T09:00 alumni mix --everybody --name '<集い>' >/dev/null
    expect 0 miraif --lang ja alumni mix sheet -o mix.html
    python3 - mix.html <<'END'
import html.parser, sys
text = open(sys.argv[1]).read()
assert text.count('class="card"') == 4 and text.count("<li>") == 16 and "&lt;集い&gt;" in text and "<集い>" not in text
assert text.count("<b>") == 16 and "グループ4" in text and "<script" not in text
html.parser.HTMLParser().feed(text)
END
}

@test "in English, and to stdout" {
    graduated
    miraif -q --now 2027-06-01T09:00 alumni mix --everybody >/dev/null
    expect 0 miraif --lang en alumni mix sheet
    has output "Group 1"
    has output "4 groups, 16 people"
}

@test "there is no mix" {
    graduated
    expect 4 miraif alumni mix sheet
    has stderr "there is no mix"
}
