#!/usr/bin/env bats
# A cohort at a glance.
load helper

# The text of the page in report.html as a browser would read it, and that every element is closed.
page() {
    python3 - "$1" <<'END'
import sys
from html.parser import HTMLParser
class Page(HTMLParser):
    void = {"meta", "br", "rect", "circle", "line", "path"}
    def __init__(self):
        super().__init__(); self.open = []
    def handle_starttag(self, tag, attrs):
        assert not any(v and v.startswith(("http", "//")) for _, v in attrs), attrs
        if tag not in self.void: self.open.append(tag)
    def handle_endtag(self, tag):
        assert tag in self.void or self.open.pop() == tag, tag
    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style",) and data.strip(): print(data.strip())
p = Page(); p.feed(open(sys.argv[1], encoding="utf-8").read()); p.close()
assert p.open == [], p.open
END
}

# The sample with a session, its survey, and a round of the pulse.
lived() {
    planned
    sqlite3 .miraif/miraif.db "INSERT INTO attendance SELECT '1-1', person, iif(person = 10, 'absent', 'present'), 0
        FROM application WHERE cohort = 1 AND status = 'accepted'"
    export MIRAIF_NOW=2027-01-25T12:00:00+09:00
    miraif -q session survey import 1-1 "$MIRAIF_DATA/survey.csv"
    miraif -q session pulse ask 1
    miraif -q session pulse import 1 "$MIRAIF_DATA/pulse.csv" 2>/dev/null
}

@test "people, teams, attendance, satisfaction and safety are in it" {
    lived
    expect 0 miraif --lang ja export report 1 -o report.html
    page report.html >text
    output=$(<text)
    for words in 1期 参加者 "応募 44人から" 見本　誠 チームとメンター 15\ /\ 16 4.3 6\ /\ 16 運営限り; do has output "$words"; done
    expect 0 miraif export report 1 -o report.html
    page report.html >text
    output=$(<text)
    has output "Psychological safety in the teams (1 to 7)"
}

@test "what is said of a team somebody has left is of those who are in it" {
    teamed
    expect 0 miraif export report 1
    has output "occupation: all 4 are different"
    has output "設例 健太"
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'left' WHERE person = 4"
    expect 0 miraif export report 1
    has output "occupation: all 3 are different"
    lacks output "設例 健太"
    local left
    left=$(sqlite3 .miraif/miraif.db "SELECT group_concat(person) FROM team_member WHERE number = 1 AND person <> (SELECT max(person) FROM team_member WHERE number = 1)")
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'left' WHERE person IN ($left)"
    expect 0 miraif export report 1
    lacks output "are different"
}

@test "nothing told in confidence is in it" {
    lived
    sqlite3 .miraif/miraif.db "UPDATE profile SET concern = 'しるし', themes = 'しるし', answers = '{\"しるし\":\"しるし\"}',
        offers = 'しるし', availability = 'しるし'; UPDATE person SET phone = 'しるし';
        UPDATE review SET comment = 'しるし'; INSERT INTO note (person, at, who, text) VALUES (1, 0, 'x', 'しるし')"
    expect 0 miraif export report 1
    lacks output しるし
    lacks output 本音
    lacks output "@example.jp"
}

@test "the public sees no names" {
    lived
    expect 0 miraif export report 1 --for public -o report.html
    page report.html >text
    output=$(<text)
    miraif person list --format jsonl | python3 -c '
import json, sys
for line in sys.stdin:
    person = json.loads(line)
    for field in ("name", "company"):
        if person.get(field): print(person[field])' >names
    ! grep -Fxf names text
    has output Public
}

@test "fewer than five answers are withheld, and before the start there is little to show" {
    sample
    expect 0 miraif export report 1 -o report.html
    page report.html >/dev/null
    rm -r .miraif
    planned
    export MIRAIF_NOW=2027-01-25T12:00:00+09:00
    head -n 5 "$MIRAIF_DATA/survey.csv" >form.csv
    miraif -q session survey import 1-1 form.csv
    expect 0 miraif export report 1
    has output "fewer than 5"
    expect 4 miraif export report 2
    expect 2 miraif export report 1 --for everybody
}

@test "what people write is text" {
    planned
    sqlite3 .miraif/miraif.db "UPDATE person SET name = '<script>x</script>' WHERE id = 1;
        UPDATE profile SET company = '\"><b>' WHERE person = 1"
    expect 0 miraif export report 1 -o report.html
    page report.html >/dev/null
    ! grep -F "<script" report.html
}

@test "for the public nobody stands alone with an industry" {
    teamed
    alone=$(miraif --json person list --cohort 1 | python3 -c '
import collections, json, sys
people = json.load(sys.stdin)["data"]
count = collections.Counter(p["industry"] for p in people if p["industry"])
print(*[i for i, n in count.items() if n == 1])')
    expect 0 miraif export report 1 --for public
    for industry in $alone; do lacks output ">$industry<"; done
    expect 0 miraif --lang ja export report 1 --for public
    has output その他
}
