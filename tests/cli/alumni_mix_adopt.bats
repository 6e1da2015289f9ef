#!/usr/bin/env bats
# `miraif alumni mix adopt`.
load helper

@test "everybody gets a letter with the names of the group, and the addresses that are shared" {
    graduated
    sqlite3 .miraif/miraif.db "UPDATE profile SET company_key = NULL"
    person=$(sqlite3 -readonly .miraif/miraif.db "SELECT min(person) FROM graduation")
    miraif -q --now 2027-06-01T09:00 person share "p$person" email --with alumni >/dev/null
    miraif -q --now 2027-06-01T09:00 alumni mix --everybody --name 初夏のランチ >/dev/null
    expect 0 miraif --now 2027-06-01T09:00 alumni mix adopt
    has output "letters wait for 16 people"
    expect 0 sqlite3 -readonly .miraif/miraif.db "SELECT count(*) FROM item WHERE rule = 'mix'"
    is 16
    email=$(sqlite3 -readonly .miraif/miraif.db "SELECT email FROM person WHERE id = $person")
    expect 0 sqlite3 -readonly .miraif/miraif.db "SELECT count(*), sum(args LIKE '%$email%'), sum(args LIKE '%@%') FROM item WHERE rule = 'mix'"
    is "16|3|3"
    expect 0 miraif --now 2027-06-01T10:00 --lang ja export reminders preview
    has output 初夏のランチ
}

@test "it holds once: there is no draft then, and undo takes letters and all back" {
    graduated
    expect 4 miraif alumni mix adopt
    has stderr "miraif alumni mix"
    miraif -q --now 2027-06-01T09:00 alumni mix --everybody >/dev/null
    miraif -q --now 2027-06-01T09:00 alumni mix adopt >/dev/null
    expect 4 miraif --now 2027-06-01T09:00 alumni mix adopt
    miraif -q undo
    expect 0 sqlite3 -readonly .miraif/miraif.db "SELECT state, (SELECT count(*) FROM item WHERE rule = 'mix') FROM mix"
    is "draft|0"
}

@test "who was of a group is unmet no more, and is gone from it when forgotten" {
    graduated
    sqlite3 .miraif/miraif.db "UPDATE profile SET company_key = NULL"
    miraif -q --now 2027-06-01T09:00 alumni mix --everybody --size 16 >/dev/null
    miraif -q --now 2027-06-01T09:00 alumni mix adopt >/dev/null
    expect 0 miraif --json --now 2027-06-02T09:00 alumni mix --everybody
    [ "$(json 'd["data"]["repeats"]')" = 24 ]
    person=$(sqlite3 -readonly .miraif/miraif.db "SELECT min(person) FROM graduation")
    miraif -q --yes --now 2027-06-03T09:00 person forget "p$person" >/dev/null
    expect 0 miraif --json alumni mix show 1
    [ "$(json 'len(d["data"])')" = 15 ]
}
