# chain new: a small chain to begin with, right as it is, in each language.
. "${0%/*}/tap.sh"

for lang in fi sv en; do
    exits "$lang: a chain is written" 0 "$CHAIN" new --lang $lang $lang.xml
    like "$lang: what to do next can be copied" out "^  chain draw --lang $lang $lang.xml -o $lang.pdf\$"
    exits "$lang: it is right" 0 "$CHAIN" check --fail-on note $lang.xml
    exits "$lang: it is in canonical form" 0 "$CHAIN" fmt --check $lang.xml
    like "$lang: its language is said" $lang.xml "xml:lang=\"$lang\""
    like "$lang: advice stands beside each part" $lang.xml '<!-- 3\. '
    exits "$lang: it has gaps to talk about" 1 "$CHAIN" gaps --lang $lang $lang.xml
    like "$lang: the client is left alone between services" out '\[silo\]'
done
like "Finnish words" fi.xml '<name>Käynti terveydenhoitajalla</name>'
like "Swedish words" sv.xml '<name>Besök hos hälsovårdaren</name>'
ok "no word of one language is in another" not grep -q 'Pupil' fi.xml sv.xml
exits "a language without translations gets the English words" 0 "$CHAIN" new --lang se se.xml
like "and says so" se.xml 'xml:lang="en"'

cp fi.xml before.xml
exits "a file that is there is left alone" 2 "$CHAIN" new --lang fi fi.xml
like "that is told" err 'fi.xml" on jo olemassa'
ok "to the byte" cmp -s fi.xml before.xml
exits "a name is needed" 2 "$CHAIN" new
exits "one" 2 "$CHAIN" new a.xml b.xml
ok "none was made" not ls a.xml b.xml 2>/dev/null
exits "a folder that is not there" 2 "$CHAIN" new not-there/a.xml
exits "--quiet" 0 "$CHAIN" new -q quiet.xml
is "says nothing" "$(cat out err)" ""

id_is() { # FILE ID
    exits "$1" 0 "$CHAIN" new -q "$1"
    like "its id is $2" "$1" " id=\"$2\""
    exits "its id is an id" 0 "$CHAIN" check -q "$1"
}
id_is "Hyvä ketju, Åbo.xml" Hyva-ketju--Abo
id_is "2026 kevät.xml" ketju-2026-kevat
id_is "päätön" paaton
id_is "日本.xml" "ketju-------"
run "$CHAIN" new --lang fi "oma polku.xml"
like "a name with blanks stands in quotes" out '"oma polku.xml" -o oma-polku.pdf'
"$CHAIN" new --lang fi - >stdout.xml
like "standard output" stdout.xml ' id="ketju"'
exits "is a chain" 0 "$CHAIN" check stdout.xml
finish
