#!/usr/bin/env bats
# What is confidential reaches nobody whom it is not for: every free text of the schema is marked, every export is
# made for every audience, every letter is written, and marks are looked for.
load helper

# A store in which every text that somebody wrote is the name of its column, found by asking the schema: a new
# column is marked as soon as it is there.
marked() {
    planned &&
        miraif -q person note p1 MARK &&
        python3 - <<'PLANT'
import re, sqlite3
# Names, keys, codes that tables refer to one another by; JSON of the program's own; who did something.
kept = {"meta", "history", "forgotten", "form", "holiday", "cohort", "company_group", "company_relation", "run", "team",
        "reason", "item", "letter", "letter_recipient", "letter_item", "batch", "handover", "template", "reply_code",
        "criterion", "mark", "share", "seating", "column_map", "value_map", "promise"}
names = {"email_key", "email", "name", "id", "session", "reviewer", "who", "field", "digest", "code", "company_key"}
db = sqlite3.connect(".miraif/miraif.db")
p = db.execute("SELECT min(person) FROM team_member").fetchone()[0]
q = db.execute("SELECT max(person) FROM team_member").fetchone()[0]
db.execute("INSERT INTO vision VALUES (1, ?, 1, 0, 'x', NULL, 'd', NULL)", (p,))
db.execute("INSERT INTO ask (asker, kind, text, anyone, opened_at, due, circle, reminders) VALUES (?, 'question', 'x', 0, 0, 9, 'team', 0)", (p,))
db.execute("INSERT INTO rsvp VALUES ('1-1', ?, 'yes', 'x', 'x', 0)", (p,))
db.execute("INSERT INTO apart VALUES (?, ?, 'x', 0)", (p, q))
db.execute("INSERT INTO news (person, at, kind, text, digest) VALUES (?, 0, 'job', 'x', 0)", (p,))
marked = 0
for table, sql, column in db.execute("SELECT t.name, s.sql, i.name FROM sqlite_schema s, pragma_table_list t,"
        " pragma_table_info(t.name) i WHERE s.name = t.name AND t.schema = 'main' AND t.type = 'table'"
        " AND t.name NOT LIKE 'sqlite%' AND i.type = 'TEXT' AND i.pk = 0").fetchall():
    code = re.search(rf"\b{column} +TEXT[^,]*CHECK \(({column} IN|{column} IS date|{column} GLOB)", sql)
    if table in kept or column in names or code or (table, column) in {("session", "title"), ("session", "place")}:
        continue
    mark = f"MARK-{table}-{column}"
    value = '{"問い": "%s"}' % mark if column == "answers" else mark
    marked += db.execute(f"UPDATE {table} SET {column} = ? WHERE {column} IS NOT NULL OR ? = 'profile'", (value, table)).rowcount
db.commit()
assert marked > 100, marked
PLANT
}

marks() {
    grep -o 'MARK-[a-z_-]*' "$@" | sort -u | tr '\n' ' '
}

@test "exports for others than the office hold nothing that was not agreed" {
    marked
    p=$(sqlite3 .miraif/miraif.db "SELECT min(person) FROM team_member")
    for whom in public 1-A 1-B "p$(sqlite3 .miraif/miraif.db "SELECT max(person) FROM team_member")"; do
        miraif export json --for "$whom" >>out.txt
        miraif export csv people --for "$whom" >>out.txt
    done
    miraif export ics 1 --for public >>out.txt
    miraif export ics 1-A --for 1-A >>out.txt
    own="MARK-person-|MARK-profile-"
    [ -z "$(marks out.txt | tr ' ' '\n' | grep -vE "^($own)" | tr -d '\n')" ]
    expect 0 miraif export json --for public
    lacks output MARK
    expect 0 miraif export csv people --for 1-A
    lacks output MARK
    expect 0 miraif export json
    has output MARK-profile-concern
    lacks output MARK-note
    miraif -q person share "p$p" concern --with public
    expect 0 miraif export json --for public
    [ "$(marks <<<"$output")" = "MARK-profile-concern " ]
}

@test "no letter holds what people wrote when they applied, nor what the office noted" {
    marked
    miraif -q --now 2027-01-14T10:00 --yes export reminders claim --spool out >/dev/null
    [ -n "$(ls out)" ]
    [ -z "$(cat out/* | marks)" ]
}

@test "sheets to be printed hold what is said for the day, and no more" {
    marked
    expect 0 miraif session sheet 1-1
    [ -z "$(marks <<<"$output" | tr ' ' '\n' | grep -vE '^(MARK-person-kana|MARK-rsvp-diet|MARK-rsvp-note)$' | tr -d '\n')" ]
}

@test "after forgetting, not a byte of a participant is in the store's folder" {
    planned
    p=$(sqlite3 .miraif/miraif.db "SELECT min(person) FROM team_member")
    sqlite3 .miraif/miraif.db "SELECT name, replace(name, ' ', ''), email, kana, coalesce(phone, name) FROM person WHERE id = $p;
        SELECT concern FROM profile WHERE person = $p" | tr '|' '\n' | sort -u >words
    miraif -q --now 2027-01-14T10:00 --yes export reminders claim --spool out >/dev/null
    grep -qraiFf words .miraif
    miraif -q person forget "p$p" --yes >/dev/null 2>&1
    if grep -raiFlf words .miraif; then false; fi
    expect 0 miraif doctor
    expect 0 miraif team list 1
    expect 0 miraif session show 1-1
    expect 0 miraif export json
}
