#!/usr/bin/env bats
# Every reason and every warning of an import, each produced by a file. A gate compares them with the manual's.
load helper

# A store with cohort 1, and one applicant, p1, in it.
known() {
    store
    miraif -q cohort create 1 --name 1期 --start 2027-01-15 >/dev/null
    printf '氏名,メール,会社\n見本 一,known@example.jp,見本商事\n' >known.csv
    miraif -q cohort import 1 known.csv
}

# Fails unless the import of standard input says the code, with a hint for a row, and exits with the status:
# produces CODE STATUS [OPTION…]
produces() {
    local code=$1 wanted=$2
    shift 2
    cat >produced.csv
    try miraif --json "${import[@]}" produced.csv "$@"
    [ "$status" = "$wanted" ] || show "$code: exit status $status instead of $wanted" || return 1
    [ "$status" = "$wanted" ]
    if [ "$wanted" = 65 ]; then
        has stderr "\"code\":\"$code\""
    else
        [ "$(json "[bool(f['hint']) for f in d['data']['rejected'] + d['data']['warnings'] if '$code' in f['reasons']]")" = '[true]' ] ||
            { show "no $code"; return 1; }
    fi
}

head='氏名,メール,生年月日,年齢,会社,電話,同意'

@test "values that are refused" {
    known
    import=(cohort import 1)
    produces missing_email 3 <<<"$head"$'\n見本 一,,,,,,はい'
    produces invalid_email 3 <<<"$head"$'\n見本 一,a＠,,,,,はい'
    produces missing_name 3 <<<"$head"$'\n　,a@example.jp,,,,,はい'
    produces invalid_date 3 <<<"$head"$'\n見本 一,a@example.jp,1985/2/29,,,,はい'
    produces birth_date_out_of_range 3 <<<"$head"$'\n見本 一,a@example.jp,2022/2/2,,,,はい'
    produces invalid_age 3 <<<"$head"$'\n見本 一,a@example.jp,,若い,,,はい'
    produces age_out_of_range 3 <<<"$head"$'\n見本 一,a@example.jp,,7,,,はい'
    produces consent_refused 3 <<<"$head"$'\n見本 一,a@example.jp,,,,,'
    produces duplicate_email 3 <<<"$head"$'\n見本 一,a@example.jp,,,,,はい\n見本 二,Ａ@example.jp,,,,,はい'
}

@test "bytes that are refused" {
    known
    import=(cohort import 1)
    produces too_many_columns 3 <<<$'氏名,メール\n見本 一,a@example.jp,b'
    produces too_few_columns 3 <<<$'氏名,メール,会社\n見本 一,a@example.jp'
    produces unterminated_quote 3 <<<$'氏名,メール\n見本 一,"a@example.jp\n見本 二,b@example.jp'
    produces malformed_quote 3 <<<$'氏名,メール\n"見"本 一,c@example.jp'
    produces invalid_utf8 3 --encoding utf-8 < <(printf '氏名,メール\n見本\377,d@example.jp\n')
    produces nul_byte 3 < <(printf '氏名,メール\n見\0本,e@example.jp\n')
    produces field_too_long 3 < <(printf '氏名,メール\n%070000d,f@example.jp\n' 1)
    expect 0 miraif person list --format ids
    is "$(printf 'p1\np2')" # after the broken quote the next record is read
}

@test "people who are refused" {
    known
    import=(person import)
    produces unknown_person 3 <<<$'氏名,メール\n見本 二,other@example.jp'
    miraif --yes -q person forget p1 >/dev/null
    import=(cohort import 1)
    produces forgotten 3 <known.csv
}

@test "warnings" {
    known
    import=(cohort import 1)
    produces age_is_band 0 <<<"$head"$'\n見本 ア,a@example.jp,,30代,,,はい'
    produces age_mismatch 0 <<<"$head"$'\n見本 イ,b@example.jp,1985/4/1,30,,,はい'
    produces company_branch 0 <<<"$head"$'\n見本 ウ,c@example.jp,,,見本電機㈱ 東京支店,,はい'
    produces consent_unclear 0 <<<"$head"$'\n見本 エ,d@example.jp,,,,,うーん'
    produces date_is_serial 0 <<<"$head"$'\n見本 コ,k@example.jp,31138,,,,はい'
    produces email_not_rfc5322 0 <<<"$head"$'\n見本 オ,e.@example.jp,,,,,はい'
    produces era_ended 0 <<<"$head"$'\n見本 カ,f@example.jp,昭和65年1月1日,,,,はい'
    produces extra_empty_columns 0 <<<$'氏名,メール\n見本 キ,g@example.jp,,'
    produces name_not_split 0 <<<$'氏名,メール\n見本,h@example.jp'
    produces phone_unusual 0 <<<"$head"$'\n見本 ケ,i@example.jp,,,,内線三,はい'
    produces private_use_character 0 <<<$'氏名,メール\n見本 \xEE\x80\x80,j@example.jp'
    produces differs_from_stored 0 <<<$'氏名,メール,会社\n見本 一,known@example.jp,別'
    produces name_differs 0 <<<$'氏名,メール,会社\n見本 百,known@example.jp,見本商事'
    produces possible_duplicate 0 <<<$'氏名,メール\n見本　一,other@example.jp'
    import=(person import --role mentor)
    produces invalid_capacity 0 <<<$'氏名,メール,定員\n見本 一,known@example.jp,たくさん'
}

@test "rows of an edited export" {
    known
    printf "氏名,メール\n見本 二,second@example.jp\n" >more.csv
    miraif -q cohort import 1 more.csv
    printf "氏名,メール\n例文 三,third@example.jp\n" >staff.csv
    miraif -q person import staff.csv --role staff
    miraif -q --yes person merge p2 p3
    import=(person import --update)
    produces address_taken 3 <<<$'person,email\np1,second@example.jp'
    produces duplicate_person 3 <<<$'person,place\np1,東京都\np1,大阪府'
    produces name_contradicts 3 <<<$'person,name,family_name,given_name\np1,見本 百,見本,千'
    produces no_mentor 3 <<<$'person,capacity\np1,3'
    produces redirected_person 0 <<<$'person,place\np3,東京都'
}

@test "files that are refused" {
    known
    import=(cohort import 1)
    produces empty_file 65 </dev/null
    produces missing_required_column 65 <<<'氏名,会社'
    produces ambiguous_column 65 <<<'氏名,メール,メール'
    produces truncated_utf16 65 < <(printf '\377\376a')
    produces undecodable 65 --encoding utf-8 < <(printf '\377,a\n')
}
