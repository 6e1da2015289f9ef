#!/usr/bin/env bats
# The library as others get it: installed, found by pkg-config, without the program.
load ../cli/helper

# Everything of the build, below $PWD/usr.
install_here() {
    make -s -C "$MIRAIF_DATA/../.." install BUILD="$MIRAIF_BUILD" PREFIX="$PWD/usr" >/dev/null
    export PKG_CONFIG_PATH=$PWD/usr/lib/pkgconfig
}

# Compiles tests/embed/embed.c to ./embed with these words of the linker.
build() {
    # shellcheck disable=SC2046,SC2086 # words
    ${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Werror -D_GNU_SOURCE ${CFLAGS-} -o embed \
        "$MIRAIF_DATA/../embed/embed.c" $(pkg-config --cflags miraif) ${LDFLAGS-} "$@"
}

form() {
    ./embed "$1" "$MIRAIF_DATA/applicants.csv" "$MIRAIF_DATA"/scores-{furuno,tanaka}.csv
}

@test "a roster becomes teams through the library alone, shared and static" {
    install_here
    build $(pkg-config --libs miraif) -Wl,-rpath,"$PWD/usr/lib"
    expect 0 form one
    has output "44 of 48 applicants"
    has output "line 11: “taro.mihon＠” is not an e-mail address"
    [ "$(grep -c '^1-[A-D]: p[0-9]* p[0-9]* p[0-9]* p[0-9]*$' <<<"$output")" = 4 ]
    shared=$output
    # The foreign libraries stay shared: --static would ask for those that they were made with, too.
    private=$(pkg-config --print-requires-private miraif | sed 's/ .*//')
    build -L"$PWD/usr/lib" -l:libmiraif.a $(pkg-config --libs $private) -lcsv
    expect 0 form two
    [ "$output" = "$shared" ]
    # The program agrees.
    export MIRAIF_DB=one
    expect 0 miraif team list 1 --format ids
    is "$(printf '1-%s\n' A B C D)"
}

@test "an error is told by its code" {
    install_here
    build $(pkg-config --libs miraif) -Wl,-rpath,"$PWD/usr/lib"
    expect 4 ./embed one nowhere.csv nowhere.csv
    has stderr "embed: not_found: "
}

@test "the installed program finds its library, messages and manual; uninstall leaves nothing" {
    install_here
    expect 0 usr/bin/miraif --lang ja help
    has output "使い方"
    [ -f usr/share/man/man1/miraif.1 ]
    make -s -C "$MIRAIF_DATA/../.." uninstall BUILD="$MIRAIF_BUILD" PREFIX="$PWD/usr"
    [ "$(find usr ! -type d)" = "" ]
}
