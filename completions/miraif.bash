# bash completion for miraif, made by `miraif completion bash`.

_miraif_next() {
    reply=
    case $1 in
    '') reply=' cohort team match session person alumni export solve today init doctor backup restore history undo completion help version' ;;
    'cohort') reply=' create list show edit form import take-over review select adopt staff announce reply waitlist quiet promise stats graduate purge' ;;
    'team') reply=' form adopt list show explain rule' ;;
    'match') reply=' mentors adopt list explain peers' ;;
    'session') reply=' holiday plan adopt list show edit add cancel rsvp seat attend log sheet present vision survey pulse' ;;
    'person') reply=' import list show note chart share disclose forget apart values company' ;;
    'alumni') reply=' list search ask asks answer route update follow-up timeline tie' ;;
    'export') reply=' json csv ics report digest reminders' ;;
    'solve') reply=' grouping assignment mixing' ;;
    'cohort review') reply=' criteria pack import status' ;;
    'cohort staff') reply=' add list end' ;;
    'cohort reply') reply=' import expire' ;;
    'cohort waitlist') reply=' promote close' ;;
    'cohort promise') reply=' set show status ask accept import' ;;
    'team rule') reply=' add list remove' ;;
    'session holiday') reply=' list set' ;;
    'session rsvp') reply=' list import' ;;
    'session seat') reply=' show unmet' ;;
    'session attend') reply=' import' ;;
    'session log') reply=' import' ;;
    'session present') reply=' message import card' ;;
    'session survey') reply=' import show questions' ;;
    'session pulse') reply=' ask import show' ;;
    'person note') reply=' list done' ;;
    'person share') reply=' list' ;;
    'person apart') reply=' list remove' ;;
    'person values') reply=' map unmap import' ;;
    'person company') reply=' list group ungroup relation unrelate' ;;
    'alumni answer') reply=' import' ;;
    'alumni update') reply=' list import' ;;
    'alumni follow-up') reply=' list import results' ;;
    'alumni tie') reply=' list import' ;;
    'export reminders') reply=' claim ack fail status preview resume template form' ;;
    esac
}

