#!/usr/bin/env bats
# miraif person share.
load helper

# What an audience sees: json of the people of `export json --for`.
seen() {
    expect 0 miraif export json --for "$1"
}

# A team mate of p1, and its team, of the sample.
team_of() {
    sqlite3 .miraif/miraif.db "SELECT '1-' || char(64 + m.number) FROM team_member m WHERE m.person = $1"
}
mate_of() {
    sqlite3 .miraif/miraif.db "SELECT b.person FROM team_member a JOIN team_member b USING (run, number)
        WHERE a.person = $1 AND b.person <> $1 ORDER BY 1 LIMIT 1"
}
stranger_to() {
    sqlite3 .miraif/miraif.db "SELECT b.person FROM team_member a JOIN team_member b USING (run)
        WHERE a.person = $1 AND b.number <> a.number ORDER BY 1 LIMIT 1"
}

@test "what was agreed, with whom, until when" {
    teamed
    p=$(sqlite3 .miraif/miraif.db "SELECT min(person) FROM team_member")
    expect 0 miraif person share "p$p" concern --with team --until 2026-12-31 --json
    [ "$(json '[(s["field"], s["audience"], s["until"], s["who"]) for s in d["data"]]')" = '[["concern", "team", "2026-12-31", "office"]]' ]
    before=$(sqlite3 .miraif/miraif.db "SELECT count(*) FROM history")
    miraif -q person share "p$p" concern --with team --until 2026-12-31
    [ "$(sqlite3 .miraif/miraif.db "SELECT count(*) FROM history")" = "$before" ]
    miraif -q person share "p$p" concern --with mentor
    expect 0 miraif person share "p$p" concern --with team --stop --json
    [ "$(json '[s["audience"] for s in d["data"]]')" = '["mentor"]' ]
    expect 0 miraif undo
    expect 0 miraif person share "p$p" --stop --json
    [ "$(json 'd["data"]')" = "[]" ]
    expect 0 miraif person share "p$p" concern --with public
    expect 0 miraif person share "p$p" concern --with office
    has output "taken back: 1"
}

@test "the team sees it, others do not, and not after its last day" {
    teamed
    p=$(sqlite3 .miraif/miraif.db "SELECT min(person) FROM team_member")
    concern=$(sqlite3 .miraif/miraif.db "UPDATE profile SET concern = 'MARKな悩み' WHERE person = $p; SELECT 'MARKな悩み'")
    seen "p$(mate_of "$p")"
    lacks output "$concern"
    miraif -q person share "p$p" concern --with team --until 2026-12-31
    seen "p$(mate_of "$p")"
    has output "$concern"
    seen "$(team_of "$p")"
    [ "$(json '[(q["person"], q["concern"]) for q in d["data"]["people"] if "concern" in q]')" = "[[\"p$p\", \"$concern\"]]" ]
    [ "$(json 'len(d["data"]["people"])')" = 4 ]
    seen "p$(stranger_to "$p")"
    lacks output "$concern"
    seen public
    lacks output "$concern"
    expect 0 miraif --yes --now 2027-01-01 export json --for "p$(mate_of "$p")"
    lacks output "$concern"
    sqlite3 .miraif/miraif.db "UPDATE application SET status = 'left' WHERE person = $p"
    seen "$(team_of "$p")"
    lacks output "$concern"
}

@test "a mentor sees what is for mentors, of the own people alone" {
    teamed
    p=$(sqlite3 .miraif/miraif.db "SELECT min(person) FROM team_member WHERE number = 1")
    printf 'email,name\nm@example.jp,師 匠\n' >mentors.csv
    miraif -q person import mentors.csv --role mentor >/dev/null
    m=$(sqlite3 .miraif/miraif.db "SELECT id FROM person WHERE email = 'm@example.jp'")
    sqlite3 .miraif/miraif.db "INSERT INTO run SELECT 900, 1, 'match', 'adopted', 0, 0, 'optimal', 'd', 1, 1, '{}', '{}';
        INSERT INTO team_mentor SELECT 900, id, 1, $m, 0, 0 FROM run WHERE stage = 'form' AND state = 'adopted'"
    miraif -q person share "p$p" company --with mentor
    seen "p$m"
    [ "$(json '[q["person"] for q in d["data"]["people"] if "company" in q]')" = "[\"p$p\"]" ]
    seen "p$(mate_of "$p")"
    [ "$(json '[q["person"] for q in d["data"]["people"] if "company" in q and q["person"] == "p'"$p"'"]')" = "[]" ]
}

@test "the public gets what is for it, without a name unless that is agreed, too" {
    sample
    miraif -q person share p1 occupation --with public
    seen public
    [ "$(json '[(q["person"], q["name"], "occupation" in q) for q in d["data"]["people"]]')" = '[[null, null, true]]' ]
    miraif -q person share p1 name --with public
    seen public
    [ "$(json 'd["data"]["people"][0]["name"] != None')" = "true" ]
    expect 0 miraif export csv people --for public
    [ "$(head -n 1 <<<"$output")" = "person,name,occupation" ]
    expect 2 miraif export csv applications --for public
    expect 0 miraif export csv people 1 --for office
    has output "concern"
}

@test "an answer by the header of its question; all of one's own" {
    sample
    printf 'email,name,好きな食べ物\nq@example.jp,答 太郎,MARK丼\n' >q.csv
    miraif -q cohort import 1 q.csv >/dev/null
    expect 0 miraif person share q@example.jp "好きな 食べ物" --with public --json
    [ "$(json 'd["data"][0]["field"]')" = "answer:好きな食べ物" ]
    expect 0 miraif export csv people --for public
    [ "$(tail -n 1 <<<"$output")" = ",,MARK丼" ]
    miraif -q person share q@example.jp --stop
    seen q@example.jp
    has output MARK丼
    has output q@example.jp
}

@test "what cannot be" {
    sample
    expect 2 miraif person share p1 concern
    expect 2 miraif person share p1 --with team
    expect 2 miraif person share p1 concern --with friends
    expect 1 miraif person share p1 sorrow --with team
    has stderr "concern"
    expect 4 miraif person share p999 concern --with team
    expect 4 miraif export json --for 1-A
    expect 4 miraif export json --for p999
}
