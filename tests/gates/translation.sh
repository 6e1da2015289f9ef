#!/bin/bash
# Every message is translated, and every translation is of a message.
. "$(dirname "$0")/gate.bash"

catalogue=$(mktemp) && trap 'rm -f "$catalogue"' EXIT
template() {
    make -s BUILD="$build" "$build/miraif.pot"
}

untranslated() {
    msgmerge -q --no-fuzzy-matching --no-wrap -o "$catalogue" cmd/po/ja.po "$build/miraif.pot"
    msgattrib --untranslated --no-obsolete --no-wrap "$catalogue" | grep '^msgid "..*"'
    msgattrib --only-fuzzy --no-obsolete --no-wrap "$catalogue" | grep '^msgid "..*"'
    return 0
}

obsolete() {
    msgattrib --only-obsolete --no-wrap "$catalogue" | grep '^#~ msgid'
    return 0
}

gate "the messages can be found" template
gate "every message is translated" untranslated
gate "no translation is of a message that is gone" obsolete
gate "formats agree with their messages" msgfmt --check-format -o /dev/null "$catalogue"
gates_end