_miraif_options() {
    globals='--db --json --format --output --dry-run --quiet --verbose --color --lang --now --seed --as --yes --no-input --help'
    reply=
    case $1 in
    'cohort create') reply='--start --name --teams --team-size' ;;
    'cohort edit') reply='--name --start --teams --team-size' ;;
    'cohort import') reply='--map --use-map --save-map --guess-map --encoding --on-duplicate --readmit --strict --rejects' ;;
    'cohort review criteria') reply='--scale' ;;
    'cohort review pack') reply='--reviewer --output --blind' ;;
    'cohort review import') reply='--reviewer' ;;
    'cohort select') reply='--quota --include --exclude --waitlist --effort --show' ;;
    'cohort staff add') reply='--duty --from --until' ;;
    'cohort staff list') reply='--duty --on' ;;
    'cohort staff end') reply='--duty --on' ;;
    'cohort announce') reply='--deadline' ;;
    'cohort reply') reply='--at --late' ;;
    'cohort reply import') reply='--late --map --encoding --strict --rejects' ;;
    'cohort waitlist promote') reply='--deadline' ;;
    'cohort promise show') reply='--version --since' ;;
    'cohort promise status') reply='--all' ;;
    'cohort promise ask') reply='--again' ;;
    'cohort promise accept') reply='--version --at' ;;
    'cohort promise import') reply='--map --encoding --strict --rejects' ;;
    'cohort graduate') reply='--on' ;;
    'cohort purge') reply='--months' ;;
    'team form') reply='--attribute --sizes --effort --with-offered' ;;
    'team rule add') reply='--reason' ;;
    'match mentors') reply='--individuals --most' ;;
    'match list') reply='--mentor' ;;
    'match peers') reply='--settle' ;;
    'session holiday set') reply='--name' ;;
    'session plan') reply='--generals --weeks --time --social --place --social-place' ;;
    'session list') reply='--team --kind --state --person --from --to' ;;
    'session edit') reply='--title --date --time --place --mentee --mentor' ;;
    'session add') reply='--kind --title --date --time --place --mentee --mentor' ;;
    'session rsvp') reply='--diet --note' ;;
    'session rsvp list') reply='--answer' ;;
    'session rsvp import') reply='--map --encoding --strict --rejects' ;;
    'session seat') reply='--rounds --table-size --only-yes --repair --effort' ;;
    'session seat show') reply='--person' ;;
    'session seat unmet') reply='--person' ;;
    'session attend') reply='--all' ;;
    'session attend import') reply='--map --encoding --strict --rejects' ;;
    'session log') reply='--at --kind --minutes --theme --mentee --who' ;;
    'session log import') reply='--map --encoding --strict --rejects' ;;
    'session sheet') reply='--only' ;;
    'session present') reply='--draw' ;;
    'session present message') reply='--from --text' ;;
    'session present import') reply='--map --encoding --strict --rejects' ;;
    'session vision') reply='--text --file --reseal --reason' ;;
    'session survey import') reply='--map --encoding --strict --rejects' ;;
    'session survey questions') reply='--pulse' ;;
    'session pulse ask') reply='--on' ;;
    'session pulse import') reply='--map --encoding --strict --rejects' ;;
    'session pulse show') reply='--round' ;;
    'person import') reply='--role --map --use-map --save-map --guess-map --encoding --on-duplicate --readmit --strict --rejects' ;;
    'person list') reply='--cohort --role --status --company --industry --search' ;;
    'person note') reply='--snooze' ;;
    'person note done') reply='--snooze' ;;
    'person chart') reply='--notes --html' ;;
    'person share') reply='--with --until --stop' ;;
    'person forget') reply='--reason' ;;
    'person apart') reply='--reason' ;;
    'person values') reply='--cohort --suggested' ;;
    'person values import') reply='--map --encoding --strict --rejects' ;;
    'person company relation') reply='--kind --rule' ;;
    'alumni list') reply='--cohort' ;;
    'alumni ask') reply='--from --kind --themes --not --anyone' ;;
    'alumni asks') reply='--open --unanswered' ;;
    'alumni answer') reply='--from --channel --at --digest --close' ;;
    'alumni answer import') reply='--map --encoding --strict --rejects' ;;
    'alumni route') reply='--due --not --anyone' ;;
    'alumni update') reply='--kind --digest --at' ;;
    'alumni update list') reply='--person --since --latest --digest' ;;
    'alumni update import') reply='--map --encoding --strict --rejects' ;;
    'alumni follow-up') reply='--cohort' ;;
    'alumni follow-up list') reply='--cohort --person --all' ;;
    'alumni follow-up import') reply='--map --encoding --strict --rejects' ;;
    'alumni follow-up results') reply='--cohort' ;;
    'alumni tie') reply='--kind --both --deny --at' ;;
    'alumni tie list') reply='--person --kind --state' ;;
    'alumni tie import') reply='--map --encoding --strict --rejects' ;;
    'export json') reply='--for' ;;
    'export csv') reply='--role --for --for-excel' ;;
    'export ics') reply='--for' ;;
    'export report') reply='--for' ;;
    'export digest') reply='--for --since --text' ;;
    'export reminders claim') reply='--spool --format --from --lease --reclaim' ;;
    'export reminders fail') reply='--reason' ;;
    'export reminders preview') reply='--until' ;;
    'export reminders resume') reply='--skip --skip-all' ;;
    'export reminders template') reply='--language --set --reset' ;;
    'export reminders form') reply='--remove' ;;
    'solve grouping') reply='--objective --effort --time-limit' ;;
    'solve assignment') reply='--maximize --row-capacity --col-capacity' ;;
    'solve mixing') reply='--groups --size --people --sizes --rounds --met --apart --familiar --effort' ;;
    'init') reply='--group' ;;
    'history') reply='--limit' ;;
    esac
}

