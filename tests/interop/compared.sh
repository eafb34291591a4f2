# What both name by the same word: elements that hold a value only (incoming, text, expressions) are properties to moddle.
compared() {
    grep -E ' (.*Task|task|.*Gateway|.*Event|.*EventDefinition|[a-z]*[sS]ubProcess|transaction|callActivity|process|collaboration|participant|lane|sequenceFlow|messageFlow|association|textAnnotation|group|data(Object|Store|Input|Output|State)(Reference|Association)?|documentation|message|signal|error|escalation|.*LoopCharacteristics|ioSpecification|category|itemDefinition|BPMNShape|BPMNEdge|BPMNDiagram|BPMNPlane|BPMNLabel)$' "$1"
}
