#!/usr/bin/env bats
# The mailer of miraif-export(1), word for word, with programs that kill it at every step.
load helper

# The mailer, and in bin/ what it calls: each of them counts, and kills the mailer at the call whose number is in
# `kill`, before or after doing its work.
mailer() {
    mkdir bin
    sed -n '/BEGIN MAILER/,/END MAILER/p' "$tests/../man/miraif-export.1" | grep -v '^\.' >bin/mailer
    cat >bin/step <<'EOF'
#!/bin/bash
read -r calls <calls
echo $((++calls)) >calls
read -r number when <kill
[ "$calls $when" != "$number before" ] || { kill -9 $PPID; exit 1; }
case ${0##*/} in
miraif) "$MIRAIF_BUILD/miraif" "$@" ;;
sendmail) sed -n 's/^Message-ID: //p' >>../sent.log; [ "$(wc -c <../fail)" = 0 ] || exit "$(cat ../fail)" ;;
*) "/usr/bin/${0##*/}" "$@" ;;
esac
code=$?
[ "$calls $when" != "$number after" ] || kill -9 $PPID
exit $code
EOF
    chmod +x bin/*
    for name in miraif sendmail mv touch; do ln -s step "bin/$name"; done
    sed -i 's|<calls|<../calls|; s|>calls|>../calls|; s|<kill|<../kill|' bin/step
}

# Runs the mailer, to be killed at a call.
run_mailer() {
    echo 0 >calls
    echo "$*" >kill
    PATH=$PWD/bin:$PATH sh bin/mailer spool >mailer.log 2>&1
}

# Three letters in a maildir, and a copy of all that to begin again from.
handed_over() {
    sample
    for i in 1 2 3; do queue "offer:1:p$i" offer "$i" 1 '{"deadline":1796943600}'; done
    miraif -q --yes export reminders claim --spool spool --format maildir --from office@example.jp
    : >fail
    export MIRAIF_DB=$PWD/.miraif/miraif.db
    cp -r .miraif spool ../
    ids=$(sed -sn 's/^Message-ID: //p' spool/new/* | sort)
}

@test "it sends everything once and says so" {
    handed_over
    mailer
    run_mailer none
    [ "$(sort sent.log)" = "$ids" ]
    [ -z "$(ls spool/new)" ] && [ "$(ls spool/cur | wc -l)" = 3 ]
    expect 0 miraif export reminders status --json
    [ "$(json 'd["data"]["claimed"]')" = 0 ]
    run_mailer none
    [ "$(sort sent.log)" = "$ids" ]
}

@test "killed at every step, it loses nothing and sends no second letter" {
    handed_over
    mailer
    for when in before after; do
        for call in $(seq 12); do
            rm -rf .miraif spool sent.log
            cp -r ../.miraif ../spool .
            run_mailer "$call $when" && return 1
            run_mailer none || { cat mailer.log; return 1; }
            [ "$(sort -u sent.log)" = "$ids" ] || return 1
            # At most one was sent and not yet remembered: the very same letter again.
            [ "$(wc -l <sent.log)" -le 4 ] || return 1
            [ -z "$(ls spool/new)" ] || return 1
            [ "$(sqlite3 .miraif/miraif.db "SELECT count(*) FROM letter WHERE state = 'sent'")" = 3 ] || return 1
        done
    done
}

@test "what cannot be sent waits, or is told to the office" {
    handed_over
    mailer
    echo 75 >fail
    run_mailer none
    [ "$(ls spool/new | wc -l)" = 3 ]
    echo 67 >fail
    run_mailer none
    expect 0 miraif export reminders status --json
    [ "$(json 'd["data"]["failed"], d["data"]["letters"][0]["reason"]')" = '[3, "status 67"]' ]
    : >fail
    letter=$(json 'd["data"]["letters"][0]["letter"]')
    miraif -q --yes export reminders claim --spool spool --format maildir --from office@example.jp --reclaim "$letter"
    run_mailer none
    expect 0 miraif export reminders status --json
    [ "$(json 'd["data"]["failed"]')" = 2 ]
}

@test "it goes on with a letter that is handed over again without sending it again" {
    handed_over
    mailer
    run_mailer "2 after" && return 1 # sent and remembered, not acknowledged
    rm spool/new/*
    export MIRAIF_NOW=2026-12-01T12:00:00+09:00
    miraif -q --yes export reminders claim --spool spool --format maildir --from office@example.jp --reclaim
    run_mailer none
    [ "$(sort sent.log)" = "$ids" ]
}
