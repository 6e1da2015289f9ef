#!/usr/bin/env bats
# The vision is sealed.
load helper

@test "what is sealed stays until its owner asks" {
    planned
    expect 0 miraif --json session vision 1-3 p4 --text 週に一度断る
    [ "$(json 'd["data"]["version"], d["data"]["reason"], d["data"]["digest"]')" = "[1, null, \"$(printf 週に一度断る | sha256sum | cut -d' ' -f1)\"]" ]
    expect 0 miraif --json session vision 1-3 p4 --text 週に一度断る
    [ "$(json 'd["data"]["version"]')" = 1 ]
    expect 1 miraif session vision 1-3 p4 --text 毎日断る
    has stderr "--reseal --reason"
    expect 0 miraif --json session vision 1-3 p4 --text 毎日断る --reseal --reason 本人の希望
    [ "$(json 'd["data"]["version"], d["data"]["reason"]')" = '[2, "本人の希望"]' ]
    expect 0 miraif --json session vision 1-3 p4
    [ "$(json 'd["data"]["text"]')" = 毎日断る ]
    sqlite3 -readonly .miraif/miraif.db "SELECT text FROM vision WHERE version = 1" >first
    [ "$(<first)" = 週に一度断る ]
}

@test "a file's digest, not its content" {
    planned
    printf 'slides' >vision.pdf
    expect 0 miraif --json session vision 1-3 p4 --file vision.pdf
    [ "$(json 'd["data"]["digest"], d["data"]["file"], d["data"]["text"]')" = "[\"$(sha256sum <vision.pdf | cut -d' ' -f1)\", \"vision.pdf\", null]" ]
    expect 4 miraif session vision 1-3 p5 --file nowhere.pdf
}

@test "none yet, and what is refused" {
    planned
    expect 4 miraif session vision 1-3 p4
    has stderr "no vision"
    expect 1 miraif session vision 1-3 p6 --text x
    expect 2 miraif session vision 1-3 p4 --reseal --reason x
    expect 2 miraif session vision 1-3 p4 --text x --reason x
    expect 1 miraif session vision 1-3 p4 --text x --file y
    expect 1 miraif session vision 1-3s p4 --text x
}
