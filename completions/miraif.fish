# fish completion for miraif, made by `miraif completion fish`.

function __miraif_ids
    set -l tokens (commandline -opc)
    set -l store
    if set -l at (contains -i -- --db $tokens)
        set store --db $tokens[(math $at + 1)]
    end
    miraif $store $argv[1] list --format ids 2>/dev/null
end

set -g __miraif_valued --db --format --output -o --color --lang --now --seed --as --start --name --teams --team-size --name --start --teams --team-size --map --encoding --on-duplicate --rejects --scale --reviewer --output -o --reviewer --quota --include --exclude --waitlist --effort --duty --from --until --duty --on --duty --on --attribute --sizes --effort --reason --role --map --encoding --on-duplicate --rejects --cohort --role --status --company --industry --search -s --why --kind --rule --role --group --limit -l

function __miraif_at # PATH [OPERANDS]: where on the command line the cursor is
    set -l tokens (commandline -opc)
    set -l words
    set -l skip 0
    for token in $tokens[2..-1]
        if test $skip = 1
            set skip 0
        else if contains -- $token $__miraif_valued
            set skip 1
        else if not string match -q -- '-*' $token
            set -a words $token
        end
    end
    set -l path (string split -n ' ' -- $argv[1])
    set -l count (count $path)
    test (count $words) -ge $count; or return 1
    test $count = 0; or test "$words[1..$count]" = "$argv[1]"; or return 1
    test (count $argv) = 1; or test (count $words) -eq (math $count + $argv[2])
end

