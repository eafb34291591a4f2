# chain diff: the command around the comparison (what is found is tested in tests/unit/test_compare.c).
. "${0%/*}/tap.sh"
good_chain good.xml
lappi=$CHAIN_SOURCE/models/lappi
old=$lappi/mielialahairiot-nykytila.xml
new=$lappi/mielialahairiot-tavoitetila.xml
region=$CHAIN_SOURCE/models/regions/lappi.xml

exits "a chain and itself: 0" 0 "$CHAIN" diff good.xml good.xml
like "told so" out 'say the same'
sed 's/actor="hoitaja"/actor="asiakas"/' good.xml >moved.xml
exits "two that differ: 1" 1 "$CHAIN" diff --lang fi good.xml moved.xml
like "responsibility moves, in a sentence" out 'vastuu siirtyy: ennen siitä vastaa'
exits "--exit-zero: 0" 0 "$CHAIN" diff --exit-zero good.xml moved.xml
for format in text markdown csv json; do
    exits "$format: the same chain is 0" 0 "$CHAIN" diff --format $format good.xml good.xml
    exits "$format: the present state and the target state are 1" 1 "$CHAIN" diff --format $format --lang fi "$old" "$new"
    ok "$format: something is said" test -s out
    cp out "first.$format"
    run "$CHAIN" diff --format $format --lang fi "$old" "$new"
    ok "$format: twice the same" cmp -s out "first.$format"
done
is "csv: each row has as many cells" "$(awk -F '"' '{ text = ""; for (i = 1; i <= NF; i += 2) text = text $i; print gsub(",", "", text) }' \
    first.csv | sort -u | tr '\n' ' ')" "14 "
run "$CHAIN" diff --format json --lang en "$old" "$new"
ok "json: nothing in it depends on the language" cmp -s out first.json
if command -v python3 >/dev/null; then
    ok "json: it is JSON" python3 -c 'import json, sys; json.load(open(sys.argv[1]))' first.json
else
    skip "json: it is JSON" "no python3"
fi
like "what is common comes first" first.text '^Yhteistä'
is "and before what is new" "$(grep -nE '^(Yhteistä|Uutta)$' first.text | head -n 1 | cut -d: -f2)" "Yhteistä"
like "the path's own words: a responsibility that moves" first.text 'Vaiheen ”Ohjattu omahoito tai nettiterapia” vastuu siirtyy: nykytilassa'
like "gaps that close" first.text '^Korjaantuvat puutteet \([1-9]'
like "figures" first.text '^Luvut'
like "markdown: headings" first.markdown '^## Yhteistä'
exits "--no-gaps" 1 "$CHAIN" diff --no-gaps --lang fi "$old" "$new"
unlike "no gaps are told" out 'puutteet \('

exits "a region is no chain: 2" 2 "$CHAIN" diff "$old" "$region"
like "told" err 'no chain to compare'
echo '<chain' >broken.xml
exits "a broken file is 2" 2 "$CHAIN" diff good.xml broken.xml
like "with its place" err 'broken\.xml:[12]:'
exits "a missing file is 2" 2 "$CHAIN" diff missing.xml good.xml
exits "one file is 2" 2 "$CHAIN" diff good.xml
exits "three files are 2" 2 "$CHAIN" diff good.xml good.xml good.xml
exits "standard input twice is 2" 2 "$CHAIN" diff - -
exits "a bad day is 2" 2 "$CHAIN" diff --as-of x good.xml good.xml
exits "an unknown format is 2" 2 "$CHAIN" diff --format pdf good.xml good.xml
"$CHAIN" diff - good.xml <good.xml >out 2>err
is "one of them from standard input" "$?" 0
exits "-o: to a file" 1 "$CHAIN" diff -o diff.txt good.xml moved.xml
ok "it is there" test -s diff.txt

# As many steps as any chain has: all different, and all alike.
steps=$((10000 / (CHAIN_SANITIZED * 9 + 1)))
make() { # FILE PREFIX NAME
    awk -v n="$steps" -v prefix="$2" -v name="$3" 'BEGIN {
        print "<chain xmlns=\"urn:libchain:chain:1\" id=\"c\" xml:lang=\"fi\"><actors><actor id=\"n\" kind=\"nurse\"/></actors><steps>"
        for (i = 0; i < n; i++) printf "<step id=\"%s%d\" kind=\"treat\" actor=\"n\"><name>%s</name></step>\n", prefix, i, name (name == "same" ? "" : i)
        print "</steps><flows>"
        for (i = 1; i < n; i++) printf "<flow from=\"%s%d\" to=\"%s%d\"/>\n", prefix, i - 1, prefix, i
        print "</flows></chain>" }' >"$1"
}
make one.xml a name
make two.xml b name
make three.xml a same
make four.xml b same
for pair in "one.xml one.xml 0" "one.xml two.xml 0" "three.xml four.xml 0" "one.xml four.xml 1"; do
    # shellcheck disable=SC2086 # words
    set -- $pair
    begin=$(date +%s%N)
    exits "$steps steps: $1 and $2" "$3" timeout 60 "$CHAIN" diff --no-gaps --format csv "$1" "$2"
    took=$((($(date +%s%N) - begin) / 1000000))
    ok "in bounded time ($took ms)" test "$took" -lt 10000
done
finish
