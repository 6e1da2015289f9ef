#!/usr/bin/env bats
# The community's promise, and its versions.
load helper

first='ここで聞いた話は外に出しません。
人の話を最後まで聞きます。
互いを尊重します。'
second='ここで聞いた話は、外に出しません。
人の話を最後まで聞きます。
互いを尊重します。
困ったら運営に話します。'

@test "everybody is asked: participants and mentors" {
    teamed
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null 2>&1 || true
    expect 0 miraif cohort promise set - <<<"$first"
    is "version 1 of the promise is in force; letters queued: 22"
    entries=$(miraif history --format ids | wc -l)
    expect 0 miraif cohort promise set - <<<"$first"$'\r\n'
    has output "says the same"
    [ "$(miraif history --format ids | wc -l)" = "$entries" ]
}

@test "a new version asks for the changed lines only of those who accepted one" {
    teamed
    miraif -q cohort promise set - <<<"$first"
    miraif -q cohort promise accept p1
    expect 0 miraif --json cohort promise set - <<<"$second"
    [ "$(json '[d["data"][k] for k in ("version", "repeated", "queued")]')" = "[2, false, 16]" ]
    [ "$(waiting_letters)" = "promise:15 promise-changed:1 " ]
    expect 0 miraif --json export reminders preview
    [ "$(json '[l["text"] for l in d["data"] if "改めました" in l["text"]][0].count("最後まで聞きます")')" = 0 ] ||
        { show "unchanged lines are in the letter"; false; }
    has output "＋ ここで聞いた話は、外に出しません。"
    has output "− ここで聞いた話は外に出しません。"
}

@test "a dry run sets nothing; a text that says nothing, or is none, is refused" {
    store
    expect 0 miraif -n cohort promise set - <<<"$first"
    expect 4 miraif cohort promise show
    has stderr "cohort promise set"
    expect 1 miraif cohort promise set - <<<"  "
    has stderr "says nothing"
    printf '\201\202' >bytes
    expect 1 miraif cohort promise set bytes
    expect 4 miraif cohort promise set nowhere.txt
    head -c 70000 /dev/zero | tr '\0' 'a' >long
    expect 65 miraif cohort promise set long
}

@test "it is taken back as a whole" {
    teamed
    miraif -q cohort promise set - <<<"$first"
    expect 0 miraif undo
    expect 4 miraif cohort promise show
    [ -z "$(waiting_letters)" ]
}
