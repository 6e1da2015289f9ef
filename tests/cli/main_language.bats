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

@test "people read the programme's words in their language, scripts read slugs in any" {
    selected
    expect 0 miraif --lang ja cohort show 1
    has output "選抜           確定済み"
    has output "補欠"
    expect 0 miraif --lang ja person list --cohort 1
    has output "応募者"
    expect 0 miraif --lang ja person list --cohort 1 --format csv
    lacks output "応募者"
    expect 0 miraif --lang en cohort show 1
    has output "selection     adopted"
}
