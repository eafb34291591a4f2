# Each text that people read has a Finnish translation, and no translation is left of a text that is gone.
. "${0%/*}/tap.sh"
if ! command -v xgettext >/dev/null; then
    skip "translations" "no xgettext"
    finish
fi
po=$CHAIN_SOURCE/libchain/po
# The folders of the code and the languages are named in po/meson.build.
speaking=$(sed -n "s/^speaking = \[\(.*\)\]/\1/p" "$po/meson.build" | tr -d "',")
languages=$(sed -n "s/^foreach lang : \[\(.*\)\]/\1/p" "$po/meson.build" | tr -d "',")
ok "po/meson.build names folders" test -n "$speaking"

# texts FILES...: the msgids of the code as msgcat writes them, in po form
texts() {
    xgettext --from-code=UTF-8 -LC -kN_ --no-location --no-wrap -s -o code.pot "$@" 2>xgettext.err
    [ -e code.pot ] || : >code.pot
}
ids() { # FILE: one msgid a line, continued lines joined, the header left out
    msgcat --no-wrap --no-location "$1" 2>/dev/null | awk '
        /^#/ { next }
        /^msgid / { in_id = 1; sub(/^msgid /, ""); id = $0; next }
        /^msgstr/ { if (in_id) print id; in_id = 0; next }
        in_id && /^"/ { if (id == "\"\"") id = $0; else { sub(/"$/, "", id); sub(/^"/, ""); id = id $0 } }' | grep -v '^""$' | sort -u
}

for folder in $speaking; do
    if [ -d "$CHAIN_SOURCE/libchain/$folder" ]; then
        sources=$(find "$CHAIN_SOURCE/libchain/$folder" -name '*.[ch]' | sort)
    else
        sources=$(find "$CHAIN_SOURCE/$folder" -name '*.[ch]' | sort)
    fi
    rm -f code.pot
    # shellcheck disable=SC2086 # words
    texts $sources
    ids code.pot >"$folder.ids"
    is "$folder: xgettext has no complaint" "$(grep -v 'C format string' xgettext.err)" ""
    for lang in $languages; do
        file=$po/$lang/$folder.po
        ok "$lang/$folder.po is there" test -e "$file"
        [ -e "$file" ] || continue
        exits "$lang/$folder.po compiles" 0 msgfmt --check-format -o /dev/null "$file"
        ids "$file" >translated
        is "$lang/$folder.po: each text is translated" "$(comm -23 "$folder.ids" translated)" ""
        is "$lang/$folder.po: no text is left over" "$(comm -13 "$folder.ids" translated)" ""
        msgattrib --untranslated --no-obsolete "$file" >untranslated.po 2>/dev/null
        is "$lang/$folder.po: none is empty" "$(ids untranslated.po)" ""
        msgattrib --only-fuzzy "$file" >fuzzy.po 2>/dev/null
        is "$lang/$folder.po: none is fuzzy" "$(ids fuzzy.po)" ""
    done
done

# A folder with texts but without a catalogue would stay English unseen.
for folder in "$CHAIN_SOURCE"/libchain/*/ "$CHAIN_SOURCE/tools"; do
    name=$(basename "$folder")
    case " $speaking po " in *" $name "*) continue ;; esac
    rm -f code.pot
    # shellcheck disable=SC2046 # words
    texts $(find "$folder" -name '*.[ch]')
    is "$name has no text without a catalogue" "$(ids code.pot | head -5)" ""
done

# The holes of a template and its translation are the same: {0} {1|...}.
for file in "$po"/*/*.po; do
    wrong=$(msgcat --no-wrap "$file" 2>/dev/null | awk '
        function holes(text,   found, list, n, i, j, swap) {
            n = 0
            while (match(text, /\{[0-9]+/)) {
                list[++n] = substr(text, RSTART + 1, RLENGTH - 1)
                text = substr(text, RSTART + RLENGTH)
            }
            for (i = 1; i <= n; i++)
                for (j = i + 1; j <= n; j++)
                    if (list[j] < list[i]) { swap = list[i]; list[i] = list[j]; list[j] = swap }
            found = ""
            for (i = 1; i <= n; i++) if (i == 1 || list[i] != list[i - 1]) found = found list[i] " "
            return found
        }
        function done() { if (id != "" && str != "" && holes(id) != holes(str)) print id }
        /^#/ { next }
        /^msgid / { done(); part = 1; id = substr($0, 7); str = ""; next }
        /^msgstr / { part = 2; str = substr($0, 8); next }
        /^"/ { if (part == 1) id = id $0; else str = str $0 }
        END { done() }')
    is "$(basename "$(dirname "$file")")/$(basename "$file"): translations have the holes of their texts" "$wrong" ""
done
finish
