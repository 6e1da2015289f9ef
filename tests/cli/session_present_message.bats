#!/usr/bin/env bats
# Messages to presenters.
load helper

@test "a message is kept, and replaced" {
    planned
    expect 0 miraif --json session present message 1-3 p4 --from p5 --text 応援しています
    [ "$(json 'd["data"]["changed"]')" = true ]
    expect 0 miraif --json session present message 1-3 p4 --from p5 --text 応援しています
    [ "$(json 'd["data"]["changed"]')" = false ]
    miraif -q session present message 1-3 p4 --from p5 --text ずっと応援しています
    expect 0 miraif session present card 1-3 p4
    has output ずっと応援しています
    [ "$(grep -c '<article>' <<<"$output")" = 1 ]
}

@test "what is refused" {
    planned
    expect 1 miraif session present message 1-3 p4 --from p4 --text わたしへ
    expect 1 miraif session present message 1-3 p4 --from p5 --text ' '
    expect 1 miraif session present message 1-3s p4 --from p5 --text はい
    expect 4 miraif session present message 1-3 p999 --from p5 --text はい
}

@test "text and writer must be given" {
    planned
    expect 2 miraif session present message 1-3 p4 --from p5
    expect 2 miraif session present message 1-3 p4 --text はい
}

@test "the card is a letter on the second morning after, and made anew while it waits" {
    planned
    expect 0 miraif --json session list 1
    day=$(json '[s["date"] for s in d["data"] if s["id"] == "1-3"][0]')
    miraif -q session present message 1-3 p4 --from p5 --text よかった
    miraif -q session present message 1-3 p4 --from p14 --text 応援しています
    miraif -q session present message 1-3 p4 --from p14 --text 応援しています
    [ "$(waiting_letters "rule = 'cheer-card'")" = "cheer-card:1 " ]
    sqlite3 .miraif/miraif.db "SELECT date(due, 'unixepoch', '+9 hours', '-2 days'), args FROM item
        WHERE rule = 'cheer-card' AND cancelled_at IS NULL" >card
    grep -q "^$day|" card
    grep -q よかった card
    grep -q 応援しています card
    MIRAIF_NOW=2027-04-30T09:00:00+09:00 expect 0 miraif export reminders preview --until 2027-04-30
}
