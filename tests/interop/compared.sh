# Sourced by the tests beside other programs.

# What both name by the same word: elements that hold a value only (incoming, text, expressions) are properties to moddle.
compared() {
    grep -E ' (.*Task|task|.*Gateway|.*Event|.*EventDefinition|[a-z]*[sS]ubProcess|transaction|callActivity|process|collaboration|participant|lane|sequenceFlow|messageFlow|association|textAnnotation|group|data(Object|Store|Input|Output|State)(Reference|Association)?|documentation|message|signal|error|escalation|.*LoopCharacteristics|ioSpecification|category|itemDefinition|BPMNShape|BPMNEdge|BPMNDiagram|BPMNPlane|BPMNLabel)$' "$1"
}

# complaints FILE OF: what CHAIN_BPMN_OPEN says of a file that it does not say of the one it was made of, faults of its own too
opened() { # FILE: the words of its warnings, what was not drawn, and the error, a line each
    # shellcheck disable=SC2086 # words
    $CHAIN_BPMN_OPEN "$1" "$tmp/opened.png" </dev/null >opened.json 2>&1 || sed -n '/"error": "/p; /"\(warnings\|undrawn\|outOfLane\)": \[$/,/\]/p' opened.json
}
complaints() {
    opened "$1" | LC_ALL=C sort -u >complaints
    [ ! -s complaints ] || opened "$2" | LC_ALL=C sort -u | LC_ALL=C comm -23 complaints -
}
