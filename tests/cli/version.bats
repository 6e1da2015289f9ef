#!/usr/bin/env bats
# miraif version.
load helper

@test "the version, as text and as data" {
    expect 0 miraif version
    [[ $output =~ ^miraif\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
    expect 0 miraif version --json
    [[ miraif\ $(json 'd["data"]["version"]') =~ ^miraif\ [0-9.]+$ ]]
}

@test "it is printed with --quiet, too, and needs no store" {
    expect 0 miraif -q --db nowhere version
    has output miraif
    [ "$(ls)" = "" ]
}

@test "it takes no operand" {
    expect 2 miraif version 2
    is ""
}

@test "the option that other programs have leads to the command" {
    expect 2 miraif --version
    has stderr "did you mean “version”?"
}