_miraif_kind() {
    kind=
    case "$1 $2" in
    'cohort create --start') kind='none' ;;
    'cohort create --name') kind='none' ;;
    'cohort create --teams') kind='none' ;;
    'cohort create --team-size') kind='none' ;;
    'cohort create 1') kind='cohort' ;;
    'cohort show 1') kind='cohort' ;;
    'cohort edit --name') kind='none' ;;
    'cohort edit --start') kind='none' ;;
    'cohort edit --teams') kind='none' ;;
    'cohort edit --team-size') kind='none' ;;
    'cohort edit 1') kind='cohort' ;;
    'cohort form 1') kind='words application mentor reply rsvp log message update answer follow-up promise' ;;
    'cohort import --map') kind='none' ;;
    'cohort import --use-map') kind='file' ;;
    'cohort import --save-map') kind='none' ;;
    'cohort import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'cohort import --on-duplicate') kind='words skip latest fail' ;;
    'cohort import --rejects') kind='file' ;;
    'cohort import 1') kind='cohort' ;;
    'cohort import 2') kind='file' ;;
    'cohort take-over 1') kind='cohort' ;;
    'cohort take-over '[0-9]*) kind='person' ;;
    'cohort review criteria --scale') kind='none' ;;
    'cohort review criteria 1') kind='cohort' ;;
    'cohort review criteria '[0-9]*) kind='none' ;;
    'cohort review pack --reviewer') kind='none' ;;
    'cohort review pack --output' | 'cohort review pack -o') kind='folder' ;;
    'cohort review pack 1') kind='cohort' ;;
    'cohort review import --reviewer') kind='none' ;;
    'cohort review import 1') kind='cohort' ;;
    'cohort review import 2') kind='file' ;;
    'cohort review status 1') kind='cohort' ;;
    'cohort select --quota') kind='none' ;;
    'cohort select --include') kind='person' ;;
    'cohort select --exclude') kind='person' ;;
    'cohort select --waitlist') kind='none' ;;
    'cohort select --effort') kind='none' ;;
    'cohort select 1') kind='cohort' ;;
    'cohort adopt 1') kind='cohort' ;;
    'cohort staff add --duty') kind='words founder advisor digital-advisor lecturer community-manager mentor' ;;
    'cohort staff add --from') kind='none' ;;
    'cohort staff add --until') kind='none' ;;
    'cohort staff add 1') kind='cohort' ;;
    'cohort staff add '[0-9]*) kind='person' ;;
    'cohort staff list --duty') kind='words founder advisor digital-advisor lecturer community-manager mentor' ;;
    'cohort staff list --on') kind='none' ;;
    'cohort staff list 1') kind='cohort' ;;
    'cohort staff end --duty') kind='words founder advisor digital-advisor lecturer community-manager mentor' ;;
    'cohort staff end --on') kind='none' ;;
    'cohort staff end 1') kind='cohort' ;;
    'cohort staff end 2') kind='person' ;;
    'cohort announce --deadline') kind='none' ;;
    'cohort announce 1') kind='cohort' ;;
    'cohort reply --at') kind='none' ;;
    'cohort reply 1') kind='cohort' ;;
    'cohort reply 2') kind='person' ;;
    'cohort reply 3') kind='words accepted declined withdrawn deferred left' ;;
    'cohort reply import --map') kind='none' ;;
    'cohort reply import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'cohort reply import --rejects') kind='file' ;;
    'cohort reply import 1') kind='cohort' ;;
    'cohort reply import 2') kind='file' ;;
    'cohort reply expire 1') kind='cohort' ;;
    'cohort waitlist 1') kind='cohort' ;;
    'cohort waitlist promote --deadline') kind='none' ;;
    'cohort waitlist promote 1') kind='cohort' ;;
    'cohort waitlist promote '[0-9]*) kind='person' ;;
    'cohort waitlist close 1') kind='cohort' ;;
    'cohort quiet 1') kind='cohort' ;;
    'cohort promise set 1') kind='file' ;;
    'cohort promise show --version') kind='none' ;;
    'cohort promise show --since') kind='none' ;;
    'cohort promise status 1') kind='cohort' ;;
    'cohort promise ask 1') kind='cohort' ;;
    'cohort promise accept --version') kind='none' ;;
    'cohort promise accept --at') kind='none' ;;
    'cohort promise accept 1') kind='person' ;;
    'cohort promise import --map') kind='none' ;;
    'cohort promise import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'cohort promise import --rejects') kind='file' ;;
    'cohort promise import 1') kind='file' ;;
    'cohort stats 1') kind='cohort' ;;
    'cohort graduate --on') kind='none' ;;
    'cohort graduate 1') kind='cohort' ;;
    'cohort purge --months') kind='none' ;;
    'cohort purge 1') kind='cohort' ;;
    'team form --attribute') kind='none' ;;
    'team form --sizes') kind='none' ;;
    'team form --effort') kind='none' ;;
    'team form 1') kind='cohort' ;;
    'team adopt 1') kind='cohort' ;;
    'team list 1') kind='cohort' ;;
    'team show 1') kind='team' ;;
    'team explain 1') kind='team' ;;
    'team rule add --reason') kind='none' ;;
    'team rule add 1') kind='cohort' ;;
    'team rule add 2') kind='words apart together' ;;
    'team rule add '[0-9]*) kind='person' ;;
    'team rule list 1') kind='cohort' ;;
    'team rule remove 1') kind='none' ;;
    'match mentors --most') kind='none' ;;
    'match mentors 1') kind='cohort' ;;
    'match adopt 1') kind='cohort' ;;
    'match list --mentor') kind='person' ;;
    'match list 1') kind='cohort' ;;
    'match explain 1') kind='none' ;;
    'match peers 1') kind='none' ;;
    'session holiday list 1') kind='none' ;;
    'session holiday set --name') kind='none' ;;
    'session holiday set 1') kind='none' ;;
    'session holiday set 2') kind='words free workday law' ;;
    'session plan --generals') kind='none' ;;
    'session plan --weeks') kind='none' ;;
    'session plan --time') kind='none' ;;
    'session plan --social') kind='none' ;;
    'session plan --place') kind='none' ;;
    'session plan --social-place') kind='none' ;;
    'session plan 1') kind='cohort' ;;
    'session adopt 1') kind='none' ;;
    'session list --team') kind='team' ;;
    'session list --kind') kind='words general social peer mentor community' ;;
    'session list --state') kind='words draft planned held cancelled' ;;
    'session list --person') kind='person' ;;
    'session list --from') kind='none' ;;
    'session list --to') kind='none' ;;
    'session list 1') kind='cohort' ;;
    'session show 1') kind='none' ;;
    'session edit --title') kind='none' ;;
    'session edit --date') kind='none' ;;
    'session edit --time') kind='none' ;;
    'session edit --place') kind='none' ;;
    'session edit --mentee') kind='person' ;;
    'session edit --mentor') kind='person' ;;
    'session edit 1') kind='none' ;;
    'session add --kind') kind='words general social peer mentor community' ;;
    'session add --title') kind='none' ;;
    'session add --date') kind='none' ;;
    'session add --time') kind='none' ;;
    'session add --place') kind='none' ;;
    'session add --mentee') kind='person' ;;
    'session add --mentor') kind='person' ;;
    'session add 1') kind='none' ;;
    'session cancel 1') kind='none' ;;
    'session rsvp --diet') kind='none' ;;
    'session rsvp --note') kind='none' ;;
    'session rsvp 1') kind='none' ;;
    'session rsvp 2') kind='person' ;;
    'session rsvp 3') kind='words yes no maybe' ;;
    'session rsvp list --answer') kind='words yes no maybe none' ;;
    'session rsvp list 1') kind='none' ;;
    'session rsvp import --map') kind='none' ;;
    'session rsvp import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'session rsvp import --rejects') kind='file' ;;
    'session rsvp import 1') kind='none' ;;
    'session rsvp import 2') kind='file' ;;
    'session seat --rounds') kind='none' ;;
    'session seat --table-size') kind='none' ;;
    'session seat --effort') kind='none' ;;
    'session seat 1') kind='none' ;;
    'session seat show --person') kind='person' ;;
    'session seat show 1') kind='none' ;;
    'session seat unmet --person') kind='person' ;;
    'session seat unmet 1') kind='none' ;;
    'session attend 1') kind='none' ;;
    'session attend 2') kind='words present late left-early absent excused online' ;;
    'session attend '[0-9]*) kind='person' ;;
    'session attend import --map') kind='none' ;;
    'session attend import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'session attend import --rejects') kind='file' ;;
    'session attend import 1') kind='none' ;;
    'session attend import 2') kind='file' ;;
    'session log --at') kind='none' ;;
    'session log --kind') kind='words peer listen advise cheer' ;;
    'session log --minutes') kind='none' ;;
    'session log --theme') kind='none' ;;
    'session log --mentee') kind='person' ;;
    'session log --who') kind='person' ;;
    'session log 1') kind='none' ;;
    'session log import --map') kind='none' ;;
    'session log import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'session log import --rejects') kind='file' ;;
    'session log import 1') kind='cohort' ;;
    'session log import 2') kind='file' ;;
    'session sheet --only') kind='words all list badges tables seats' ;;
    'session sheet 1') kind='none' ;;
    'session present 1') kind='none' ;;
    'session present '[0-9]*) kind='person' ;;
    'session present message --from') kind='person' ;;
    'session present message --text') kind='none' ;;
    'session present message 1') kind='none' ;;
    'session present message 2') kind='person' ;;
    'session present import --map') kind='none' ;;
    'session present import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'session present import --rejects') kind='file' ;;
    'session present import 1') kind='none' ;;
    'session present import 2') kind='file' ;;
    'session present card 1') kind='none' ;;
    'session present card 2') kind='person' ;;
    'session vision --text') kind='none' ;;
    'session vision --file') kind='file' ;;
    'session vision --reason') kind='none' ;;
    'session vision 1') kind='none' ;;
    'session vision 2') kind='person' ;;
    'session survey import --map') kind='none' ;;
    'session survey import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'session survey import --rejects') kind='file' ;;
    'session survey import 1') kind='none' ;;
    'session survey import 2') kind='file' ;;
    'session survey show 1') kind='none' ;;
    'session survey questions 1') kind='file' ;;
    'session pulse ask --on') kind='none' ;;
    'session pulse ask 1') kind='cohort' ;;
    'session pulse import --map') kind='none' ;;
    'session pulse import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'session pulse import --rejects') kind='file' ;;
    'session pulse import 1') kind='cohort' ;;
    'session pulse import 2') kind='file' ;;
    'session pulse show --round') kind='none' ;;
    'session pulse show 1') kind='cohort' ;;
    'person import --role') kind='words mentor staff lecturer' ;;
    'person import --map') kind='none' ;;
    'person import --use-map') kind='file' ;;
    'person import --save-map') kind='none' ;;
    'person import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'person import --on-duplicate') kind='words skip latest fail' ;;
    'person import --rejects') kind='file' ;;
    'person import 1') kind='file' ;;
    'person list --cohort') kind='cohort' ;;
    'person list --role') kind='words applicant participant mentor staff lecturer graduate' ;;
    'person list --status') kind='words applied selected offered accepted waitlisted deferred declined withdrawn expired rejected left' ;;
    'person list --company') kind='none' ;;
    'person list --industry') kind='none' ;;
    'person list --search' | 'person list -s') kind='none' ;;
    'person show 1') kind='person' ;;
    'person note --snooze') kind='none' ;;
    'person note 1') kind='person' ;;
    'person note 2') kind='none' ;;
    'person note list 1') kind='person' ;;
    'person note done --snooze') kind='none' ;;
    'person note done 1') kind='none' ;;
    'person chart 1') kind='person' ;;
    'person share --with') kind='words team mentor alumni public office' ;;
    'person share --until') kind='none' ;;
    'person share 1') kind='person' ;;
    'person share 2') kind='none' ;;
    'person share list 1') kind='person' ;;
    'person disclose 1') kind='person' ;;
    'person forget --reason') kind='none' ;;
    'person forget 1') kind='person' ;;
    'person apart --reason') kind='none' ;;
    'person apart 1') kind='person' ;;
    'person apart 2') kind='person' ;;
    'person apart list 1') kind='person' ;;
    'person apart remove 1') kind='person' ;;
    'person apart remove 2') kind='person' ;;
    'person values --cohort') kind='cohort' ;;
    'person values 1') kind='words industry occupation place themes' ;;
    'person values map 1') kind='words industry occupation place themes' ;;
    'person values map 2') kind='none' ;;
    'person values map 3') kind='none' ;;
    'person values unmap 1') kind='words industry occupation place themes' ;;
    'person values unmap 2') kind='none' ;;
    'person values import --map') kind='none' ;;
    'person values import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'person values import --rejects') kind='file' ;;
    'person values import 1') kind='words industry occupation place themes' ;;
    'person values import 2') kind='file' ;;
    'person company group '[0-9]*) kind='none' ;;
    'person company ungroup 1') kind='none' ;;
    'person company relation --kind') kind='words client supplier competitor' ;;
    'person company relation --rule') kind='words forbid avoid tell' ;;
    'person company relation 1') kind='none' ;;
    'person company relation 2') kind='none' ;;
    'person company unrelate 1') kind='none' ;;
    'person company unrelate 2') kind='none' ;;
    'alumni list --cohort') kind='cohort' ;;
    'alumni search 1') kind='none' ;;
    'alumni ask --from') kind='person' ;;
    'alumni ask --kind') kind='words question news invitation' ;;
    'alumni ask --themes') kind='none' ;;
    'alumni ask --not') kind='person' ;;
    'alumni ask 1') kind='none' ;;
    'alumni asks 1') kind='none' ;;
    'alumni answer --from') kind='person' ;;
    'alumni answer --channel') kind='none' ;;
    'alumni answer --at') kind='none' ;;
    'alumni answer --close') kind='none' ;;
    'alumni answer 1') kind='none' ;;
    'alumni answer 2') kind='none' ;;
    'alumni answer import --map') kind='none' ;;
    'alumni answer import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'alumni answer import --rejects') kind='file' ;;
    'alumni answer import 1') kind='file' ;;
    'alumni route --not') kind='person' ;;
    'alumni route 1') kind='none' ;;
    'alumni update --kind') kind='words challenge job founding learning life other' ;;
    'alumni update --digest') kind='words yes no' ;;
    'alumni update --at') kind='none' ;;
    'alumni update 1') kind='person' ;;
    'alumni update 2') kind='none' ;;
    'alumni update list --person') kind='person' ;;
    'alumni update list --since') kind='none' ;;
    'alumni update import --map') kind='none' ;;
    'alumni update import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'alumni update import --rejects') kind='file' ;;
    'alumni update import 1') kind='file' ;;
    'alumni follow-up --cohort') kind='cohort' ;;
    'alumni follow-up list --cohort') kind='cohort' ;;
    'alumni follow-up list --person') kind='person' ;;
    'alumni follow-up import --map') kind='none' ;;
    'alumni follow-up import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'alumni follow-up import --rejects') kind='file' ;;
    'alumni follow-up import 1') kind='file' ;;
    'alumni follow-up results --cohort') kind='cohort' ;;
    'alumni timeline 1') kind='person' ;;
    'alumni tie --kind') kind='words business hire project mentoring friendship other' ;;
    'alumni tie --at') kind='none' ;;
    'alumni tie 1') kind='person' ;;
    'alumni tie 2') kind='person' ;;
    'alumni tie list --person') kind='person' ;;
    'alumni tie list --kind') kind='words business hire project mentoring friendship other' ;;
    'alumni tie list --state') kind='words confirmed unconfirmed denied' ;;
    'alumni tie import --map') kind='none' ;;
    'alumni tie import --encoding') kind='words utf-8 cp932 shift_jis utf-16le utf-16be' ;;
    'alumni tie import --rejects') kind='file' ;;
    'alumni tie import 1') kind='file' ;;
    'export json --for') kind='none' ;;
    'export json 1') kind='cohort' ;;
    'export csv --role') kind='words applicant participant mentor staff lecturer graduate' ;;
    'export csv --for') kind='none' ;;
    'export csv 1') kind='words people applications teams' ;;
    'export csv 2') kind='cohort' ;;
    'export ics --for') kind='none' ;;
    'export ics 1') kind='none' ;;
    'export report --for') kind='words office public' ;;
    'export report 1') kind='cohort' ;;
    'export digest --for') kind='none' ;;
    'export digest --since') kind='none' ;;
    'export reminders claim --spool') kind='folder' ;;
    'export reminders claim --format') kind='words jsonl maildir' ;;
    'export reminders claim --from') kind='none' ;;
    'export reminders claim --lease') kind='none' ;;
    'export reminders claim '[0-9]*) kind='none' ;;
    'export reminders ack 1') kind='none' ;;
    'export reminders ack '[0-9]*) kind='none' ;;
    'export reminders fail --reason') kind='none' ;;
    'export reminders fail 1') kind='none' ;;
    'export reminders preview --until') kind='none' ;;
    'export reminders resume --skip') kind='none' ;;
    'export reminders template --language') kind='words ja en' ;;
    'export reminders template --set') kind='file' ;;
    'export reminders template 1') kind='none' ;;
    'export reminders form 1') kind='none' ;;
    'export reminders form 2') kind='none' ;;
    'solve grouping --objective') kind='words sum worst-then-sum' ;;
    'solve grouping --effort') kind='none' ;;
    'solve grouping --time-limit') kind='none' ;;
    'solve grouping 1') kind='file' ;;
    'solve assignment --row-capacity') kind='none' ;;
    'solve assignment --col-capacity') kind='none' ;;
    'solve assignment 1') kind='file' ;;
    'solve mixing --groups' | 'solve mixing -g') kind='none' ;;
    'solve mixing --size') kind='none' ;;
    'solve mixing --people') kind='none' ;;
    'solve mixing --sizes') kind='none' ;;
    'solve mixing --rounds' | 'solve mixing -r') kind='none' ;;
    'solve mixing --met') kind='file' ;;
    'solve mixing --apart') kind='file' ;;
    'solve mixing --effort') kind='none' ;;
    'init --group') kind='none' ;;
    'backup 1') kind='file' ;;
    'restore 1') kind='file' ;;
    'history --limit' | 'history -l') kind='none' ;;
    'history 1') kind='none' ;;
    'undo 1') kind='none' ;;
    'completion 1') kind='words bash zsh fish' ;;
    'help '[0-9]*) kind='none' ;;
    *' --db') kind='file' ;;
    *' --format') kind='words table json jsonl csv tsv ids' ;;
    *' --output' | *' -o') kind='file' ;;
    *' --color') kind='words auto always never' ;;
    *' --lang') kind='words ja en' ;;
    *' --now') kind='none' ;;
    *' --seed') kind='none' ;;
    *' --as') kind='none' ;;
    esac
}

