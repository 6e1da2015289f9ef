#!/usr/bin/env bats
# What is new with somebody.
load helper

@test "an update with kind and consent; the same again changes nothing" {
    sample
    expect 0 miraif --json alumni update p3 新しい部署で企画を始めました --kind job --digest yes
    [ "$(json '[d["data"][k] for k in ("id", "person", "kind", "digest", "at")]')" = '["u1", "p3", "job", true, "2026-12-01T09:00:00+09:00"]' ]
    miraif --format ids history >before
    expect 0 miraif alumni update p3 新しい部署で企画を始めました
    has output "known already"
    miraif --format ids history | cmp - before
    expect 0 miraif alumni update p3 "学校に通いはじめました" --at 2026-11-20
    [ "$(miraif --format ids alumni update list)" = $'u1\nu2' ]
}

@test "consent is taken back, kind mended; undo" {
    sample
    miraif -q alumni update p3 引っ越しました --digest yes >/dev/null
    expect 0 miraif --json alumni update p3 引っ越しました --digest no --kind life
    [ "$(json '[d["data"][k] for k in ("id", "kind", "digest")]')" = '["u1", "life", false]' ]
    miraif -q undo >/dev/null
    expect 0 miraif --json alumni update list
    [ "$(json '[(u["kind"], u["digest"]) for u in d["data"]]')" = '[["other", true]]' ]
}

@test "what is no update; --dry-run" {
    sample
    expect 1 miraif alumni update p3 ""
    expect 1 miraif alumni update p3 明日のこと --at 2027-01-01
    expect 2 miraif alumni update p3
    expect 2 miraif alumni update p3 はい --kind rumour
    expect 4 miraif alumni update p999 はい
    expect 0 miraif alumni update p3 はい --dry-run
    [ -z "$(miraif --format ids alumni update list)" ]
}
