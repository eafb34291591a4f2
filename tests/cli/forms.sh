# chain convert --forms: care data where the forms of Camunda Modeler show it, and nothing is lost on the way.
. "${0%/*}/tap.sh"
model=$CHAIN_SOURCE/models/lappi/mielialahairiot-nykytila.xml
"$CHAIN" convert -q "$model" -o plain.bpmn && "$CHAIN" convert -q plain.bpmn -o plain.xml
for engine in camunda-7:camunda camunda-8:zeebe; do
    prefix=${engine#*:} engine=${engine%:*}
    exits "$engine: converted" 0 "$CHAIN" convert -q --forms "$engine" "$model" -o forms.bpmn
    like "$engine: a field" forms.bpmn "<$prefix:property name=\"care:kind\" value=\"nurse\"/>"
    like "$engine: the second value of a list" forms.bpmn "<$prefix:property name=\"care:needs.2\" "
    like "$engine: words in another language" forms.bpmn "<$prefix:property name=\"care:client-name.en\" "
    like "$engine: the form of a step is bound" forms.bpmn "<bpmn:task [^>]*$prefix:modelerTemplate=\"care.step\""
    like "$engine: that of a lane too" forms.bpmn "<bpmn:lane [^>]*$prefix:modelerTemplate=\"care.actor\""
    like "$engine: what no field can say stays in a care element" forms.bpmn "<care:status value=\"baseline\""
    exits "$engine: and back" 0 "$CHAIN" convert -q forms.bpmn -o back.xml
    exits "$engine: the chain is the same" 0 cmp plain.xml back.xml
    is "$engine: all forms that are bound exist" "$(grep -o 'modelerTemplate="[^"]*"' forms.bpmn | sort -u | while IFS='"' read -r _ id _; do
        grep -q "\"id\": *\"$id\"" "$CHAIN_SOURCE/models/bpmn/$engine-en.json" || echo "$id"; done)" ""
done
exits "no such forms" 2 "$CHAIN" convert --forms camunda "$model" -o other.bpmn
like "and which there are" err 'camunda-7 or camunda-8'
exits "a BPMN file that stays as it is keeps its data where they are" 2 "$CHAIN" convert --forms camunda-8 plain.bpmn -o other.bpmn
exits "drawn anew it gets them" 0 "$CHAIN" convert -q --layout --forms camunda-8 plain.bpmn -o other.bpmn
like "in properties" other.bpmn '<zeebe:property name="care:kind" '
exits "chain XML has no forms" 2 "$CHAIN" convert --forms camunda-8 "$model" -t chain
finish
