# Our rules of BPMN beside those of bpmnlint that have the same names, on our fixtures and on CHAIN_BPMN_FILES when that is set. Skipped
# unless CHAIN_NODE_MODULES names a folder with bpmnlint and bpmn-moddle. bpmnlint takes the graph from the lists of incoming and
# outgoing flows, which other tools leave out: what disappears when the lists are filled from the flows themselves is its mistake.
# All else that only one of the two reports stands in lint.known with its reason, or the test fails.
. "${0%/*}/../cli/tap.sh"
here=$CHAIN_SOURCE/tests/interop
modules=${CHAIN_NODE_MODULES:-}
if [ ! -d "$modules/bpmnlint" ] || ! command -v node >/dev/null || ! command -v python3 >/dev/null; then
    skip "beside bpmnlint" "CHAIN_NODE_MODULES has no bpmnlint, or there is no node or python3"
    finish
fi
find "$CHAIN_SOURCE/tests/rules" -name '*.bpmn' >files
[ ! -d "${CHAIN_BPMN_FILES:-}" ] || find "$CHAIN_BPMN_FILES" -name '*.bpmn' >>files
"$CHAIN" check -q --profile all --format jsonl --files-from files >ours 2>err
ok "we have checked them" test $? -le 1
for graph in given drawn; do
    ok "bpmnlint has, with the graph as $graph" sh -c "xargs node '$here/lint.mjs' '$modules' $graph <files >$graph"
done
python3 "$here/lint.py" ours given drawn "$here/lint.known" >table
ok "every difference is known" test $? = 0
sed 's/^/# /' table
finish
