#!/usr/bin/env bats
# Then and now side by side, and what happened between.
load helper

@test "concern, sessions, vision, follow-ups, updates, asks, answers, ties, by time" {
    planned
    miraif -q cohort graduate 1 --on 2027-04-16 >/dev/null
    read -r who other < <(miraif --format ids alumni list | head -2 | paste -sd' ')
    export MIRAIF_NOW=2027-04-17T12:00:00+09:00
    miraif -q session attend 1-1 late "$who" >/dev/null
    miraif -q session vision 1-3 "$who" --text 学校を開いている >/dev/null
    export MIRAIF_NOW=2027-10-20T10:00:00+09:00
    printf 'date,email,モヤモヤ,満足度,ひとこと\n2027-04-20,%s,変わらない,2,\n2027-07-17,%s,晴れた,4,楽になった\n' "$who" "$who" >form.csv
    miraif -q alumni follow-up import form.csv --map at=date >/dev/null
    miraif -q alumni update "$who" 通いはじめました --at 2027-08-01 --kind learning >/dev/null
    miraif -q alumni ask どうでしたか --from "$who" >/dev/null 2>&1
    miraif -q alumni answer a1 こうでした --from "$other" --close 会いました >/dev/null
    miraif -q alumni tie "$who" "$other" --kind business --both >/dev/null
    miraif -q alumni tie "$who" "$other" --kind hire >/dev/null
    expect 0 miraif --json alumni timeline "$who"
    [ "$(json '[(e["what"], e["about"]) for e in d["data"]["events"]]')" = \
        '[["applied", "1"], ["session", "1-1"], ["graduated", "1"], ["vision", "1"], ["follow-up", "graduation"], ["follow-up", "m3"], ["update", "learning"], ["ask", "a1"], ["heard", "a1"], ["outcome", "a1"], ["tie", "business"]]' ]
    [ "$(json '[d["data"][s][k] for s in ("then", "now") for k in ("worry", "satisfaction")]')" = '["same", 2, "gone", 4]' ]
    [ "$(json '(d["data"]["then"]["vision"], d["data"]["then"]["sealed_on"], d["data"]["now"]["news"], d["data"]["now"]["comment"])')" = \
        '["学校を開いている", "2027-04-17", "通いはじめました", "楽になった"]' ]
    [ "$(json 'len(d["data"]["then"]["concern"]) > 10')" = true ]
    expect 0 miraif --json alumni timeline "$other"
    [ "$(json '[(e["what"], e["about"], e["with"] is None) for e in d["data"]["events"]][2:]')" = '[["helped", "a1", false], ["tie", "business", false]]' ]
    expect 0 miraif alumni timeline "$who"
    has output "学校を開いている"
    has output "side by side"
}

@test "somebody of whom little is known" {
    sample
    miraif -q person import "$MIRAIF_DATA/mentors.csv" --role mentor >/dev/null
    local mentor
    mentor=$(miraif --format ids person list --role mentor | head -1)
    expect 0 miraif --json alumni timeline "$mentor"
    [ "$(json '(d["data"]["events"], d["data"]["then"]["date"], d["data"]["now"]["worry"])')" = '[[], null, null]' ]
    expect 0 miraif alumni timeline "$mentor"
}

@test "nobody such; nobody named" {
    sample
    expect 4 miraif alumni timeline p999
    expect 2 miraif alumni timeline
}
