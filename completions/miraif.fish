# fish completion for miraif, made by `miraif completion fish`.

function __miraif_ids
    set -l tokens (commandline -opc)
    set -l store
    if set -l at (contains -i -- --db $tokens)
        set store --db $tokens[(math $at + 1)]
    end
    miraif $store $argv[1] list --format ids 2>/dev/null
end

set -g __miraif_valued --db --format --output -o --color --lang --now --seed --as

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
complete -c miraif -n '__miraif_at "" 0' -a completion -d 'print a completion script for a shell'
complete -c miraif -n '__miraif_at "" 0' -a help -d 'show help'
complete -c miraif -n '__miraif_at "" 0' -a version -d 'print the version'
complete -c miraif -n '__miraif_at "completion" 0' -a 'bash zsh fish'
