#!/usr/bin/env bats
# Who will come.
load helper

@test "an answer, a guest, and the letters that follow" {
    planned
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    expect 0 miraif session rsvp 1-1s kumiko.tomoshibi@example.jp yes --diet 卵アレルギー
    has output "0 waiting ones cancelled, 1 queued"
    expect 0 miraif --json session show 1-1s
    [ "$(json '[(p["guest"], p["rsvp"], p["diet"]) for p in d["data"]["people"] if p["rsvp"]]')" = '[[true, "yes", "卵アレルギー"]]' ]
    expect 0 miraif session rsvp 1-1s p4 no
    has output "1 waiting ones cancelled, 0 queued"
    expect 0 miraif session rsvp 1-1s p4 yes
    has output "0 waiting ones cancelled, 1 queued"
    expect 0 miraif --json session rsvp 1-1s p4 yes
    [ "$(json 'd["data"]["changed"]')" = false ]
    [ "$(waiting_letters "object = '1-1s'")" = "social:17 " ]
}

@test "a mentee who cannot come swaps turns" {
    planned
    expect 0 miraif --json session list --team 1-A
    before=$(json '[s["mentee"] for s in d["data"]]')
    mentee=$(json 'd["data"][1]["mentee"]')
    expect 0 miraif --json session rsvp 1-A-2 "$mentee" no
    [ "$(json 'd["data"]["swapped"]')" = 2 ]
    expect 0 miraif --json session list --team 1-A
    python3 - "$before" "$BATS_TEST_TMPDIR/out" <<'END'
import collections, json, sys
before = json.loads(sys.argv[1])
sessions = json.load(open(sys.argv[2]))["data"]
after = [s["mentee"] for s in sessions]
changed = [i for i, (a, b) in enumerate(zip(before, after)) if a != b]
assert len(changed) == 2 and 1 in changed, changed
assert collections.Counter(after) == collections.Counter(before)
assert all(a != b for a, b in zip(after, after[1:])), after
assert [s["sequence"] for i, s in enumerate(sessions) if i in changed] == [1, 1]
END
    expect 0 miraif --json match peers 1-A
    [ "$(json '[m["owed"] for m in d["data"]["teams"][0]["members"]]')" = '[0, 0, 0, 0]' ]
}

@test "what is refused" {
    planned
    expect 4 miraif session rsvp 1-9 p4 yes
    expect 4 miraif session rsvp 1-1 p999 yes
    expect 2 miraif session rsvp 1-1 p4 perhaps
    miraif -q session cancel 1-2
    expect 1 miraif session rsvp 1-2 p4 yes
    has stderr cancelled
}
