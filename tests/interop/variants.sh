# BPMN documents as other programs would have written them (variants.py): the same chain comes of each, and each comes back to the byte,
# through chain XML too. Of our own drawing and two exported models; of CHAIN_BPMN_FILES, a folder, too when that is set. With
# CHAIN_NODE_MODULES, which has bpmn-moddle, elements are counted by kind beside it, and what we write is valid where what came was;
# with CHAIN_BPMN_OPEN some are opened in bpmn-js (bpmn.sh tells of these). CHAIN_SEED: another seed.
. "${0%/*}/../cli/tap.sh"
. "${0%/*}/compared.sh"
if ! command -v python3 >/dev/null; then
    skip "variants" "there is no python3"
    finish
fi
mkdir bases made there back
cp "$CHAIN_SOURCE/tests/interop/own.bpmn" bases/own.bpmn
for model in lappi/mielialahairiot-nykytila ita-uusimaa/kotona-asuminen; do
    "$CHAIN" convert -q "$CHAIN_SOURCE/models/$model.xml" -o "bases/${model##*/}.bpmn"
done
[ ! -d "${CHAIN_BPMN_FILES:-}" ] || cp "$CHAIN_BPMN_FILES"/*.bpmn bases
ok "variants are made" sh -c "python3 '$CHAIN_SOURCE/tests/interop/variants.py' made '${CHAIN_SEED:-1}' bases/*.bpmn >variants"

chain_of() { "$CHAIN" convert -q --to chain "$1" -o "$2" 2>/dev/null; }
comes_back() { # NAME
    chain_of "made/$1.bpmn" "there/$1.xml" || { echo "$1: not read"; return; }
    "$CHAIN" convert -q "there/$1.xml" -o "back/$1.bpmn" && chain_of "back/$1.bpmn" again.xml || { echo "$1: does not come back"; return; }
    cmp -s "there/$1.xml" again.xml || echo "$1: another chain when it comes back"
    "$CHAIN" convert -q "made/$1.bpmn" --to bpmn -o same.bpmn && cmp -s "made/$1.bpmn" same.bpmn || echo "$1: bytes have changed"
}
while read -r name base kind; do
    comes_back "$name"
done <variants >differences
is "every variant is read, and comes back" "$(cat differences)" ""
python3 "$CHAIN_SOURCE/tests/interop/variants_same.py" made there <variants >differences
is "what means the same is the same chain" "$(cat differences)" ""
"$CHAIN" check -q --format jsonl --fail-on none made >findings 2>err
ok "all are checked" test $? = 0
ok "there are variants enough" test "$(wc -l <variants)" -ge 90

modules=${CHAIN_NODE_MODULES:-}
if command -v node >/dev/null && [ -d "$modules/bpmn-moddle" ]; then
    sed 's|\([^ ]*\) .*|made/\1.bpmn|' variants >files
    # Blanks around an id are none of it; bpmn-moddle takes offence.
    grep -v 'padded' files >countable
    xargs node "$CHAIN_SOURCE/tests/interop/counts.mjs" "$modules" <countable >moddle.all 2>err
    xargs "$CHAIN_COUNTS" <countable >ours.all 2>>err
    compared moddle.all | LC_ALL=C sort >moddle
    compared ours.all | LC_ALL=C sort >ours
    is "bpmn-moddle counts the same" "$(diff ours moddle)" ""
else
    skip "counts" "CHAIN_NODE_MODULES has no bpmn-moddle"
fi
schema=$modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd
if command -v xmllint >/dev/null && [ -e "$schema" ]; then
    xmllint --noout --nonet --schema "$schema" back/*.bpmn 2>&1 | grep 'fails to validate' | sed 's/ fails.*//; s|back/||' | LC_ALL=C sort >invalid
    xmllint --noout --nonet --schema "$schema" made/*.bpmn 2>&1 | grep 'fails to validate' | sed 's/ fails.*//; s|made/||' | LC_ALL=C sort >strange
    is "what is written of valid ones is valid" "$(LC_ALL=C comm -23 invalid strange)" ""
else
    skip "schema" "there is no xmllint, or CHAIN_NODE_MODULES has no schema of BPMN"
fi
if [ -n "${CHAIN_BPMN_OPEN:-}" ]; then
    # One of each way of writing, each of another document.
    sort -t . -k 3 variants | awk '{ way = $1; sub(/.*\./, "", way); if (!seen[way]++ || NR % 97 == 0) print $1 }' >chosen
    while read -r name; do
        complaints "back/$name.bpmn" "bases/${name%.*}.bpmn" | sed "s/^/$name: /"
    done <chosen >unopened
    is "bpmn-js opens what is written" "$(cat unopened)" ""
else
    skip "opening" "CHAIN_BPMN_OPEN names no command"
fi
finish
