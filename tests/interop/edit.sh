# Care data in other people's editors: forms are valid, the descriptor knows all our elements, and what a person changes in bpmn-js
# comes back: the change and nothing else. Each part is skipped unless CHAIN_NODE_MODULES, a folder node_modules, has what it needs:
#   @bpmn-io/element-templates-validator   the forms
#   bpmn-moddle                            the descriptor
#   bpmn-js, playwright-core               the editing, with Chromium ($CHROMIUM or the system's)
# CHAIN_PICTURES, a folder, gets pictures of the edited drawings to be looked at.
. "${0%/*}/../cli/tap.sh"
modules=${CHAIN_NODE_MODULES:-}
models=$CHAIN_SOURCE/models
scripts=$CHAIN_SOURCE/tests/interop
care=$models/bpmn/care.moddle.json
has() { command -v node >/dev/null && [ -n "$modules" ] && [ -d "$modules/$1" ]; }
chromium() {
    for program in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
        [ -n "$program" ] && [ -x "$program" ] && return 0
    done
    return 1
}

if has @bpmn-io/element-templates-validator; then
    node "$scripts/validate.mjs" "$modules" "$models"/bpmn/camunda-*.json >forms 2>&1
    is "the forms are as the modeller wants them" "$(grep -v ' forms$' forms)" ""
    ok "there are forms in three languages for two engines" test "$(sed 's/ forms//' forms)" -ge 60
else
    skip "forms" "CHAIN_NODE_MODULES has no @bpmn-io/element-templates-validator"
fi

# What stays the same whoever has saved the file.
chain_of() { "$CHAIN" convert -q --to chain "$1" -o "$2"; }

if has bpmn-moddle; then
    mkdir drawn saved
    for file in "$models"/lappi/*.xml "$models"/ita-uusimaa/*.xml "$models"/shared/*.xml; do
        "$CHAIN" convert -q "$file" -o "drawn/$(basename "$file" .xml).bpmn"
    done
    node "$scripts/moddle.mjs" "$modules" "$care" saved drawn/*.bpmn >seen 2>&1
    is "bpmn-moddle knows every care element of the models" "$(grep -v '^types ' seen)" ""
    ok "it has seen most of them" test "$(sed 's/types //' seen)" -ge 40
    for file in drawn/*.bpmn; do
        name=$(basename "$file" .bpmn)
        chain_of "$file" before.xml
        chain_of "saved/$name.bpmn" after.xml
        ok "$name: saved by bpmn-moddle it is the same chain" cmp before.xml after.xml
    done
else
    skip "descriptor" "CHAIN_NODE_MODULES has no bpmn-moddle"
fi

if ! has bpmn-js || ! has playwright-core || ! chromium; then
    skip "editing" "CHAIN_NODE_MODULES has no bpmn-js and playwright-core, or there is no Chromium"
    finish
fi

edit() { # IN OUT PICTURE: the changes come on standard input
    picture=${CHAIN_PICTURES:+$CHAIN_PICTURES/$3.png}
    node "$scripts/edit.mjs" "$modules" "$care" "$1" "$2" ${picture:+"$picture"} >told 2>edit.err || cat edit.err >>told
}
# Findings without their places, and a chain without the order of its lines: an editor puts what was moved behind the rest.
findings() { "$CHAIN" check --format jsonl "$1" 2>/dev/null | sed 's/"\(file\|fingerprint\)":"[^"]*",\{0,1\}//g; s/"\(line\|column\|endLine\|endColumn\|end_line\|end_column\)":[0-9]*,\{0,1\}//g' | sort; }
lines() { sed 's/^ *//' "$1" | tr ' ' '\n' | sort; }
# Editors differ in how an empty element ends.
same_document() { sed 's| */>|/>|g' "$1" >left && sed 's| */>|/>|g' "$2" >right && cmp left right; }

changed() { # MODEL STEP ATTRIBUTE VALUE WAS ROW: one step moved, one attribute of it changed
    name=$(basename "$1" .xml)
    "$CHAIN" convert -q "$models/$1" -o drawn.bpmn
    edit drawn.bpmn edited.bpmn "$name" <<END
[{"id": "$2", "move": {"x": 10, "y": 0}}, {"id": "$2", "care": {"$3": "$4"}}]
END
    like "$name: opens without a warning" told '^\{"warnings":\[\]'
    like "$name: the moved step stands elsewhere, all else where it was" told "\"moved\":\[\"$2\"\],\"lost\":\[\]"
    run "$CHAIN" diff --no-gaps --format csv drawn.bpmn edited.bpmn
    is "$name: one change" "$(sed 1d out | wc -l)" 1
    like "$name: it is $3 of $2" out "^change,[a-z]+,step,$2,.*,$3,"
    chain_of drawn.bpmn before.xml
    chain_of edited.bpmn after.xml
    lines before.xml >before
    lines after.xml >after
    is "$name: no other word of the chain" "$(diff before after | grep '^[<>]')" "$5"
    findings drawn.bpmn >before
    findings edited.bpmn >after
    is "$name: the same findings" "$(diff before after)" ""
    exits "$name: from BPMN to BPMN" 0 "$CHAIN" convert -q edited.bpmn -o again.bpmn
    ok "$name: the edited document stays as it is" same_document edited.bpmn again.bpmn
}
changed lappi/mielialahairiot-nykytila.xml hoidon-tarve typical P2D '> typical="P2D"'
changed lappi/mielialahairiot-tavoitetila.xml yhteydenotto-tk channel 'phone chat' '> chat"
< form-auth"'
changed ita-uusimaa/kotona-asuminen.xml advice tier basic '< tier="early"
> tier="basic"'

# A drawing of somebody's own, with remarks and another tool's data, through chain convert and an editor.
cp "$scripts/own.bpmn" own.bpmn
exits "own drawing: from BPMN to BPMN" 0 "$CHAIN" convert -q own.bpmn -o through.bpmn
ok "own drawing: not a byte changes" cmp own.bpmn through.bpmn
edit through.bpmn edited.bpmn own <<END
[{"id": "arvio", "move": {"x": 10, "y": 0}}, {"id": "arvio", "care": {"tier": "special"}}]
END
like "own drawing: opens without a warning" told '^\{"warnings":\[\]'
"$CHAIN" convert -q edited.bpmn -o again.bpmn
ok "own drawing: what the editor saved stays as it is" same_document edited.bpmn again.bpmn
like "own drawing: another tool's data is there" again.bpmn '<tool:colour .*value="red"'
run "$CHAIN" diff --no-gaps --format csv own.bpmn again.bpmn
is "own drawing: one change" "$(sed 1d out | cut -d, -f1-4)" "change,tier,step,arvio"
finish
