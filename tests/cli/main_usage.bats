#!/usr/bin/env bats
# Wrong command lines: exit 2, a sentence, what was meant, where help is.
load helper

@test "no command at all" {
    expect 2 miraif
    is ""
    has stderr "a command is missing"
}

@test "a mistyped command is guessed" {
    expect 2 miraif vesrion
    has stderr 'there is no command “vesrion”'
    has stderr 'did you mean “version”?'
}

@test "a mistyped option is guessed" {
    expect 2 miraif --nwo 2027-01-01 version
    has stderr 'did you mean “--now”?'
    expect 2 miraif version --jsn
    has stderr 'did you mean “--json”?'
    has stderr 'see `miraif version -h`'
}

@test "options are not abbreviated" {
    expect 2 miraif version --verb
    has stderr 'did you mean “--verbose”?'
}

@test "an operand too many" {
    expect 2 miraif version x
    has stderr '“x” is one operand too many'
    has stderr 'usage: miraif version'
}

@test "options before and after, joined and apart, in clusters" {
    expect 0 miraif --lang en version --now=2027-01-01 -nq
    is "miraif 0.1.0"
    expect 0 miraif -vqofile version
    [ "$(cat file)" = "miraif 0.1.0" ]
}

@test "an option twice, without its value, or with one too many" {
    expect 2 miraif version --now 2027-01-01 --now 2027-01-02
    has stderr '“--now” is given twice'
    expect 2 miraif version --now
    has stderr '“--now” needs a value: TIME'
    expect 2 miraif version --json=yes
    has stderr '“--json” takes no value'
    expect 2 miraif version --json --format csv
    has stderr 'contradict each other'
}

@test "values that are wrong" {
    expect 2 miraif version --now 2027-02-29
    has stderr '“2027-02-29” for --now is no time that exists'
    expect 2 miraif version --format jsno
    has stderr 'did you mean “json”?'
    expect 2 miraif version --seed 1x
    expect 2 miraif version --seed 99999999999999999999
    expect 2 miraif version --seed -1
    has stderr 'out of range'
    MIRAIF_NOW=yesterday expect 2 miraif version
    has stderr 'MIRAIF_NOW'
}

@test "formats for lists are refused elsewhere" {
    expect 2 miraif version --format csv
    is ""
}

@test "a usage error is JSON where JSON was asked for" {
    expect 2 miraif version --bogus --json
    is ""
    output=$stderr
    [ "$(json 'd["error"]["code"]')" = usage ]
    [ "$(json 'd["error"]["exit"]')" = 2 ]
    [ "$(json 'd["error"]["field"]')" = --bogus ]
}
