# models/SEEDS.md: where each chain of the two programme pages is, and what the gap analysis says of it. CHAIN_REWRITE=1 writes it anew.
. "${0%/*}/tap.sh"
seeds=$CHAIN_SOURCE/tests/seeds
page=$CHAIN_SOURCE/models/SEEDS.md
day=2026-01-01

# FIELD: its value in each finding; all findings of the models, one a line: file, rule, severity, subject.
field() { sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p' findings; }
# What is as it is, is judged by the limits of its own day.
judge() { # STATE OPTION...
    state=$1
    shift
    (cd "$CHAIN_SOURCE/models" && "$CHAIN" gaps -q --lang fi --format jsonl --fail-on none "$@" $(grep -l "state=\"$state\"" */*.xml))
}
{ judge as-is && judge to-be --as-of $day; } |
    sed 's/","subjectType.*//; s/$/"/' | grep -v '"region"' >findings
sed 's/.*"file":"\([^"]*\)\.xml".*"rule":"\([^"]*\)","severity":"\([^"]*\)"\(,"subject":"\([^"]*\)"\)*.*/\1	\2	\3	\5/' findings >found.tsv
ok "every model has been judged" test "$(cut -f1 found.tsv | sort -u | wc -l)" -ge 48
ok "every finding is read" not grep -q '"rule"' found.tsv
"$CHAIN" list rules --lang fi | awk '$1 == "gaps" { rule = $2; sub(/^[^ ]+ +[^ ]+ +[^ ]+ +/, ""); print rule "\t" $0 }' >titles.tsv

cat >page.awk <<'AWK'
BEGIN { FS = "\t"; split("error warning note unknown", levels, " ") }
FILENAME == "titles.tsv" { order[++rules] = $1; title[$1] = $2; next }
FILENAME == "found.tsv" { n++; file[n] = $1; rule[n] = $2; level[n] = $3; subject[n] = $4; if ($2 == "governance") owners[$1] = 1; next }
/^#/ || NF < 5 { next }
# Is a finding about a part: the element, or a link from or to it?
function about(i, part) {
    return part == "" || subject[i] == part || index(subject[i], part ">") == 1 || substr(subject[i], length(subject[i]) - length(part)) == ">" part
}
function said(count, one, many) { return count == 1 ? "yksi " one : count " " many }
function join(text, more) { return text == "" ? more : text ", " more }
# "2 merkittävää, 5 vähäistä: *Kirjataanko yhtenäisesti?* (2)": the counts, then the questions of the serious and considerable ones, of a part all.
function verdict(path, part,   i, k, counts, times, text, named) {
    delete counts
    delete times
    for (i = 1; i <= n; i++)
        if (file[i] == path && about(i, part)) {
            counts[level[i]]++
            if (level[i] == "error" || level[i] == "warning" || (part != "" && level[i] == "note"))
                times[rule[i]]++
        }
    if (counts["error"]) text = join(text, said(counts["error"], "vakava", "vakavaa"))
    if (counts["warning"]) text = join(text, said(counts["warning"], "merkittävä", "merkittävää"))
    if (counts["note"]) text = join(text, said(counts["note"], "vähäinen", "vähäistä"))
    if (counts["unknown"]) text = join(text, "ei voi arvioida " counts["unknown"])
    for (k = 1; k <= rules; k++)
        if (order[k] in times)
            named = join(named, "*" title[order[k]] "*" (times[order[k]] > 1 ? " (" times[order[k]] ")" : ""))
    if (text == "") return part == "" ? "ei puutteita" : "tästä kohdasta ei erikseen mitään"
    return text (named == "" ? "" : ": " named)
}
{
    places = verdicts = ""
    if ($5 == "jokainen") {
        for (f in owners) without++
        places = "jokainen tiedosto: tila, omistaja, tarkistus, versio"
        verdicts = "*" title["governance"] "* " without " tiedostossa"
    }
    count = $5 == "jokainen" ? 0 : split($5, specs, " ")
    for (s = 1; s <= count; s++) {
        hash = index(specs[s], "#")
        path = hash ? substr(specs[s], 1, hash - 1) : specs[s]
        part = hash ? substr(specs[s], hash + 1) : ""
        places = places (s > 1 ? "<br>" : "") "[" path "](" path ".xml)" (part == "" ? "" : ", `" part "`")
        verdicts = verdicts (s > 1 ? "<br>" : "") verdict(path, part)
    }
    print "| " $1 " | " $2 " | " $3 " | " $4 " | " places " | " verdicts " |"
}
AWK

cat >trap.awk <<'AWK'
BEGIN { FS = "\t" }
/^#/ || NF < 5 { next }
{ print "| " $1 " | " $2 " | [" $3 "](" $3 ".xml) | " $5 " |" }
AWK

cat >SEEDS.md <<'E1'
# Ohjelmasivujen ketjut: missä ne ovat ja mitä niistä puuttuu

*Every chain, pathway and method that the two programme pages name: where it is, and what the gap analysis says of it. Made by a test
from the models (`tests/cli/seeds.sh`), so that it cannot go stale; after a change `CHAIN_REWRITE=1 meson test -C build cli-seeds` writes
it anew.*

E1
{
    echo "Rivinumerot ovat sivujen riviluettelosta (000 = Itä-Uusimaa, 004 = Lappi). M = oma ketju, S = nimetty malli, josta kerrotaan vähän, R = vaihe,"
    echo "menetelmä tai kanava toisessa ketjussa. Kysymykset ovat puuteanalyysin omia: \`chain explain --lang fi\` kertoo, mitä kukin tarkoittaa. Vakavat ja"
    echo "merkittävät on nimetty; vähäiset ja ne, joita ei voi arvioida, on laskettu. Tavoitetilat on katsottu päivän $day mukaan, nykytilat oman päivänsä."
    echo
    echo "| rivi | | mikä | lähde | tiedosto | mitä puuteanalyysi sanoo |"
    echo "|---|---|---|---|---|---|"
    awk -f page.awk titles.tsv found.tsv "$seeds/rows.tsv"
    echo
    echo "## Missä sivut ovat ristiriidassa tai muuttavat mieltään"
    echo
    echo "Kaksitoista ansaa ja muutama muu ristiriita, joita malli ei saa silottaa. Jokainen rivi on todistettu: sanat ovat tiedostossa, tai puuteanalyysi tai luettelo sanoo sen."
    echo
    echo "| ansa | mikä | tiedosto | miten se näkyy |"
    echo "|---|---|---|---|"
    awk -f trap.awk "$seeds/traps.tsv"
} >>SEEDS.md

if [ "${CHAIN_REWRITE:-0}" = 1 ]; then
    cp SEEDS.md "$page"
fi
if cmp -s SEEDS.md "$page"; then
    result ok "models/SEEDS.md says what the models say"
else
    result "not ok" "models/SEEDS.md says what the models say (CHAIN_REWRITE=1 writes it anew)"
    diff "$page" SEEDS.md | head -20 | cut -c1-300 | sed 's/^/# /'
fi

is "56 rows" "$(grep -c '^| C[0-9]' SEEDS.md)" 56
is "12 traps and some more" "$(awk -F '\t' '/^[0-9]/ { print $1 }' "$seeds/traps.tsv" | sort -u | wc -l | tr -d ' ')" 12
awk -F '\t' '!/^#/ && NF > 4 && $5 != "jokainen" { print $5 }' "$seeds/rows.tsv" | tr ' ' '\n' >specs
while IFS='#' read -r path part; do
    if [ ! -f "$CHAIN_SOURCE/models/$path.xml" ]; then
        result "not ok" "$path is there"
    elif [ -n "$part" ] && ! grep -q " id=\"$part\"" "$CHAIN_SOURCE/models/$path.xml"; then
        result "not ok" "$path has $part"
    fi
done <specs
result ok "every file and part of a row is there, or told above"
for path in "$CHAIN_SOURCE"/models/lappi/*.xml "$CHAIN_SOURCE"/models/ita-uusimaa/*.xml "$CHAIN_SOURCE"/models/shared/*.xml; do
    short=${path#"$CHAIN_SOURCE/models/"}
    grep -q "^${short%.xml}\(#\|\$\)" specs || result "not ok" "$short is on some row"
done
result ok "every model is on some row, or told above"

grep -v '^#' "$seeds/traps.tsv" >traps
while IFS='	' read -r number what path proof how; do
    kind=${proof%% *}
    rest=${proof#* }
    case $kind in
    text) ok "trap $number: $what" grep -qF -- "$rest" "$CHAIN_SOURCE/models/$path.xml" ;;
    rule) ok "trap $number: $what" grep -q "^$path	${rest%% *}	[a-z]*	${rest#* }\$" found.tsv ;;
    register)
        "$CHAIN" compare -q --register --lang fi --as-of "${rest%% *}" "$CHAIN_SOURCE/models/$path.xml" >register
        ok "trap $number: $what" grep -qF -- "${rest#* }" register
        ;;
    *) result "not ok" "trap $number: a proof that is none: $kind ($how)" ;;
    esac
done <traps
finish
