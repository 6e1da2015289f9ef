#!/usr/bin/env bats
# miraif person chart.
load helper

@test "all of it in one place, the notes only when asked, and that is recorded" {
    planned
    p=$(sqlite3 .miraif/miraif.db "SELECT min(person) FROM team_member")
    sqlite3 .miraif/miraif.db "INSERT INTO attendance VALUES ('1-1', $p, 'present', 0);
        INSERT INTO vision VALUES (1, $p, 1, 0, 'MARKという将来', NULL, 'd', NULL);
        INSERT INTO ask VALUES (7, $p, 'question', 'MARKですか', NULL, 0, 0, 9, 'team', 0, NULL, NULL);
        INSERT INTO letter VALUES ('00', 'mail', $p, NULL, NULL, 'ja', 0, '便り', 't', NULL, 1, 'sent', 0, NULL)"
    miraif -q person note "p$p" "MARKと言っていた"
    miraif -q person share "p$p" concern --with team
    echo 外で話しません | miraif -q cohort promise set -
    miraif -q cohort promise accept "p$p"
    miraif -q alumni tie "p$p" p44 --kind hire --both
    miraif -q alumni tie p43 "p$p" --kind business
    expect 0 miraif person chart "p$p" --json
    [ "$(json '[(l["what"], l["state"]) for l in d["data"]["promises"] + d["data"]["ties"]]')" = \
        '[["1", "accepted"], ["p43", "unconfirmed"], ["p44", "hire"]]' ]
    [ "$(json '[k for k in ("applications", "teams", "sessions", "visions", "asks", "letters", "shares") if not d["data"][k]]')" = "[]" ]
    [ "$(json '[l["state"] for l in d["data"]["sessions"] if l["what"] == "1-1"]')" = '["present"]' ]
    lacks output "言っていた"
    [ "$(sqlite3 .miraif/miraif.db "SELECT count(*) FROM look")" = 0 ]
    expect 0 miraif person chart "p$p" --notes
    has output "言っていた"
    [ "$(sqlite3 .miraif/miraif.db "SELECT person, what FROM look")" = "$p|notes" ]
}

@test "a page that is well-formed, and holds what people wrote as text" {
    sample
    sqlite3 .miraif/miraif.db "UPDATE profile SET concern = '<script>MARK & \"co\"' WHERE person = 1"
    miraif -q person chart p1 -o p1.html
    python3 - <<'READ'
import html.parser
class Page(html.parser.HTMLParser):
    seen, words = [], ""
    def handle_starttag(self, tag, attributes): self.seen.append(tag)
    def handle_data(self, data): self.words += data
page = Page()
page.feed(open("p1.html").read())
assert "script" not in page.seen and '<script>MARK & "co"' in page.words, page.seen
assert page.seen.count("table") == 1, page.seen
READ
    expect 0 miraif --lang ja person chart p1 --html
    has output '<html lang="ja">'
    has output "<h2>応募</h2>"
}

@test "a store that cannot be written is charted without notes" {
    sample
    expect 0 miraif person chart p1
    has output "applications"
    lacks output "notes"
    expect 0 miraif person chart p1 --notes --dry-run
    [ "$(sqlite3 .miraif/miraif.db "SELECT count(*) FROM look")" = 0 ]
}

@test "an unknown person, no store" {
    expect 10 miraif person chart p1
    store
    expect 4 miraif person chart p1
}
