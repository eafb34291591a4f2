# chain draw: pictures. Runs when chain-draw stands beside chain (-Ddraw=true).
. "${0%/*}/tap.sh"
# The leaks of Graphviz are known by the libraries they pass through, so the sanitizer must walk the whole stack.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:fast_unwind_on_malloc=0"
good_chain good.xml
if [ ! -x "${CHAIN%/*}/chain-draw" ]; then
    exits "without chain-draw: 2" 2 "$CHAIN" draw good.xml
    like "and says why" err 'chain-draw'
    finish
fi
chain=$CHAIN_SOURCE/models/lappi/mielialahairiot-nykytila.xml

exits "svg is the default" 0 "$CHAIN" draw good.xml -o good.svg
like "an SVG picture" good.svg '<svg'
like "with the words of the chain" good.svg 'Arvio'
is "the name of the picture on standard output" "$(cat out)" good.svg
if command -v xmllint >/dev/null; then
    exits "well-formed" 0 xmllint --noout good.svg
else
    skip "well-formed" "no xmllint"
fi
exits "ids with a prefix of one's own" 0 "$CHAIN" draw --id-prefix kuva1 good.xml -o prefix.svg
ok "on every id, and on what points to them" test "$(grep -o 'id="[^"]*"' prefix.svg | grep -vc 'id="kuva1-')" -eq 0
like "the title is pointed to" prefix.svg 'aria-labelledby="kuva1-title"'
exits "a prefix that is no id is 2" 2 "$CHAIN" draw --id-prefix '1"x' good.xml -o prefix.svg
mkdir nothing
exits "a folder without chains is 2" 2 "$CHAIN" draw nothing -o nothing.svg
like "... and is told" err "there are no chain files there"
ok "... and no picture is made" test ! -e nothing.svg
exits "to standard output" 0 "$CHAIN" draw good.xml -o -
like "the picture is there" out '<svg'
exits "by suffix: several at once" 0 "$CHAIN" draw good.xml -o p.png -o p.pdf -o p.dot
is "PNG" "$(head -c 4 p.png | od -An -tx1 | tr -d ' ')" 89504e47
is "PDF" "$(head -c 5 p.pdf)" "%PDF-"
like "dot" p.dot 'graph'
exits "a large chain on A3, gaps marked, in Finnish" 0 "$CHAIN" draw --lang fi --gaps --paper A3 "$chain" -o big.svg -o big.pdf
ok "the list of gaps would make the text small: the PDF has it on a second page" test "$(grep -a -c '/Type /Page ' big.pdf)" -eq 2
exits "gaps on a page of their own, in a format of one page" 0 "$CHAIN" draw --lang fi --gaps --gap-list page "$chain" -o listed.svg
like "the chart tells where" listed-1.svg 'työpajalle: s. 2'
like "there they are" listed-2.svg '>G2<'
exits "gaps below the chart, though the text is small" 0 "$CHAIN" draw --lang fi --gaps --gap-list below "$chain" -o below.pdf
is "is one page" "$(grep -a -c '/Type /Page ' below.pdf)" 1
exits "gaps in short, below the chart" 0 "$CHAIN" draw --lang fi --gaps --gap-list short "$chain" -o short.svg
like "each question with its numbers" short.svg '>G2<'
like "what is left out is somewhere" short.svg 'komento chain gaps'
ok "a picture that cannot go on on a second page has them in short when the text would be small" cmp -s short.svg big.svg
exits "a place that does not exist is 2" 2 "$CHAIN" draw --gaps --gap-list aside "$chain" -o x.pdf
exits "png in another size" 0 "$CHAIN" draw --scale 0.2 good.xml -o small.png
run "$CHAIN" draw --dpi 30 good.xml -o dpi.png
ok "as its dots per inch say" cmp -s small.png dpi.png
exits "size and dots together are 2" 2 "$CHAIN" draw --scale 2 --dpi 30 good.xml -o x.png
exits "no such size" 2 "$CHAIN" draw --scale big good.xml -o x.png
exits "on small paper the text is small" 0 "$CHAIN" draw --paper A4 --lang en "${chain%nykytila.xml}tavoitetila.xml" -o small.pdf
like "and what would help is told, measured" err 'larger with .*--pages .[0-9.]* pt., --paper A[0-9] .[0-9.]* pt.'
exits "the steps as a table: further pages of the PDF" 0 "$CHAIN" draw --table "$chain" -o table.pdf
ok "more pages than one" test "$(grep -a -c '/Type /Page ' table.pdf)" -gt 1
exits "as numbered files of a format that holds one page" 0 "$CHAIN" draw --table "$chain" -o table.svg
is "named in order" "$(sed -n 1,2p out | tr '\n' ' ')" "table-1.svg table-2.svg "
like "the table has words" table-2.svg 'Mitä seuraavaksi'
exits "a large chain on several pages" 0 "$CHAIN" draw --pages --lang fi "${chain%nykytila.xml}tavoitetila.xml" -o cut.svg
like "lines go on elsewhere" cut-1.svg '>s. 2<'
exits "not to standard output" 2 "$CHAIN" draw --table "$chain" -o -
mkdir -p taken/pic-2.svg
exits "one page that cannot be written stops all" 2 "$CHAIN" draw --table "$chain" -o taken/pic.svg
ok "then none is there" not test -e taken/pic-1.svg
# Many files: workers, one bad file stops nobody, pictures in a folder that is made.
mkdir -p many/sub
for name in a b c d; do cp good.xml many/$name.xml; done
echo '<chain' >many/e.xml
exits "many files, one of them broken" 2 "$CHAIN" draw many -o pictures/ -j 3
is "all others are drawn" "$(ls pictures | tr '\n' ' ')" "a.svg b.svg c.svg d.svg "
is "and named" "$(sort out | tr '\n' ' ')" "pictures/a.svg pictures/b.svg pictures/c.svg pictures/d.svg "
like "the bad one is told" err 'e.xml'
rm many/e.xml
exits "workers draw" 0 "$CHAIN" draw many -o pictures -j 4
ok "without progress off a terminal" test ! -s err
run "$CHAIN" draw good.xml -o alone.svg
ok "as one process does" cmp -s alone.svg pictures/d.svg
cp good.xml many/sub/a.xml
exits "two pictures of one name are refused" 2 "$CHAIN" draw many -o pictures
exits "several chains, one file" 2 "$CHAIN" draw many/a.xml many/b.xml -o one.svg
exits "no such number of workers" 2 "$CHAIN" draw many/a.xml many/b.xml -j 0 -o pictures
run "$CHAIN" draw "$chain" -o one.svg
run "$CHAIN" draw "$chain" -o two.svg
ok "the same picture twice, to the byte" cmp -s one.svg two.svg
"$CHAIN" draw - <good.xml -o in.svg >out 2>err
is "from standard input" $? 0
exits "a missing file is 2" 2 "$CHAIN" draw missing.xml -o no.svg
ok "no picture is made" not test -e no.svg
echo '<chain' >broken.xml
echo old >kept.svg
exits "a broken file is 2" 2 "$CHAIN" draw broken.xml -o kept.svg
is "an old picture is whole" "$(cat kept.svg)" old
exits "an unknown suffix is 2" 2 "$CHAIN" draw good.xml -o picture.bmpx
exits "an unknown view is 2" 2 "$CHAIN" draw --view lnaes good.xml -o x.svg
exits "an unknown paper is 2" 2 "$CHAIN" draw --paper A0000 good.xml -o x.svg
exits "a missing folder is 2" 2 "$CHAIN" draw good.xml -o no/such/x.svg
exits "no file is 2" 2 "$CHAIN" draw
[ -c /dev/full ] && {
    code=0
    "$CHAIN" draw good.xml -o - >/dev/full 2>err || code=$?
    is "a full disk is 2" "$code" 2
}
exits "--help" 0 "$CHAIN" draw --help
exits "views are listed" 0 "$CHAIN" list views
like "lanes is one" out 'lanes'
exits "the client's view" 0 "$CHAIN" draw --lang fi --view client "$chain" -o client.svg
like "in the client's words" client.svg 'Soitat'
like "with the two sides" client.svg 'Palvelut'
exits "information by step" 0 "$CHAIN" draw --lang fi --view information "$chain" -o information.svg
like "with its signs" information.svg 'tarvitaan, mutta tieto ei tule'
exits "cells have places" 0 "$CHAIN" draw --view information "$chain" --to geometry -o cells.json
like "and looks" cells.json '"tone":"bad"'
exits "two states in one picture" 0 "$CHAIN" draw --lang fi --paper A1 --against "$chain" "${chain%nykytila.xml}tavoitetila.xml" -o diff.svg
for words in Ennallaan Uusi Poistuu Muuttuu 'ennen:' 'Mielialahäiriöiden palvelupolku Lapissa, nykytila →'; do
    like "two states: $words" diff.svg "$words"
done
exits "two states: the view alone is 2" 2 "$CHAIN" draw --view diff good.xml -o x.svg
exits "two states: another view is 2" 2 "$CHAIN" draw --view lanes --against good.xml good.xml -o x.svg
exits "two states: a missing file is 2" 2 "$CHAIN" draw --against missing.xml good.xml -o x.svg
exits "two states: a region is 2" 2 "$CHAIN" draw --against "$CHAIN_SOURCE/models/regions/lappi.xml" good.xml -o x.svg
for view in handoffs coverage path; do
    exits "view $view" 0 "$CHAIN" draw --lang fi --gaps --view $view "$chain" -o $view.svg
    command -v xmllint >/dev/null && exits "view $view is well-formed" 0 xmllint --noout $view.svg
    exits "view $view has places" 0 "$CHAIN" draw --view $view "$chain" --to geometry -o -
done
like "what is not agreed is said" handoffs.svg 'ole sovittu'
like "what is not known is said" coverage.svg 'ei tiedossa'
exits "handoffs as cells" 0 "$CHAIN" draw --lang fi --matrix --view handoffs "$chain" -o matrix.svg
like "rows and columns" matrix.svg 'vastaanottaa'
exits "a path that was not chosen" 0 "$CHAIN" draw --lang en --view path "$chain" -o path.svg
like "names the ends of others" err 'end.*hoito-muualla'
exits "a path through a step to an end" 0 "$CHAIN" draw --lang fi --view path --via odotus-psykiatria --end hoito-muualla "$chain" -o path.svg
like "goes there" path.svg 'Odotus psykiatrian'
waits=$CHAIN_SOURCE/tests/rules/deadlock/fail-leaves.xml
exits "the run that shows a fault" 0 "$CHAIN" draw --quiet --lang en --run deadlock "$waits" -o run.svg
like "what is not on it is grey, by the legend" run.svg "Not on the way"
like "the fault itself is told" run.svg "waits"
exits "a rule that has no finding is 2" 2 "$CHAIN" draw --run livelock "$waits" -o none.svg
exits "a rule that shows no run is 2" 2 "$CHAIN" draw --run no-start "$waits" -o none.svg
exits "another view cannot mark a run" 2 "$CHAIN" draw --run deadlock --view path "$waits" -o none.svg
exits "a path that does not exist is 2" 2 "$CHAIN" draw --lang fi --view path --via hoito-muualla,huoli "$chain" -o none.svg
like "and is told" err 'mik.*polku'
mkdir -p chains
cp good.xml chains/a.xml
sed 's/ id="[^"]*"/ id="b"/;s/<chain /<chain region="lappi" /' good.xml >chains/b.xml
exits "many chains in one picture" 0 "$CHAIN" draw --lang fi --view map chains -o map.svg
like "as a map" map.svg 'Palveluketjujen kartta'
exits "the map as cells" 0 "$CHAIN" draw --lang fi --view map --matrix chains -o map.svg
like "with the actors of several chains" map.svg '2 ketjussa'
exits "the map with its list" 0 "$CHAIN" draw --lang fi --view map --table chains -o map.pdf
exits "the map with how many gaps each has" 0 "$CHAIN" draw --lang fi --gaps --view map chains -o map.svg
for name in a b; do
    like "as many as the gaps of $name tell" map.svg \
        "puutteita: $("$CHAIN" gaps --format jsonl chains/$name.xml 2>/dev/null | grep -c '"severity":"\(error\|warning\|note\)"')"
done
mkdir -p empty
exits "a map of nothing is 2" 2 "$CHAIN" draw --view map empty -o map.svg
exits "a large table goes over pages" 0 "$CHAIN" draw --paper A4 --view information "$CHAIN_SOURCE/models/lappi/mielialahairiot-tavoitetila.xml" -o pages.pdf
exits "a name for professionals is told" 0 "$CHAIN" draw --lang en --view client good.xml -o client.svg
like "as a step without a plain name" err 'no plain name'
# A step leads to the document that it is from, when its address is one of the web.
sed 's|<actors>|<sources><source id="ok" href="https://example.org/a?b=1\&amp;c=2"/><source id="bad" href="javascript:alert(1)"/><source id="odd" href="https://x/\&quot;\&gt;\&lt;script\&gt;"/></sources><actors>|
    s|<start |<start source="ok:3" |; s|<step |<step source="bad" |; s|<end |<end source="odd" |' good.xml >linked.xml
exits "addresses" 0 "$CHAIN" draw linked.xml -o linked.svg
like "one is followed" linked.svg 'xlink:href="https://example.org/a.b=1&amp;c=2"'
is "and no other" "$(grep -c 'xlink:href' linked.svg)" 1
unlike "nothing that runs" linked.svg 'javascript|<script'
command -v xmllint >/dev/null && exits "well-formed with addresses" 0 xmllint --noout linked.svg
# A machine without fonts: words are placed as elsewhere, and it is told.
mkdir -p nofonts
echo "<?xml version=\"1.0\"?><fontconfig><dir>$PWD/nofonts</dir><cachedir>$PWD/nofonts/cache</cachedir></fontconfig>" >nofonts/fonts.conf
code=0
FONTCONFIG_FILE=$PWD/nofonts/fonts.conf "$CHAIN" draw --lang en good.xml -o nofonts.svg >out 2>err || code=$?
is "without fonts" "$code" 0
like "that is told" err 'no fonts'
# Words that mean something to Graphviz or SVG must come out as they are.
sed 's|<name>Arvio</name>|<name>A \&lt;b\&gt; "q" \\N \\G {x\|y} %s \&amp;amp;</name>|' good.xml >odd.xml
exits "odd letters in names" 0 "$CHAIN" draw odd.xml -o odd.svg
command -v xmllint >/dev/null && exits "still well-formed" 0 xmllint --noout odd.svg
finish
