# chain gaps: the command around the rules (what each rule finds is tested in tests/rules).
. "${0%/*}/tap.sh"
good_chain good.xml
bad_chain bad.xml
chain=$CHAIN_SOURCE/models/lappi/mielialahairiot-nykytila.xml
region=$CHAIN_SOURCE/models/regions/lappi.xml

exits "the present state in Lapland has serious gaps: 1" 1 "$CHAIN" gaps --lang fi "$chain"
like "in Finnish" out '^\[G1\] '
like "with a question" out 'Kysymys'
like "with the evidence" out 'Mistä tiedetään|Tieto'
like "the summary is on standard error" err '^tiedostoja: 1;'
exits "--fail-on none is 0" 0 "$CHAIN" gaps --fail-on none "$chain"
exits "--fail-on error: a chain without serious gaps is 0" 0 "$CHAIN" gaps good.xml
exits "--fail-on note: any gap is 1" 1 "$CHAIN" gaps --fail-on note good.xml
for format in text json jsonl; do
    exits "$format: a missing file is 2" 2 "$CHAIN" gaps --format $format missing.xml
    exits "$format: serious gaps are 1" 1 "$CHAIN" gaps --format $format "$chain"
    like "$format: rules are named" out 'silo'
done
run "$CHAIN" gaps --format jsonl "$chain"
like "jsonl: gap, objective, evidence and question" out '"question":"[^"]'
is "jsonl: heaviest first" "$(grep -o '"severity":"[a-z]*"' out | uniq | tr -d '\n')" \
    '"severity":"error""severity":"warning""severity":"note""severity":"unknown"'

exits "a file with errors is analysed with a warning" 0 "$CHAIN" gaps --fail-on none bad.xml
like "the warning names the file" err 'bad\.xml'
echo '<chain' >broken.xml
exits "a broken file is 2" 2 "$CHAIN" gaps broken.xml
like "with its place" out 'broken\.xml:[12]:'
exits "a broken file among others is 2" 2 "$CHAIN" gaps broken.xml "$chain"
like "the others are analysed" out '\[G1\]'
exits "a region has no gaps: 0" 0 "$CHAIN" gaps "$region"
exits "no file is 2" 2 "$CHAIN" gaps
exits "an unknown rule is 2" 2 "$CHAIN" gaps --select sillo "$chain"
like "with the nearest" err '"silo"'
exits "only one rule" 1 "$CHAIN" gaps --fail-on note --select silo --format jsonl "$chain"
is "and no other" "$(grep -vc '"rule":"silo"' out)" 0
exits "not that rule" 1 "$CHAIN" gaps --ignore silo --format jsonl "$chain"
unlike "it is silent" out '"rule":"silo"'
"$CHAIN" gaps --stdin-name x.xml - <"$chain" >out 2>err
like "standard input has a name" out 'x\.xml:'
is "the same output twice" "$("$CHAIN" gaps "$chain" 2>&1 | cksum)" "$("$CHAIN" gaps "$chain" 2>&1 | cksum)"
sed 's|</chain>|<decisions><decision rule="silo" owner="ylihoitaja" date="2025-01-10" until="2099-12-31"><words>Sovitaan keväällä.</words></decision><decision rule="governance" until="2020-12-31"><words>Nimetään.</words></decision></decisions></chain>|' \
    "$chain" >decided.xml
run "$CHAIN" gaps --lang fi --quiet "$chain"
before=$(grep -c '^\[G' out)
run "$CHAIN" gaps --lang fi decided.xml
is "a decided gap does not vanish" "$(grep -c '^\[G' out)" "$before"
like "it stands under its own heading" out '^Päätetyt'
like "with words, owner, day and last day" out 'Sovitaan keväällä\. Hoitaa: ylihoitaja\. Päätetty 10\.1\.2025'
like "an expired one says that the gap is open again" out 'taas avoin'
like "the summary counts it" err 'päätettyjä: [1-9]'
exits "all of it decided: it does not count as open" 0 "$CHAIN" gaps --fail-on note --select silo decided.xml
run "$CHAIN" gaps --format jsonl decided.xml
like "json" out '"rule":"silo".*"decision":{"state":"holds","words":"Sovitaan keväällä."'
run "$CHAIN" gaps --format csv --bom --lang fi decided.xml "$chain"
is "csv: one table for all files, with a byte order mark" "$(head -c 9 out | od -An -tx1 | tr -d ' ')" "efbbbf4e756d65726f"
is "csv: one row of headings" "$(grep -c 'Puutteen laji' out)" 1
like "csv: owner and decision" out ',ylihoitaja,Sovitaan keväällä.,päätetty,2025-01-10,2099-12-31,silo,'
# The report by objectives.
lappi=$CHAIN_SOURCE/models/lappi
home=$CHAIN_SOURCE/models/ita-uusimaa/kotona-asuminen.xml
exits "report: serious gaps are 1, as in every format" 1 "$CHAIN" gaps --format report --lang fi "$chain" "$lappi/mielialahairiot-tavoitetila.xml" "$home"
is "report: all five objectives, in their order, though nothing is described for one" "$(sed -n 's/^## Tavoite \([0-9]\):.*/\1/p' out | tr '\n' ' ')" \
    "1 2 3 4 5 "
