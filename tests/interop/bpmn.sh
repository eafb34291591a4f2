# BPMN files of other tools, with what other programs make of them. Each part is skipped unless its variable is set:
#   CHAIN_BPMN_FILES    a folder of .bpmn files: loaded, checked, drawn, converted to chain XML and back, written again, drawn anew
#   CHAIN_NODE_MODULES  a folder node_modules with bpmn-moddle: counts of elements by kind are equal; its XSD: what we write is valid
#   CHAIN_BPMN_OPEN     a command that opens a file in bpmn-js and makes a picture: COMMAND FILE OUT.png, code 0 without a warning
. "${0%/*}/../cli/tap.sh"
. "${0%/*}/compared.sh"
if [ ! -d "${CHAIN_BPMN_FILES:-}" ]; then
    skip "BPMN of other tools" "CHAIN_BPMN_FILES names no folder"
    finish
fi
modules=${CHAIN_NODE_MODULES:-}
schema=$modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd
command -v xmllint >/dev/null && [ -e "$schema" ] || schema=
command -v node >/dev/null && [ -d "$modules/bpmn-moddle" ] || modules=

valid() { [ -z "$schema" ] || xmllint --noout --nonet --schema "$schema" "$1" 2>xsd; }

moddle() { node "$CHAIN_SOURCE/tests/interop/counts.mjs" "$modules" "$1" >moddle.all && compared moddle.all >counted; }
ours() { "$CHAIN_COUNTS" "$1" >ours.all && compared ours.all; }

for file in "$CHAIN_BPMN_FILES"/*.bpmn; do
    name=${file##*/}
    "$CHAIN" check "$file" >out 2>err
    ok "$name: checked" test $? -le 1
    exits "$name: drawn" 0 "$CHAIN" draw -q "$file" -o drawn.svg
    exits "$name: to chain XML" 0 "$CHAIN" convert -q "$file" -o there.xml
    exits "$name: and back" 0 "$CHAIN" convert -q there.xml -o back.bpmn
    exits "$name: and there again" 0 "$CHAIN" convert -q back.bpmn -o again.xml
    ok "$name: the same chain" cmp there.xml again.xml
    exits "$name: written again" 0 "$CHAIN" convert -q "$file" -o same.bpmn
    exits "$name: drawn anew" 0 "$CHAIN" convert -q --layout "$file" -o anew.bpmn
    if [ -n "$schema" ]; then
        for written in back same anew; do
            valid "$file" && ok "$name: $written is valid" valid $written.bpmn
        done
    fi
    if [ -n "$modules" ]; then
        ok "$name: bpmn-moddle reads it" moddle "$file"
        is "$name: we count what bpmn-moddle counts" "$(ours "$file")" "$(cat counted)"
        mv counted before
        ok "$name: bpmn-moddle reads what we write of it" moddle same.bpmn
        is "$name: written again it counts the same" "$(cat counted)" "$(cat before)"
    fi
    if [ -n "${CHAIN_BPMN_OPEN:-}" ]; then
        for written in back anew; do
            is "$name: $written opens" "$(complaints $written.bpmn "$file")" ""
        done
    fi
done
finish
