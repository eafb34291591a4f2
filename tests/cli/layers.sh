# Which folder may include which (README, "Folders"), and foreign headers in one place each.
. "${0%/*}/tap.sh"
cd "$CHAIN_SOURCE" || exit 1

# The includes of a folder's files that lead to other folders of libchain: "file folder", one a line. chain/ is public: free for all.
includes_of() {
    find "$1" -name '*.[ch]' | sort | while read -r file; do
        sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"\([a-z_]*\)\/[^"]*".*/\1/p' "$file" | sort -u | sed "s|^|$file |"
    done
}

# may FOLDER ALLOWED...: its files include themselves and the allowed folders only
may() {
    folder=$1
    shift
    wrong=
    includes_of "libchain/$folder" >"$tmp/includes"
    while read -r file into; do
        for allowed in chain "$folder" "$@"; do
            [ "$into" = "$allowed" ] && continue 2
        done
        wrong="$wrong $file->$into"
    done <"$tmp/includes"
    is "$folder includes ${*:-nothing else}" "$wrong" ""
}

may base
may model base
may read model base
may analysis model base
may rule analysis model base
may check rule analysis model base
may gaps rule analysis model base
may compare rule analysis model base
may view analysis model base
may write compare draw rule view model base # draw: the layout core alone, for diagrams of BPMN
[ -d libchain/draw ] && may draw view base
is "write includes of draw the layout core alone" "$(grep -rhoE 'include "draw/[a-z/_]*\.h"' libchain/write | sort -u)" 'include "draw/layout/layout.h"'
known=" base model read analysis rule check gaps compare view write draw po "
unknown=
for folder in libchain/*/; do
    name=$(basename "$folder")
    case $known in *" $name "*) ;; *) unknown="$unknown $name" ;; esac
done
is "each folder of libchain has its row here" "$unknown" ""
# The files beside the folders put all together; nobody below may know them.
is "nothing includes the composition root" \
    "$(grep -lE '#[[:space:]]*include[[:space:]]*"(catalog|load)\.h"' -r libchain/*/ | grep -v '^libchain/po/' | tr '\n' ' ')" ""

# only PATTERN WORDS FILES...: the header is included by these files alone
only() {
    pattern=$1
    words=$2
    shift 2
    is "$words" "$(grep -lE "#[[:space:]]*include[[:space:]]*[<\"]$pattern" -r include libchain tools | sort | tr '\n' ' ')" "$*"
}
only libxml/ "libxml2 in the XML facade alone" "libchain/read/xml_encoding.c libchain/read/xml_libxml2.c "
only jansson "jansson where words become JSON and findings come back from it" \
    "libchain/write/findings_read.c libchain/write/json.c "
is "Graphviz in draw alone" "$(grep -lE '#[[:space:]]*include[[:space:]]*<(graphviz/)?(gvc|cgraph|gvplugin)' -r include libchain tools |
    grep -v '^libchain/draw/' | tr '\n' ' ')" ""
is "the tools see the public headers and their own frame only" \
    "$(sed -nE 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"([^"]*)".*/\1/p' tools/*.c tools/*.h | sort -u | while read -r header; do
        [ -e "tools/$header" ] || echo "$header"
    done)" ""
is "public headers include public headers only" \
    "$(grep -HE '#[[:space:]]*include[[:space:]]*"' include/chain/*.h | grep -v '"chain/' | tr '\n' ' ')" ""
is "public headers need the standard library only" "$(grep -hE '^[[:space:]]*#[[:space:]]*include[[:space:]]*<' include/chain/*.h |
    grep -vE '<(signal|stdbool|stddef|stdint|stdio)\.h>' | sort -u | tr '\n' ' ')" ""

# Nothing in the library prints, ends the program, or asks the locale.
is "the library does not print, exit or abort" \
    "$(grep -nE '(^|[^a-z_])(printf|puts|putchar|perror|exit|_exit|abort|setlocale|assert)[[:space:]]*\(' -r libchain --include='*.c' |
        grep -v '^libchain/po/' | head -5)" ""
# Graphviz keeps state whatever we do; the lock in draw/ is around it.
is "nothing but draw keeps state between calls" \
    "$(grep -nE '^(static )?(int|size_t|bool|char|uint[0-9]+_t|double)[[:space:]*]+[a-z_]+(\[[^]]*\])?( = [^;(]*)?;' -r libchain --include='*.c' |
        grep -vE '^libchain/(po|draw)/' | head -5)" ""
finish
