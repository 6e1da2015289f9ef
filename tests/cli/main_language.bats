#!/usr/bin/env bats
# The language of messages, without any locale installed.
load helper

@test "--lang, MIRAIF_LANG and the locale's variables, in this order" {
    expect 2 miraif --lang ja vresion
    has stderr "というコマンドはありません"
    MIRAIF_LANG=ja expect 2 miraif vresion
    has stderr "というコマンドはありません"
    LC_ALL=ja_JP.UTF-8 expect 2 miraif vresion
    has stderr "というコマンドはありません"
    LC_ALL='' LANG=ja_JP.UTF-8 expect 2 miraif vresion
    has stderr "というコマンドはありません"
    LC_ALL=C LANG=ja_JP.UTF-8 expect 2 miraif vresion
    has stderr "there is no command"
    MIRAIF_LANG=en LC_ALL=ja_JP.UTF-8 expect 2 miraif vresion
    has stderr "there is no command"
    MIRAIF_LANG=ja expect 2 miraif --lang=en vresion
    has stderr "there is no command"
}

@test "cron's empty surroundings" {
    status=0
    env -i "$MIRAIF_BUILD/miraif" --lang ja vresion 2>err || status=$?
    [ "$status" = 2 ]
    grep -q "もしかして“version”ですか" err
}

@test "codes and keys are not translated" {
    expect 2 miraif --lang ja --json vresion
    output=$stderr
    [ "$(json 'd["error"]["code"]')" = usage ]
    [ "$(json 'd["error"]["message"]')" = "“vresion”というコマンドはありません" ]
}
