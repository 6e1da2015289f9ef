#!/usr/bin/env bats
# The card for a presenter.
load helper

@test "all messages on one page, escaped" {
    planned
    miraif -q session present message 1-3 p4 --from p5 --text '<b>応援</b>'
    miraif -q session present message 1-3 p4 --from p1 --text 'がんばって'
    expect 0 miraif --lang ja session present card 1-3 p4 -o card.html
    output=$(<card.html)
    has output '&lt;b&gt;応援&lt;/b&gt;'
    has output 応援カード
    [ "$(grep -c '<article>' card.html)" = 2 ]
}

@test "nobody has written" {
    planned
    expect 1 miraif session present card 1-3 p4
    has stderr "nobody has written"
}

@test "what is not there" {
    planned
    expect 4 miraif session present card 1-3 p999
    expect 4 miraif session present card 1-9 p4
    expect 2 miraif session present card 1-3
}
