#!/usr/bin/env bats
# What is new in the community, once a month.
load helper

# Graduates of 16 April with an ask that waits, one that was answered and closed, news, and a session to come.
month() {
    graduated
    export MIRAIF_NOW=2027-05-10T10:00:00+09:00
    read -r one two three < <(miraif --format ids alumni list | head -3 | paste -sd' ')
    miraif -q alumni ask どう越えましたか --from "$one" >/dev/null
    miraif -q alumni answer a1 聞くことに徹しました --from "$two" --digest >/dev/null
    miraif -q alumni answer a1 ここだけの話です --from "$three" --close 三人で会いました >/dev/null
    miraif -q alumni ask '読書会を<開き>ます' --from "$two" --kind invitation >/dev/null
    miraif -q alumni update "$one" '学校に通いはじめました' --digest yes >/dev/null
    miraif -q alumni update "$two" 内緒の近況です >/dev/null
    miraif -q alumni update "$three" 昔の近況です --digest yes --at 2027-01-01 >/dev/null
    miraif -q session add --date 2027-06-11 --time 19:00-21:00 --title 夏の同窓会 --place 大手町 >/dev/null
}

@test "asks, answers that may be quoted, news with consent, graduates, sessions: as text" {
    month
    expect 0 miraif export digest --text
    has output "Asks that wait for an answer"
    has output "読書会を<開き>ます"
    has output "聞くことに徹しました"
    has output "What came of it: 三人で会いました"
    has output "answers: 2"
    has output "学校に通いはじめました"
    has output "new graduates: 16"
    has output "2027-06-11 19:00 · 大手町"
    lacks output "ここだけの話です"
    lacks output "内緒"
    lacks output "昔の近況"
    expect 0 miraif export digest --since 2027-05-10 --text
    lacks output "new graduates"
}

@test "a page that stands alone, in the reader's language, and writes people's words safely" {
    month
    expect 0 miraif --lang ja export digest --for alumni -o digest.html
    [ -z "$stderr" ]
    python3 - <<'PY'
import html.parser
page = open("digest.html", encoding="utf-8").read()
class Check(html.parser.HTMLParser):
    void, open, text = {"meta"}, [], ""
    def handle_starttag(self, tag, attrs):
        assert tag not in ("script", "link", "img", "開き"), tag
        if tag not in self.void:
            self.open.append(tag)
    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
    def handle_data(self, data):
        self.text += data
check = Check()
check.feed(page)
assert not check.open and "読書会を<開き>ます" in check.text and 'lang="ja"' in page
PY
}

@test "who would not be asked does not read it: colleagues, people kept apart or excluded" {
    month
    sqlite3 .miraif/miraif.db "UPDATE profile SET company_key = 'x' WHERE person IN (${one#p}, ${three#p})"
    expect 0 miraif export digest --for "$three" --text
    lacks output "どう越えましたか"
    has output "読書会"
    has stderr "held back"
    expect 0 miraif export digest --for alumni --text
    lacks output "どう越えましたか"
    expect 0 miraif export digest --for "$two" --text
    has output "どう越えましたか"
    miraif -q alumni route a2 --not "$three" >/dev/null
    miraif -q person apart "$one" "$three" >/dev/null
    expect 0 miraif export digest --for "$three" --text
    lacks output "読書会"
    lacks output "学校に通いはじめました"
    expect 0 miraif export digest --text
    has output "どう越えましたか"
}

@test "nothing to tell; no such person or day" {
    sample
    expect 0 miraif export digest --text
    has output "Nothing happened that is to be told."
    expect 0 miraif export digest --for alumni
    expect 4 miraif export digest --for p999
    expect 2 miraif export digest --since 2027-12-01
    expect 2 miraif export digest --since soon
}
