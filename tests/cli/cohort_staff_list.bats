#!/usr/bin/env bats
# Who holds which duty, and who held it.
load helper

@test "by duty and first day; of one duty; of one day" {
    sample
    expect 0 miraif cohort staff list 1
    has output "nothing"
    miraif -q cohort staff add 1 p3 --duty community-manager --from 2027-02-01
    miraif -q cohort staff add 1 p2 --duty community-manager --until 2027-01-31
    miraif -q cohort staff add 1 p1 --duty founder
    expect 0 miraif --format ids cohort staff list 1
    is $'p1\np2\np3'
    expect 0 miraif --format ids cohort staff list 1 --duty community-manager --on 2027-02-01
    is "p3"
    expect 0 miraif --format ids cohort staff list 1 --duty community-manager --on 2027-01-31
    is "p2"
    expect 0 miraif cohort staff list 1
    has output "community-manager"
    has output "coming"
    expect 4 miraif cohort staff list 9
}

@test "a duty on a day between; none of that duty" {
    sample
    miraif -q cohort staff add 1 p1 --duty founder --from 2027-01-01 --until 2027-01-31
    expect 0 miraif --format ids cohort staff list 1 --on 2027-01-31
    is "p1"
    expect 0 miraif --format ids cohort staff list 1 --on 2027-02-01
    is ""
    expect 0 miraif --format ids cohort staff list 1 --duty mentor
    is ""
}

@test "no such duty, no such day" {
    sample
    expect 2 miraif cohort staff list 1 --duty king
    expect 2 miraif cohort staff list 1 --on 2027-02-30
}