like "report: an objective without chains says so" out '^Tähän tavoitteeseen ei ole kuvattu'
like "report: by sub-area" out '^### Ikäihmisten palvelut'
for part in 'Mitä on kuvattu' 'Missä käytössä' 'Mikä puuttuu tai ei toimi' 'Mitä on mitattu' 'Mitä ei voi arvioida'; do
    like "report: $part" out "^#### $part"
done
unlike "report: no ids of rules" out '\[silo|no-referral-practice'
unlike "report: no ids of sources" out '004:'
"$CHAIN" gaps --no-config --quiet --format report --write-baseline known.txt "$chain" >out
exits "report: known gaps are left out" 0 "$CHAIN" gaps --no-config --format report --baseline known.txt --fail-on note "$chain"
like "report: and what is described stands there" out '^#### What is described'
unlike "report: but no gap" out '^#### What is missing'
exits "report: --max-warnings" 1 "$CHAIN" gaps --no-config --format report --fail-on none --max-warnings 0 "$chain"
run "$CHAIN" gaps --format report --ids --lang fi "$chain"
like "report: --ids tells them" out 'no-referral-practice, ei-lahetekaytantoa-sanks'
sed 's/<handoff id="ei-lahetekaytantoa-sanks" from="jatko" to="sanks-hoito" kind="none"/<handoff id="ei-lahetekaytantoa-sanks" from="jatko" to="sanks-hoito" kind="referral" feedback="yes" acknowledge="yes"/
    s|<sources>|<status value="piloting" area="inari" date="2023-05-31"/><sources>|' "$chain" >now.xml
exits "report: --since" 1 "$CHAIN" gaps --format report --lang fi --since "$chain" now.xml
like "report: what has changed" out '^#### Mikä on muuttunut edellisestä kierroksesta'
like "report: a new state" out '^- Uusi tila: Inari: .*31\.5\.2023'
like "report: a gap that is mended, or at least no longer seen" out '^- (Korjaantunut|Ei enää arvioitavissa): Ei ole sovittu, miten asiakas siirtyy .*SANKS'
exits "report: since itself" 1 "$CHAIN" gaps --format report --lang fi --since "$chain" "$chain"
like "report: nothing has changed" out 'ei ole muutosta'
unlike "report: and nothing is new" out '^- Uusi'
exits "report-csv" 1 "$CHAIN" gaps --format report-csv --bom --lang fi "$chain" "$home"
is "report-csv: byte order mark" "$(head -c 3 out | od -An -tx1 | tr -d ' ')" "efbbbf"
is "report-csv: each row has as many cells" "$(awk -F '"' '{ text = ""; for (i = 1; i <= NF; i += 2) text = text $i; print gsub(",", "", text) }' out |
    sort -u | tr '\n' ' ')" "12 "
exits "report: a missing file is 2" 2 "$CHAIN" gaps --format report "$chain" missing.xml
like "report: the others are told" out '^## '
exits "report: a missing earlier round is 2" 2 "$CHAIN" gaps --format report --since missing.xml "$chain"
exits "report: a region has no part in it" 0 "$CHAIN" gaps --format report "$region"
exits "report: no file is 2" 2 "$CHAIN" gaps --format report
exits "--since belongs to the report: 2" 2 "$CHAIN" gaps --since "$chain" "$chain"
sed 's/<title>Mielialahäiriöiden/<title>=cmd|x * [a](b) Mielialahäiriöiden/' "$chain" >formula.xml
run "$CHAIN" gaps --format csv formula.xml
unlike "csv: no cell begins as a formula does" out '(^|,)"?[=+@]'
run "$CHAIN" gaps --format report --lang fi formula.xml
like "report: what would be markup is escaped" out '=cmd\\\|x \\\* \\\[a\\\]'
exits "-o: to a file" 1 "$CHAIN" gaps -o gaps.txt "$chain"
like "-o: it is there" gaps.txt '\[G1\]'
finish
