#!/usr/bin/env bats
# What is printed for a session.
load helper

@test "list, badges and table cards on one page" {
    planned
    miraif -q session rsvp 1-1s p4 yes --diet '卵 & <小麦>' >/dev/null
    miraif -q session rsvp 1-1s p5 no >/dev/null
    miraif -q session seat 1-1s >/dev/null
    expect 0 miraif session sheet 1-1s -o sheet.html
    output=$(<sheet.html)
    has output '卵 &amp; &lt;小麦&gt;'
    lacks output '<小麦>'
    [ "$(grep -c 'class="badge"' sheet.html)" = 15 ]
    [ "$(grep -c 'class="card"' sheet.html)" = 4 ]
    python3 - <<'END'
import html.parser
class Check(html.parser.HTMLParser):
    stack = []
    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "br"): self.stack.append(tag)
    def handle_endtag(self, tag):
        assert self.stack.pop() == tag, tag
check = Check()
check.feed(open("sheet.html", encoding="utf-8").read())
assert not check.stack
END
}

@test "a change of seats: a card for each table of each round, and one for each person" {
    planned
    miraif -q session rsvp 1-1s p4 yes --note '20分ほど遅れます' >/dev/null
    miraif -q session rsvp 1-1s p8 yes >/dev/null
    miraif -q session seat 1-1s --rounds 2 >/dev/null
    expect 0 miraif --lang ja session sheet 1-1s -o sheet.html
    output=$(<sheet.html)
    has output '17名(うちゲスト 1名)'
    has output '20分ほど遅れます'
    has output 'まだ同席していない方: '
    [ "$(grep -c 'class="card"' sheet.html)" = 10 ]
    [ "$(grep -c 'class="badge seats"' sheet.html)" = 17 ]
    expect 0 miraif session sheet 1-1s --only seats -o sheet.html
    [ "$(grep -c '<section' sheet.html)" = 1 ]
    expect 0 miraif session sheet 1-1s --only list
    lacks output 'class="badge"'
    expect 2 miraif session sheet 1-1s --only everything
}

@test "without seats there are no table cards; in Japanese" {
    planned
    expect 0 miraif --lang ja session sheet 1-1
    has output 第1回全体セッション
    lacks output 'class="card"'
}

@test "what is no session" {
    planned
    expect 4 miraif session sheet 1-9
    expect 2 miraif session sheet p4
    expect 2 miraif session sheet
}
