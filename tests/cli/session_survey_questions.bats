#!/usr/bin/env bats
# What people are asked after a session.
load helper

@test "there are questions from the start; what is printed is taken in again" {
    store
    expect 0 miraif session survey questions --format csv
    [ "$(head -n 2 <<<"$output" | tail -n 1)" = "satisfaction,1-5,false,今回の満足度をお聞かせください,How satisfied are you with this session?" ]
    printf '%s\n' "$output" >questions.csv
    entries=$(miraif history --format ids | wc -l)
    expect 0 miraif session survey questions questions.csv
    expect 0 miraif session survey questions --format csv
    [ "$output" = "$(cat questions.csv)" ]
    [ "$(miraif history --format ids | wc -l)" = $((entries + 1)) ]
    miraif -q session survey questions questions.csv >/dev/null
    [ "$(miraif history --format ids | wc -l)" = $((entries + 1)) ]
}

@test "the office's own questions, and the first ones again" {
    planned
    export MIRAIF_NOW=2027-01-16T12:00:00+09:00
    printf 'code,scale,ja,en\nsatisfaction,１〜７,満足でしたか,Satisfied?\nword,,ひとことで言うと,In a word?\n' >own.csv
    expect 0 miraif --json session survey questions own.csv
    [ "$(json '[(q["code"], q["scale"]) for q in d["data"]]')" = '[["satisfaction", "1-7"], ["word", ""]]' ]
    { echo 'email,満足でしたか,ひとことで言うと'
      for who in hanako.mihon ichiro.kaku sakura.reibun aoi.boukawa ai.bouda; do echo "$who@example.jp,7,温かい"; done
    } >form.csv
    miraif -q session survey import 1-1 form.csv
    expect 0 miraif session survey show 1-1
    has output "7:5"
    has output "5  温かい"
    echo 'code,scale,ja,en' >none.csv
    expect 0 miraif session survey questions none.csv
    has output "these hold again"
    has output "recommend"
}

@test "the items of the pulse" {
    store
    expect 0 miraif --json session survey questions --pulse
    [ "$(json '[q["code"] for q in d["data"] if q["reversed"]]')" = '["q1", "q3", "q5"]' ]
    expect 2 miraif session survey questions --pulse own.csv
}

@test "questions that are none" {
    store
    for row in 'A B,,x,y' ',,x,y' 'a,5-1,x,y' 'a,1-90,x,y' 'a,some,x,y' 'a,,,y' 'email,,x,y' $'a,,x,y\na,,z,'; do
        printf 'code,scale,ja,en\n%s\n' "$row" >own.csv
        expect 65 miraif session survey questions own.csv
        has stderr "own.csv:"
    done
    printf 'scale,ja\n1-5,x\n' >own.csv
    expect 65 miraif session survey questions own.csv
    has stderr "no column says what a question is called"
}
