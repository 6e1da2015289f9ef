# What every command test stands on: `load helper`.
#
# Each test gets an empty working folder, the built program as `miraif`, no store, English messages, and a clock
# that stands. MIRAIF_BUILD is the build folder, MIRAIF_RUNNER a program that runs it, such as valgrind.

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export MIRAIF_BUILD=${MIRAIF_BUILD:-$tests/../build}
export MIRAIF_DATA=$tests/data

miraif() {
    # shellcheck disable=SC2086 # the runner is a command with its options
    ${MIRAIF_RUNNER-} "$MIRAIF_BUILD/miraif" "$@"
}

setup() {
    unset MIRAIF_DB MIRAIF_AS MIRAIF_LANG NO_COLOR XDG_DATA_HOME LANGUAGE
    export HOME=$BATS_TEST_TMPDIR/home MIRAIF_NOW=2026-12-01T09:00:00+09:00 MIRAIF_AS=office LC_ALL=C
    mkdir -p "$HOME" "$BATS_TEST_TMPDIR/work"
    cd "$BATS_TEST_TMPDIR/work" || return
}

# An empty store in the working folder.
store() {
    miraif -q init
}

# A store with cohort 1 and the sample applicants.
sample() {
    store &&
        miraif -q cohort create 1 --name 1期 --start 2027-01-15 --teams 4 --team-size 4 &&
        { miraif -q cohort import 1 "$MIRAIF_DATA/applicants.csv" >import.out 2>import.err || [ $? = 3 ]; }
}

# The sample with its sixteen participants selected, by one reviewer's marks.
selected() {
    sample &&
        miraif -q cohort review import 1 "$MIRAIF_DATA/scores-furuno.csv" >/dev/null &&
        miraif -q cohort select 1 >/dev/null 2>&1 &&
        miraif -q cohort adopt 1 >/dev/null
}

# The same with offers made, open until 15 December.
announced() {
    selected && miraif -q cohort announce 1 --deadline 2026-12-15 --yes >/dev/null
}

# What waits in the outbox of the store: rules, by number.
waiting_letters() {
    sqlite3 .miraif/miraif.db "SELECT rule || ':' || count(*) FROM item WHERE cancelled_at IS NULL${1:+ AND $1}
        GROUP BY rule ORDER BY rule" | tr '\n' ' '
}

# The sample with its teams adopted, and everybody in them accepted; made once a file of tests.
teamed() {
    if [ ! -d "$BATS_FILE_TMPDIR/teamed" ]; then
        selected &&
            miraif -q team form 1 >/dev/null &&
            miraif -q team adopt 1 >/dev/null &&
            sqlite3 .miraif/miraif.db "UPDATE application SET status = 'accepted' WHERE status = 'selected'" &&
            cp -r .miraif "$BATS_FILE_TMPDIR/teamed"
    else
        cp -r "$BATS_FILE_TMPDIR/teamed" .miraif
    fi
}

# The sample with its sixteen graduates.
graduated() {
    teamed &&
        miraif -q cohort graduate 1 --on 2027-04-16 >/dev/null
}

# The sample with its teams and its sessions planned; made once a file of tests.
planned() {
    if [ ! -d "$BATS_FILE_TMPDIR/planned" ]; then
        teamed && miraif -q session plan 1 >/dev/null 2>&1 && miraif -q session adopt 1 >/dev/null &&
            cp -r .miraif "$BATS_FILE_TMPDIR/planned"
    else
        cp -r "$BATS_FILE_TMPDIR/planned" .miraif
    fi
}

# Runs a command and keeps its $status, $output (stdout) and $stderr apart.
try() {
    status=0
    "$@" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || status=$?
    output=$(cat "$BATS_TEST_TMPDIR/out")
    stderr=$(cat "$BATS_TEST_TMPDIR/err")
}

# try, and fail unless the exit status is the one given first.
expect() {
    local wanted=$1
    shift
    try "$@"
    [ "$status" = "$wanted" ] || { show "exit status $status instead of $wanted: $*"; return 1; }
}

# Fails unless $output or $stderr (the first word says which) holds the text.
has() {
    [[ ${!1} == *"$2"* ]] || { show "no “$2” in $1"; return 1; }
}

# Fails when it does.
lacks() {
    [[ ${!1} != *"$2"* ]] || { show "“$2” in $1"; return 1; }
}

# Fails unless $output is exactly the text.
is() {
    [ "$output" = "$1" ] || { show "the output is not:"; printf '%s\n' "$1"; return 1; }
}

# The value that a Python expression over the JSON document `d` in $output has, as text: json 'd["data"][0]["id"]'.
json() {
    python3 -c 'import json, sys; d = json.load(sys.stdin); r = eval(sys.argv[1]); print(r if isinstance(r, str) else json.dumps(r, ensure_ascii=False))' "$1" <<<"$output"
}

# What happened, for the log of a failed test.
show() {
    printf '%s\n--- stdout\n%s\n--- stderr\n%s\n' "$1" "$output" "$stderr"
}

# Puts an item into the outbox of the store here: queue KEY RULE PERSON OBJECT [ARGS [EXPIRES]]. It is due at
# 08:00 on the day of the tests' clock, and expires ten days later unless told otherwise; PERSON is a number.
queue() {
    sqlite3 .miraif/miraif.db "INSERT INTO item (key, rule, person, cohort, object, args, due, expires, added_at)
        VALUES ('$1', '$2', $3, 1, '$4', $([ -n "${5-}" ] && echo "'$5'" || echo NULL), 1796079600, ${6:-1796943600}, 0)"
}

# Claims into the spool `out`, at the tests' clock, which may be ahead of the machine's.
claim() {
    miraif --yes export reminders claim --spool out "$@"
}
