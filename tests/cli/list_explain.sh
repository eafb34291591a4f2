# chain list and chain explain: every rule can be listed and explained, in English and Finnish.
. "${0%/*}/tap.sh"

exits "list rules" 0 "$CHAIN" list rules
is "each row has a layer, an id, a severity and a title" \
    "$(grep -Evc '^(check |gaps  |convert) *[a-z0-9-]+ +(error|warning|note|unknown) +[A-Z]' out)" 0
awk '{ print $2 }' out >rules
is "each id once" "$(sort rules | uniq -d)" ""
is "as many as there are files of rules" "$(wc -l <rules | tr -d ' ')" \
    "$(find "$CHAIN_SOURCE/libchain/check/rules" "$CHAIN_SOURCE/libchain/check/bpmn" "$CHAIN_SOURCE/libchain/check/convert" "$CHAIN_SOURCE/libchain/check/soundness" "$CHAIN_SOURCE/libchain/gaps/rules" -name '*.c' | xargs cat | grep -c '^const struct chain_rule .* = {$')"

missing=
same=
unfilled=
while read -r rule; do
    "$CHAIN" explain "$rule" >en 2>err || missing="$missing $rule"
    "$CHAIN" explain --lang fi "$rule" >fi 2>err || missing="$missing $rule/fi"
    grep -q '^Why it matters$' en || missing="$missing $rule/why"
    grep -q '^How to mend it$' en || missing="$missing $rule/how"
    # The first line is the title: a Finnish one must differ.
    [ "$(head -n 1 en)" != "$(head -n 1 fi)" ] || same="$same $rule"
    if grep -Eq '\{[0-9]' en fi; then unfilled="$unfilled $rule"; fi
done <rules
is "each rule is explained in English and Finnish" "$missing" ""
is "each title is translated" "$same" ""
is "no template shows its holes" "$unfilled" ""
exits "a rule of a standard" 0 "$CHAIN" explain flow-mismatch
like "names its constraint" out '^  BPMN 2\.0\.2 EXT\.023$'
# The table of the constraints says the same as the rules.
untrue=
for rule in $(sed -n 's/^| [0-9, ]* | \(.*\) |$/\1/p' "$CHAIN_SOURCE/libchain/check/bpmn/README.md" | tr -d '`,' | tr ' ' '\n' | sort -u); do
    said=$("$CHAIN" explain "$rule" | grep -o 'EXT\.[0-9]*' | cut -c 5- | sort -u | tr '\n' ' ')
    told=$(grep -F "\`$rule\`" "$CHAIN_SOURCE/libchain/check/bpmn/README.md" | sed -n 's/^| \([0-9, ]*\) | .*/\1/p' | tr -d ',' | tr ' ' '\n' | sort -u | tr '\n' ' ')
    [ "$said" = "$told" ] || untrue="$untrue $rule"
done
is "the table of constraints tells what the rules tell" "$untrue" ""
exits "several at once" 0 "$CHAIN" explain dangling-reference duplicate-id
is "each has its heading" "$(grep -Ec '^(dangling-reference|duplicate-id): ' out)" 2
exits "an unknown rule is 2" 2 "$CHAIN" explain dangling-refrence
like "with the nearest" err '"dangling-reference"'
exits "a rule far from all is 2" 2 "$CHAIN" explain zzzzzzzzzz
like "and told where to look" err 'chain list rules'
exits "no rule is 2" 2 "$CHAIN" explain

exits "list kinds" 0 "$CHAIN" list kinds
like "tables have names" out '^step$'
like "kinds have words" out '^  triage +need-of-care assessment$'
exits "list kinds step: one table" 0 "$CHAIN" list kinds step
is "and no other" "$(grep -c '^[a-z]' out)" 1
exits "list elements" 0 "$CHAIN" list elements
like "attributes" out '^  @actor +reference'
like "children" out '<start> <step> <branch>'
exits "list elements handoff: one element" 0 "$CHAIN" list elements handoff
like "what is needed is marked" out '@from .*needed'
is "one element only" "$(grep -c '^<' out)" 1
run "$CHAIN" list formats
like "list formats: those of findings" out '^findings +json$'
exits "an unknown table is 2" 2 "$CHAIN" list ruels
like "with the nearest table" err '"rules"'
exits "no table is 2" 2 "$CHAIN" list
for command in check gaps fmt list explain; do
    exits "chain $command --help" 0 "$CHAIN" $command --help
    like "chain $command --help: has an example" out "^  chain $command"
    exits "chain $command --help --lang fi" 0 "$CHAIN" $command --help --lang fi
    unlike "chain $command --help --lang fi: in Finnish" out 'this text|Example:'
done
finish
