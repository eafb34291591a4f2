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
exits "-o: to a file" 1 "$CHAIN" gaps -o gaps.txt "$chain"
like "-o: it is there" gaps.txt '\[G1\]'
finish
