#!/usr/bin/env bats
# miraif person edit.
load helper

@test "as an import would read it, and taken back" {
    sample
    expect 0 miraif person edit p1 --name "改名　花子" --kana "カイメイ　ハナコ" --phone "０９０－９９９９－００００" \
        --birth-date 平成2年4月1日 --email " Hanako.NEW@Example.JP " --language en --gender "" --json
    [ "$(json '[d["data"][k] for k in ("name", "family_name", "kana", "birth_date", "email", "language", "gender")]')" = \
        '["改名　花子", "改名", "かいめい はなこ", "1990-04-01", "Hanako.NEW@Example.JP", "en", null]' ]
    expect 0 miraif person show hanako.new@example.jp --json
    [ "$(json 'd["data"]["id"]')" = p1 ]
    [ "$(json 'len(d["data"]["profiles"])')" = 1 ]
    expect 0 miraif undo
    expect 0 miraif person show p1 --json
    [ "$(json 'd["data"]["name"]')" = "見本 花子" ]
}

@test "a new employer holds from a day on, and the application takes it over" {
    sample
    expect 0 miraif person edit p1 --company ㈱みらい --since 2026-11-20
    expect 0 miraif person show p1 --json
    [ "$(json '[(p["company"], p["as_of"][:10]) for p in d["data"]["profiles"]][0]')" = '["㈱みらい", "2026-11-20"]' ]
    [ "$(json 'd["data"]["profiles"][1]["company"]')" = "株式会社見本商事" ]
    [ "$(json 'd["data"]["concern"] != None')" = true ]
    [ "$(sqlite3 .miraif/miraif.db "SELECT f.company_key FROM application a JOIN profile f ON f.id = a.profile WHERE a.person = 1")" = みらい ]
    miraif -q person edit p1 --company ㈱みらい --since 2026-11-21
    [ "$(sqlite3 .miraif/miraif.db "SELECT count(*) FROM profile WHERE person = 1")" = 2 ]
    expect 0 miraif undo
    expect 0 miraif undo
    expect 0 miraif doctor
}

@test "what somebody graduated with stays" {
    graduated
    p=$(sqlite3 .miraif/miraif.db "SELECT min(person) FROM graduation")
    before=$(sqlite3 .miraif/miraif.db "SELECT profile FROM application WHERE person = $p")
    miraif -q person edit "p$p" --company 別の会社
    [ "$(sqlite3 .miraif/miraif.db "SELECT profile FROM application WHERE person = $p")" = "$before" ]
}

@test "letters are in the person's language" {
    announced
    p=$(sqlite3 .miraif/miraif.db "SELECT min(person) FROM item WHERE rule = 'offer'")
    miraif -q person edit "p$p" --language en
    claim >/dev/null
    output=$(python3 -c "import glob, json; print([l for f in glob.glob(\"out/*.jsonl\") for l in open(f) if \"p$p\" in l and json.loads(l).get(\"language\") == \"en\"][0])")
    [ "$(json 'd["language"]')" = en ]
}

@test "how many a mentor can take" {
    store
    printf 'email,name\nm@example.jp,師 匠\n' >mentors.csv
    miraif -q person import mentors.csv --role mentor
    expect 0 miraif person edit p1 --capacity 2名 --json
    [ "$(json 'd["data"]["capacity"]')" = 2 ]
    expect 0 miraif person edit p1 --capacity "" --json
    [ "$(json 'd["data"]["capacity"]')" = null ]
}

@test "what cannot be" {
    sample
    other=$(sqlite3 .miraif/miraif.db "SELECT email FROM person WHERE id = 2")
    before=$(sqlite3 .miraif/miraif.db .dump | sha256sum)
    expect 1 miraif person edit p1 --email "${other^^}"
    has stderr "address of p2"
    expect 1 miraif person edit p1 --email "nobody"
    expect 1 miraif person edit p1 --email ""
    expect 1 miraif person edit p1 --name " "
    expect 1 miraif person edit p1 --birth-date 2026-02-30
    expect 1 miraif person edit p1 --language fr
    expect 1 miraif person edit p1 --capacity 3
    expect 1 miraif person edit p1 --company あ --since 2027-01-01
    expect 1 miraif person edit p1 --company あ --since 2020-01-01
    expect 2 miraif person edit p1
    expect 4 miraif person edit p999 --name "誰 か"
    expect 0 miraif person edit p1 --company あ --dry-run
    [ "$(sqlite3 .miraif/miraif.db .dump | sha256sum)" = "$before" ]
}
