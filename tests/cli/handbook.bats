#!/usr/bin/env bats
# The office's year, as the handbook tells it.
load helper

page=$tests/../man/ja/miraif-handbook.7

@test "every command of the handbook does what it says, in its order" {
    cp "$MIRAIF_DATA"/*.csv .
    [ -z "${MIRAIF_RUNNER-}" ] || skip "the program is called by its name"
    PATH=$(cd "$MIRAIF_BUILD" && pwd):$PATH run "$tests/handbook.py" "$page"
    echo "$output"
    [ "$status" = 0 ]
    [[ "$output" == *" commands, 0 failed" ]]
}

@test "it goes from the first form to the twelfth month, and through what goes wrong" {
    for words in "cohort form" "review pack" "cohort announce" "team form" "match mentors" "session plan" \
        "session seat" "session attend" today "cohort graduate" "alumni ask" "alumni follow-up" restore \
        "person forget" "person disclose" "reply 1 p37 left" "session edit 1-B-m2 --mentor" "match repair 1 --without" \
        "reminders resume" "staff end" "staff add" "team show 1 --proof" "team repair" "team move" "team swap"; do
        grep -q "^miraif .*$words\|^miraif $words" "$page" || { echo "nothing of $words"; return 1; }
    done
}

@test "it is installed with the other pages" {
    make -s -n -C "$tests/.." BUILD="$MIRAIF_BUILD" DESTDIR=/nowhere PREFIX=/usr install 2>/dev/null |
        grep -q 'ja/man'
}
