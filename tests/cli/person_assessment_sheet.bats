#!/usr/bin/env bats
# miraif person assessment sheet.
load helper

# Team 1-A with results of all of its people; the first two agreed that the team sees them.
assessed() {
    teamed
    sqlite3 .miraif/miraif.db "SELECT person FROM team_member WHERE number = 1 ORDER BY person" >people
    { echo "person,外向性,タイプ" && awk '{ printf "p%s,%s,<型%d>\n", $1, NR - 0.5, NR }' people; } >a.csv
    miraif -q person assessment import a.csv >/dev/null
    for p in $(head -n 2 people); do
        miraif -q person share "p$p" assessment --with team >/dev/null
    done
}

@test "a team's page holds the results of those who agreed, and names nobody else" {
    assessed
    expect 0 miraif person assessment sheet 1-A -o sheet.html
    expect 0 cat sheet.html
    has output "&lt;型1&gt;"
    has output "&lt;型2&gt;"
    has output "0.5<span"
    has output "1.5<span"
    lacks output "型3"
    lacks output "型4"
    lacks output "3.5<span"
    third=$(sqlite3 .miraif/miraif.db "SELECT name FROM person WHERE id = $(sed -n 3p people)")
    lacks output "$third"
    python3 -c '
import html.parser, sys
class P(html.parser.HTMLParser):
    stack = []
    def handle_starttag(self, tag, attrs):
        if tag not in ("meta",): self.stack.append(tag)
    def handle_endtag(self, tag):
        assert self.stack.pop() == tag, tag
p = P(); p.feed(open("sheet.html", encoding="utf-8").read()); assert p.stack == [], p.stack'
    expect 0 miraif --lang ja person assessment sheet 1
    has output "見せることに同意した"
    expect 0 miraif export json --for 1-A
    [ "$(json 'sorted(p["assessment"] for p in d["data"]["people"] if "assessment" in p)')" = \
        '["外向性 0.5, タイプ <型1>", "外向性 1.5, タイプ <型2>"]' ]
}

@test "nothing is printed before anybody agreed, or after they took it back" {
    assessed
    expect 1 miraif person assessment sheet 1-B
    has stderr "nobody lets the team see a result"
    has stderr "miraif person share p12 assessment --with team"
    for p in $(head -n 2 people); do
        miraif -q person share "p$p" assessment --stop >/dev/null
    done
    expect 1 miraif person assessment sheet 1
    [ -z "$output" ]
}

@test "a team or cohort that is not there" {
    sample
    expect 4 miraif person assessment sheet 1
    expect 4 miraif person assessment sheet 7
    expect 4 miraif person assessment sheet x
    has stderr "there is no team or cohort “x”"
}
