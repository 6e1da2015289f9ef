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