_miraif_offer() { # KIND BEGINNING
    case $1 in
    file) mapfile -t COMPREPLY < <(compgen -f -- "$2"); compopt -o filenames 2>/dev/null ;;
    folder) mapfile -t COMPREPLY < <(compgen -d -- "$2"); compopt -o filenames 2>/dev/null ;;
    cohort | person | team)
        mapfile -t COMPREPLY < <(compgen -W "$(miraif "${store[@]}" "$1" list --format ids 2>/dev/null)" -- "$2") ;;
    words*) mapfile -t COMPREPLY < <(compgen -W "${1#words}" -- "$2") ;;
    esac
}

_miraif() {
    local cur=${COMP_WORDS[COMP_CWORD]} path= option= operands=0 only= reply kind globals word i
    local -a store=()
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == '=' ]]; then
            continue
        elif [[ $option ]]; then
            [[ $option == --db ]] && store=(--db "$word")
            option=
        elif [[ ! $only && $word == -- ]]; then
            only=1
        elif [[ ! $only && $word == -* ]]; then
            _miraif_kind "$path" "$word"
            [[ $kind ]] && option=$word
        else
            _miraif_next "$path"
            if ((operands == 0)) && [[ " $reply " == *" $word "* ]]; then
                path+=${path:+ }$word
            else
                ((operands++))
            fi
        fi
    done
    [[ $cur == '=' ]] && cur=
    if [[ $option ]]; then
        _miraif_kind "$path" "$option"
    elif [[ ! $only && $cur == -* ]]; then
        _miraif_options "$path"
        kind="words $reply $globals"
    else
        _miraif_kind "$path" $((operands + 1))
        _miraif_next "$path"
        if ((operands == 0)) && [[ $reply && ! $only ]]; then
            kind="words $reply"
        fi
    fi
    _miraif_offer "$kind" "$cur"
}

complete -F _miraif miraif
