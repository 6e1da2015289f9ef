#!/usr/bin/env bats
# `miraif person merge dismiss`: people who look like one and are two.
load helper

# p1 and p2 have a name in common; p3 has a telephone number of p1.
alike() {
    store
    printf '%s\n' 氏名,メール,電話 '見本 一郎,a@example.jp,090-0000-0001' '見本 一郎,b@example.jp,' \
        '例文 花子,c@example.jp,' >staff.csv
    miraif -q person import staff.csv --role staff 2>import.err
}

@test "what was decided is listed no more, and shown as decided" {
    alike
    expect 0 miraif person merge --list --json
    [ "$(json '[(t["person"], t["other"]) for t in d["data"]["candidates"]]')" = '[["p1", "p2"]]' ]
    expect 0 miraif person merge dismiss p2 p1 --reason 同姓同名
    has output "are two people"
    expect 0 miraif person merge --list
    is "nobody seems to be there twice"
    expect 0 miraif person merge --list --dismissed --json
    [ "$(json '[(t["person"], t["other"], t["why"], t["since"]) for t in d["data"]["dismissed"]]')" = \
        '[["p1", "p2", "同姓同名", "2026-12-01T09:00:00+09:00"]]' ]
    expect 1 miraif person merge p1 p2
    has stderr "two people (同姓同名)"
    has stderr "--withdraw"
}

@test "it is taken back, by undo or by word" {
    alike
    miraif -q person merge dismiss p1 p2
    miraif -q undo
    expect 0 miraif person merge --list --json
    [ "$(json 'len(d["data"]["candidates"])')" = 1 ]
    miraif -q person merge dismiss p1 p2
    expect 0 miraif person merge dismiss p2 p1 --withdraw
    has output "open again"
    expect 0 miraif person merge --list --dismissed
    is "nobody was decided to be two people"
    expect 0 miraif person merge p1 p2
}

@test "a decision moves with a person, and goes with one" {
    alike
    miraif -q person merge dismiss p2 p3 --reason 別人
    miraif -q person merge p1 p2
    expect 0 miraif person merge --list --dismissed --json
    [ "$(json '[(t["person"], t["other"]) for t in d["data"]["dismissed"]]')" = '[["p1", "p3"]]' ]
    expect 0 miraif --yes person disclose p1 --json
    has output 別人
    miraif --yes -q person forget p3 >/dev/null
    expect 0 miraif person merge --list --dismissed
    is "nobody was decided to be two people"
    expect 0 miraif doctor
}

@test "what cannot be" {
    alike
    expect 1 miraif person merge dismiss p1 a@example.jp
    expect 4 miraif person merge dismiss p1 p99
    expect 4 miraif person merge dismiss p1 p2 --withdraw
    expect 2 miraif person merge dismiss p1
    expect 2 miraif person merge dismiss p1 p2 --withdraw --reason x
}
