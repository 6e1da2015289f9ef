#!/usr/bin/env bats
# What a reviewer gets: a page to read and a sheet to fill in.
load helper

@test "a page and a sheet for their owner only" {
    sample
    expect 0 miraif cohort review pack 1 --reviewer 古野 -o furuno
    has output "furuno/scores.csv"
    has output "古野 is nobody known here"
    [ "$(stat -c '%a' furuno furuno/applicants.html furuno/scores.csv | tr '\n' ' ')" = "700 600 600 " ]
    [ "$(ls furuno | wc -l)" = 2 ]
    [ "$(head -c 3 furuno/scores.csv | od -An -tx1 | tr -d ' ')" = efbbbf ]
    [ "$(grep -c $'\r$' furuno/scores.csv)" = 45 ]
    grep -q $'^p1,見本 花子,古野,,,,\r$' furuno/scores.csv
    grep -q '入社して十五年' furuno/applicants.html
    grep -q '株式会社見本商事' furuno/applicants.html
}

@test "the page is well-formed, self-contained, and escapes what people wrote" {
    store && miraif -q cohort create 1 --start 2027-01-15 >/dev/null
    printf '%s\n' 'メールアドレス,お名前,会社名,モヤモヤ,自由記述' \
        'a@example.jp,<b>見本</b> 花子,A&B <商事>,</p><script>alert(1)</script>,<i>' >roster.csv
    miraif -q cohort import 1 roster.csv >/dev/null
    expect 0 miraif cohort review pack 1 --reviewer '<古野>' -o d
    run python3 - d/applicants.html <<'PY'
import sys
from html.parser import HTMLParser
class Page(HTMLParser):
    void = {"meta", "link", "br"}
    def __init__(self):
        super().__init__(); self.open = []; self.seen = set(); self.text = ""
    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        assert not {"src", "href"} & {a for a, _ in attrs}, attrs
        if tag not in self.void: self.open.append(tag)
    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
    def handle_data(self, data): self.text += data
page = Page(); page.feed(open(sys.argv[1], encoding="utf-8").read()); page.close()
assert page.open == [], page.open
assert not page.seen & {"script", "i", "b"}, page.seen
for words in '<b>見本</b> 花子', 'A&B <商事>', "</p><script>alert(1)</script>", "<i>", "<古野>": assert words in page.text, words
PY
    [ "$status" = 0 ] || { echo "$output"; false; }
}

@test "a blind pack does not say who it is" {
    sample
    expect 0 miraif cohort review pack 1 --reviewer 古野 --blind -o d
    ! grep -q '見本 花子\|みほん はなこ\|見本商事\|hanako' d/applicants.html d/scores.csv
    grep -q $'^p1,古野,,,,\r$' d/scores.csv
    grep -q '入社して十五年' d/applicants.html
}

@test "applicants whom the reviewer must not judge are left out" {
    sample
    miraif -q person apart p1 p2 >/dev/null
    expect 0 miraif --json cohort review pack 1 --reviewer p1 -o d
    [ "$(json 'd["data"]["known"]')" = true ]
    [ "$(json 'd["data"]["left_out"]')" -ge 2 ]
    [ "$(json 'd["warnings"][0]["code"]')" = conflicts_left_out ]
    ! grep -q '^p1,\|^p2,' d/scores.csv
    ! grep -q 'id="p2"' d/applicants.html
    expect 0 miraif cohort review pack 1 --reviewer '見本　花子' -o e
    cmp d/scores.csv e/scores.csv
}

@test "a pack that is there is written over only with --yes" {
    sample
    miraif -q cohort review pack 1 --reviewer 古野 -o d >/dev/null
    echo marks >d/scores.csv
    expect 6 miraif cohort review pack 1 --reviewer 古野 -o d
    has stderr "is there already"
    [ "$(cat d/scores.csv)" = marks ]
    expect 0 miraif cohort review pack 1 --reviewer 古野 -o d --yes --dry-run
    [ "$(cat d/scores.csv)" = marks ]
    expect 0 miraif cohort review pack 1 --reviewer 古野 -o d --yes
    grep -q '^p1,' d/scores.csv
    [ "$(ls d | wc -l)" = 2 ]
}

@test "nobody to read, nobody to write for, nowhere to write" {
    store && miraif -q cohort create 1 --start 2027-01-15 >/dev/null
    expect 1 miraif cohort review pack 1 --reviewer 古野 -o d
    has stderr "nobody in cohort 1"
    [ ! -e d ]
    expect 4 miraif cohort review pack 2 --reviewer 古野 -o d
    expect 2 miraif cohort review pack 1 -o d
    expect 1 miraif cohort review pack 1 --reviewer ' ' -o d
    expect 4 miraif cohort review pack 1 --reviewer p99 -o d
    sample_again() { miraif -q cohort import 1 "$MIRAIF_DATA/applicants.csv" >/dev/null 2>&1 || [ $? = 3 ]; }
    sample_again
    expect 74 miraif cohort review pack 1 --reviewer 古野 -o no/such/folder
    echo >file
    expect 74 miraif cohort review pack 1 --reviewer 古野 -o file
    has stderr "file"
}

@test "the sheet's headers are in the user's language and are understood in any" {
    sample
    expect 0 miraif --lang ja cohort review pack 1 --reviewer 古野 -o d
    head -1 d/scores.csv | grep -q '応募者,.*,評価者,.*,コメント'
    grep -q '<html lang="ja">' d/applicants.html
    sed 's/^p1,見本 花子,古野,,,,/p1,見本 花子,古野,1,2,3,良い/' d/scores.csv >filled.csv
    expect 0 miraif --lang en --json cohort review import 1 filled.csv
    [ "$(json 'd["data"]["created"]')" = 1 ]
}
