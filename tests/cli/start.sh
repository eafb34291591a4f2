# models/ALOITA.md and START.md: every command is run as it is written, from an empty folder, every change made, every answer looked for.
# The pictures on the page show the names of the chains made. CHAIN_REWRITE=1 draws them anew.
. "${0%/*}/tap.sh"
if ! "$CHAIN" draw --help >/dev/null 2>&1; then
    skip "the guide" "built without drawing"
    finish
fi
PATH=$(dirname "$CHAIN"):$PATH
export PATH
pictures=$CHAIN_SOURCE/models/pictures

# A minus line of the block gives way to the plus line behind it.
change() { # FILE
    while IFS= read -r line; do
        case $line in
        -*) old=${line#-} ;;
        +*)
            new=${line#+}
            ok "$guide: $1 has the line to be changed: $old" grep -qxF -- "$old" "$1"
            OLD=$old NEW=$new awk '$0 == ENVIRON["OLD"] { print ENVIRON["NEW"]; next } { print }' "$1" >changed
            mv changed "$1"
            ;;
        esac
    done <block
}

run_commands() {
    : >answer
    while IFS= read -r line; do
        sh -c "$line" >>answer 2>&1
        code=$?
        ok "$guide: $line" test $code -le 1
    done <block
}

look_for_answers() {
    while IFS= read -r line; do
        ok "$guide: the answer has: $line" grep -qF -- "$line" answer
    done <block
}

# The words of a picture in one piece: its lines are broken, and words too.
words_of() { sed 's/<style>.*<\/style>//; s/<[^>]*>//g' "$1" | tr -d ' \n-'; }

# The picture on the page shows this chain: each name of it, or each of the client's names.
see_picture() { # NAME
    ok "$guide: $1 has been drawn" test -s "$1"
    [ "${CHAIN_REWRITE:-0}" = 1 ] && cp "$1" "$pictures/$1"
    command=$(grep -- " -o $1\$" "$CHAIN_SOURCE/models/$guide")
    file=$(echo "$command" | tr ' ' '\n' | grep '\.xml$')
    element=name
    case $command in *'--view client'*) element=client-name ;; esac
    words_of "$pictures/$1" >shown
    sed -n "s/.*<$element>\([^<]*\)<.*/\1/p" "$file" >names
    ok "$guide: $file has names" test -s names
    while IFS= read -r name; do
        ok "$guide: the picture $1 of the page shows: $name" grep -qF -- "$(printf '%s' "$name" | tr -d ' -')" shown
    done <names
}

follow() { # GUIDE
    guide=$1
    mkdir "$guide.d"
    cd "$guide.d" || exit 1
    kind= named=
    while IFS= read -r page_line; do
        case $page_line in
        '```')
            case $kind in
            sh) run_commands ;;
            diff) change "$named" ;;
            text) look_for_answers ;;
            esac
            kind=
            ;;
        '```'*)
            kind=${page_line#'```'}
            : >block
            ;;
        *)
            if [ -n "$kind" ]; then
                printf '%s\n' "$page_line" >>block
                continue
            fi
            case $page_line in
            *\`*.xml\`*) named=$(printf '%s\n' "$page_line" | sed 's/.*`\([^`]*\.xml\)`.*/\1/') ;;
            esac
            ;;
        esac
    done <"$CHAIN_SOURCE/models/$guide"
    for picture in $(sed -n 's/^!\[.*(pictures\/\(.*\))$/\1/p' "$CHAIN_SOURCE/models/$guide"); do
        see_picture "$picture"
    done
    cd ..
}

follow ALOITA.md
follow START.md
ok "both guides run the same commands" test "$(grep -c '^chain ' "$CHAIN_SOURCE/models/ALOITA.md")" = "$(grep -c '^chain ' "$CHAIN_SOURCE/models/START.md")"
finish