complete -c miraif -f
complete -c miraif -l db -r -F -d 'the store to use'
complete -c miraif -l json -d 'the same as --format json'
complete -c miraif -l format -x -a 'table json jsonl csv tsv ids' -d 'how data is printed; all but table and json are for lists'
complete -c miraif -l output -s o -r -F -d 'write to FILE instead of standard output, whole or not at all'
complete -c miraif -l dry-run -s n -d 'report what would be done, change nothing'
complete -c miraif -l quiet -s q -d 'print data and errors only'
complete -c miraif -l verbose -s v -d 'tell more'
complete -c miraif -l color -x -a 'auto always never' -d 'when to use colours'
complete -c miraif -l lang -x -a 'ja en' -d 'language of messages'
complete -c miraif -l now -x -d 'take TIME (2027-01-15T19:00, Tokyo unless it says otherwise) for the present'
complete -c miraif -l seed -x -d 'start of random searches; the same seed gives the same result'
complete -c miraif -l as -x -d 'who does this, for the history'
complete -c miraif -l yes -d 'answer every question with yes'
complete -c miraif -l no-input -d 'never ask; fail instead'
complete -c miraif -l help -s h -d 'show help and do nothing'
complete -c miraif -n '__miraif_at "" 0' -a cohort -d 'intakes: applications, review, selection'
complete -c miraif -n '__miraif_at "" 0' -a team -d 'teams of a cohort: forming, rules, reasons'
complete -c miraif -n '__miraif_at "" 0' -a person -d 'people of every role, for life, and who stays apart from whom'
complete -c miraif -n '__miraif_at "" 0' -a export -d 'data for other programs'
complete -c miraif -n '__miraif_at "" 0' -a init -d 'make a store'
complete -c miraif -n '__miraif_at "" 0' -a doctor -d 'look the store over for damage, wrong rights and loose ends'
complete -c miraif -n '__miraif_at "" 0' -a backup -d 'copy the store to a file'
complete -c miraif -n '__miraif_at "" 0' -a restore -d 'put a backup in the store\'s place'
complete -c miraif -n '__miraif_at "" 0' -a history -d 'list what was done, by whom and when'
complete -c miraif -n '__miraif_at "" 0' -a undo -d 'take back a change'
complete -c miraif -n '__miraif_at "" 0' -a completion -d 'print a completion script for a shell'
complete -c miraif -n '__miraif_at "" 0' -a help -d 'show help'
complete -c miraif -n '__miraif_at "" 0' -a version -d 'print the version'
complete -c miraif -n '__miraif_at "cohort" 0' -a create -d 'open a new cohort'
complete -c miraif -n '__miraif_at "cohort" 0' -a list -d 'list cohorts and where they stand'
complete -c miraif -n '__miraif_at "cohort" 0' -a show -d 'show a cohort: dates, sizes, where it stands, what comes next'
complete -c miraif -n '__miraif_at "cohort" 0' -a edit -d 'change a cohort\'s name, start or sizes'
complete -c miraif -n '__miraif_at "cohort" 0' -a import -d 'take in applicants from a CSV file'
complete -c miraif -n '__miraif_at "cohort" 0' -a review -d ''
complete -c miraif -n '__miraif_at "cohort" 0' -a select -d 'draft the best choice for which legal teams exist'
complete -c miraif -n '__miraif_at "cohort" 0' -a adopt -d 'make the drafted selection valid'
complete -c miraif -n '__miraif_at "cohort" 0' -a staff -d ''
complete -c miraif -n '__miraif_at "cohort" 0' -a stats -d 'count a cohort\'s applications by state, industry, age and so on'
complete -c miraif -n '__miraif_at "team" 0' -a form -d 'draft the most diverse teams that are legal'
complete -c miraif -n '__miraif_at "team" 0' -a adopt -d 'make the draft of teams valid'
complete -c miraif -n '__miraif_at "team" 0' -a list -d 'list a cohort\'s teams'
complete -c miraif -n '__miraif_at "team" 0' -a show -d 'show who is in a team'
complete -c miraif -n '__miraif_at "team" 0' -a explain -d 'say why a team is as it is'
complete -c miraif -n '__miraif_at "team" 0' -a rule -d ''
complete -c miraif -n '__miraif_at "person" 0' -a import -d 'take in mentors, staff or lecturers, or new facts about known people'
complete -c miraif -n '__miraif_at "person" 0' -a list -d 'list people'
complete -c miraif -n '__miraif_at "person" 0' -a show -d 'show what is known of a person'
complete -c miraif -n '__miraif_at "person" 0' -a apart -d 'keep two people apart'
complete -c miraif -n '__miraif_at "person" 0' -a company -d ''
complete -c miraif -n '__miraif_at "export" 0' -a json -d 'write everything, or one cohort, as JSON'
complete -c miraif -n '__miraif_at "export" 0' -a csv -d 'write people, applications or teams as CSV'
complete -c miraif -n '__miraif_at "cohort review" 0' -a criteria -d 'show or set what applicants are marked by'
complete -c miraif -n '__miraif_at "cohort review" 0' -a pack -d 'write the applicants for a reviewer, and a score sheet'
complete -c miraif -n '__miraif_at "cohort review" 0' -a import -d 'take in a filled score sheet'
complete -c miraif -n '__miraif_at "cohort review" 0' -a status -d 'show how far reviews have come'
complete -c miraif -n '__miraif_at "cohort staff" 0' -a add -d 'give somebody a duty in a cohort'
complete -c miraif -n '__miraif_at "cohort staff" 0' -a list -d 'list who holds which duty in a cohort'
complete -c miraif -n '__miraif_at "cohort staff" 0' -a end -d 'end somebody\'s duty in a cohort'
complete -c miraif -n '__miraif_at "team rule" 0' -a add -d 'add a rule about who shares a team'
complete -c miraif -n '__miraif_at "team rule" 0' -a list -d 'list the rules about who shares a team'
complete -c miraif -n '__miraif_at "team rule" 0' -a remove -d 'remove a rule about who shares a team'
complete -c miraif -n '__miraif_at "person apart" 0' -a list -d 'list who is kept apart from whom'
complete -c miraif -n '__miraif_at "person apart" 0' -a remove -d 'no longer keep two people apart'
complete -c miraif -n '__miraif_at "person company" 0' -a list -d 'list companies, their spellings, groups and relations'
complete -c miraif -n '__miraif_at "person company" 0' -a group -d 'make companies one: parent and subsidiaries'
complete -c miraif -n '__miraif_at "person company" 0' -a ungroup -d 'take a company out of its group'
complete -c miraif -n '__miraif_at "person company" 0' -a relation -d 'state what a company is to another, and what follows'
complete -c miraif -n '__miraif_at "person company" 0' -a unrelate -d 'withdraw the relation between two companies'
complete -c miraif -n '__miraif_at "cohort create"' -l start -x -d 'day of the first general session, a Friday'
complete -c miraif -n '__miraif_at "cohort create"' -l name -x -d 'what people call it; the number and 期 when not given'
complete -c miraif -n '__miraif_at "cohort create"' -l teams -x -d 'number of teams'
complete -c miraif -n '__miraif_at "cohort create"' -l team-size -x -d 'people in a team'
complete -c miraif -n '__miraif_at "cohort create" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort show" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort edit"' -l name -x -d 'what people call it'
complete -c miraif -n '__miraif_at "cohort edit"' -l start -x -d 'day of the first general session, a Friday'
complete -c miraif -n '__miraif_at "cohort edit"' -l teams -x -d 'number of teams'
complete -c miraif -n '__miraif_at "cohort edit"' -l team-size -x -d 'people in a team'
complete -c miraif -n '__miraif_at "cohort edit" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort import"' -l map -x -d 'take the column with this header for the field; may be repeated'
complete -c miraif -n '__miraif_at "cohort import"' -l encoding -x -a 'utf-8 cp932 shift_jis utf-16le utf-16be' -d 'how the file is encoded; found out when not given'
complete -c miraif -n '__miraif_at "cohort import"' -l on-duplicate -x -a 'skip latest fail' -d 'a row that differs from the stored application: skip (the usual), latest or fail'
complete -c miraif -n '__miraif_at "cohort import"' -l strict -d 'store nothing unless every row is good'
complete -c miraif -n '__miraif_at "cohort import"' -l rejects -r -F -d 'write header and bad rows there as they are, and why to FILE.json'
complete -c miraif -n '__miraif_at "cohort import" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort import" 1' -F
complete -c miraif -n '__miraif_at "cohort review criteria"' -l scale -x -d 'the marks that can be given, such as 1-5'
complete -c miraif -n '__miraif_at "cohort review criteria" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort review pack"' -l reviewer -x -d 'who marks: a name, p12 or an e-mail address'
complete -c miraif -n '__miraif_at "cohort review pack"' -l output -s o -r -F -d 'where applicants.html and scores.csv go; made if it is not there'
complete -c miraif -n '__miraif_at "cohort review pack"' -l blind -d 'leave out name, reading, company and gender'
complete -c miraif -n '__miraif_at "cohort review pack" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort review import"' -l reviewer -x -d 'who marked, where the sheet does not say: a name, p12 or an e-mail address'
complete -c miraif -n '__miraif_at "cohort review import" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort review import" 1' -F
complete -c miraif -n '__miraif_at "cohort review status" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort select"' -l quota -x -d 'at most N with this value, or >=N at least, or =N; again for more'
complete -c miraif -n '__miraif_at "cohort select"' -l include -x -a '(__miraif_ids person)' -d 'choose this person in any case; again for more'
complete -c miraif -n '__miraif_at "cohort select"' -l exclude -x -a '(__miraif_ids person)' -d 'do not choose this person; again for more'
complete -c miraif -n '__miraif_at "cohort select"' -l waitlist -x -d 'places on the waitlist; half as many as seats if not given'
complete -c miraif -n '__miraif_at "cohort select"' -l effort -x -d 'steps of the search after which the best found is taken'
complete -c miraif -n '__miraif_at "cohort select"' -l show -d 'show the selection that stands, compute nothing'
complete -c miraif -n '__miraif_at "cohort select" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort adopt" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort staff add"' -l duty -x -a 'founder advisor digital-advisor lecturer community-manager mentor' -d 'which duty'
complete -c miraif -n '__miraif_at "cohort staff add"' -l from -x -d 'the first day; not given: today'
complete -c miraif -n '__miraif_at "cohort staff add"' -l until -x -d 'the last day; not given: open'
complete -c miraif -n '__miraif_at "cohort staff add" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort staff add"' -a '(__miraif_ids person)'
complete -c miraif -n '__miraif_at "cohort staff list"' -l duty -x -a 'founder advisor digital-advisor lecturer community-manager mentor' -d 'only this duty'
complete -c miraif -n '__miraif_at "cohort staff list"' -l on -x -d 'only who holds a duty on this day'
complete -c miraif -n '__miraif_at "cohort staff list" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort staff end"' -l duty -x -a 'founder advisor digital-advisor lecturer community-manager mentor' -d 'only this duty; not given: all'
complete -c miraif -n '__miraif_at "cohort staff end"' -l on -x -d 'the last day; not given: today'
complete -c miraif -n '__miraif_at "cohort staff end" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "cohort staff end" 1' -a '(__miraif_ids person)'
complete -c miraif -n '__miraif_at "cohort stats" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "team form"' -l attribute -x -d 'what makes people different: a field or a header of the form'
complete -c miraif -n '__miraif_at "team form"' -l sizes -x -d 'people in each team, where they are not the cohort\'s'
complete -c miraif -n '__miraif_at "team form"' -l effort -x -d 'steps of the search above 24 people'
complete -c miraif -n '__miraif_at "team form" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "team adopt" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "team list" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "team show" 0' -a '(__miraif_ids team)'
complete -c miraif -n '__miraif_at "team explain" 0' -a '(__miraif_ids team)'
complete -c miraif -n '__miraif_at "team rule add"' -l reason -x -d 'why; for the office alone'
complete -c miraif -n '__miraif_at "team rule add" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "team rule add" 1' -a 'apart together'
complete -c miraif -n '__miraif_at "team rule add"' -a '(__miraif_ids person)'
complete -c miraif -n '__miraif_at "team rule list" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "person import"' -l role -x -a 'mentor staff lecturer' -d 'the role that these people have from now on; without it, people must be known'
complete -c miraif -n '__miraif_at "person import"' -l map -x -d 'take the column with this header for the field; may be repeated'
complete -c miraif -n '__miraif_at "person import"' -l encoding -x -a 'utf-8 cp932 shift_jis utf-16le utf-16be' -d 'how the file is encoded; found out when not given'
complete -c miraif -n '__miraif_at "person import"' -l on-duplicate -x -a 'skip latest fail' -d 'a row that differs from what is stored: latest (the usual), skip or fail'
complete -c miraif -n '__miraif_at "person import"' -l strict -d 'store nothing unless every row is good'
complete -c miraif -n '__miraif_at "person import"' -l rejects -r -F -d 'write header and bad rows there as they are, and why to FILE.json'
complete -c miraif -n '__miraif_at "person import" 0' -F
complete -c miraif -n '__miraif_at "person list"' -l cohort -x -a '(__miraif_ids cohort)' -d 'those who applied to this cohort'
complete -c miraif -n '__miraif_at "person list"' -l role -x -a 'applicant participant mentor staff lecturer' -d 'those with this role'
complete -c miraif -n '__miraif_at "person list"' -l status -x -a 'applied selected offered accepted waitlisted deferred declined withdrawn expired rejected left' -d 'those with an application in this state (with --cohort: to that cohort)'
complete -c miraif -n '__miraif_at "person list"' -l company -x -d 'those who work there now; 株式会社 and the like make no difference'
complete -c miraif -n '__miraif_at "person list"' -l industry -x -d 'those who work in this industry now'
complete -c miraif -n '__miraif_at "person list"' -l search -s s -x -d 'those with TEXT in name, reading, company or e-mail address'
complete -c miraif -n '__miraif_at "person show" 0' -a '(__miraif_ids person)'
complete -c miraif -n '__miraif_at "person apart"' -l why -x -d 'the reason; it is the office\'s alone and appears in no explanation for others'
complete -c miraif -n '__miraif_at "person apart" 0' -a '(__miraif_ids person)'
complete -c miraif -n '__miraif_at "person apart" 1' -a '(__miraif_ids person)'
complete -c miraif -n '__miraif_at "person apart list" 0' -a '(__miraif_ids person)'
complete -c miraif -n '__miraif_at "person apart remove" 0' -a '(__miraif_ids person)'
complete -c miraif -n '__miraif_at "person apart remove" 1' -a '(__miraif_ids person)'
complete -c miraif -n '__miraif_at "person company relation"' -l kind -x -a 'client supplier competitor' -d 'what OTHER is to COMPANY'
complete -c miraif -n '__miraif_at "person company relation"' -l rule -x -a 'forbid avoid tell' -d 'forbid: never together; avoid: only where nothing else is possible; tell: together, but the office is told'
complete -c miraif -n '__miraif_at "export json" 0' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "export csv"' -l role -x -a 'applicant participant mentor staff lecturer' -d 'people: only those with this role'
complete -c miraif -n '__miraif_at "export csv"' -l for-excel -d 'for spreadsheets: with a byte order mark and CRLF, and nothing that would run as a formula'
complete -c miraif -n '__miraif_at "export csv" 0' -a 'people applications teams'
complete -c miraif -n '__miraif_at "export csv" 1' -a '(__miraif_ids cohort)'
complete -c miraif -n '__miraif_at "init"' -l group -x -d 'let the members of this group of the system use the store, too'
complete -c miraif -n '__miraif_at "backup" 0' -F
complete -c miraif -n '__miraif_at "restore" 0' -F
complete -c miraif -n '__miraif_at "history"' -l limit -s l -x -d 'the newest N entries only'
complete -c miraif -n '__miraif_at "completion" 0' -a 'bash zsh fish'
