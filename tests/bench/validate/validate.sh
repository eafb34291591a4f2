#!/bin/sh
# How quick validation is: prints one table, each row with both sides. Needs a build with tests; valgrind, xmllint and bpmnlint rows
# are left out where those are absent.
#   sh tests/bench/validate/validate.sh BUILD [small|full]     small (default): 2 000 files a corpus; full: 10 000, and 100 000 for memory
# In the environment: CORPUS_A, a folder of BPMN files in place of generated ones; BPMNLINT, the command of bpmnlint; ROUNDS (5).
set -eu
build=$(cd "$1" && pwd)
size=${2:-small}
bench=$build/tests/bench/validate
chain=$build/tools/chain
CHAIN_DATA=$(cd "$(dirname "$0")/../../../models" && pwd)
LD_LIBRARY_PATH=$build/libchain
export CHAIN_DATA LD_LIBRARY_PATH
rounds=${ROUNDS:-5}
[ "$size" = full ] && small=10000 || small=2000
work=$(mktemp -d "${TMPDIR:-/tmp}/chain-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"

"$bench/bench_corpus" chain B 20 1 $small
if [ -n "${CORPUS_A:-}" ]; then
    mkdir A && find "$CORPUS_A" -name '*.bpmn' -exec cp {} A \;
else
    "$bench/bench_corpus" bpmn A 40 2 $((small / 5))
fi
for n in 1000 10000 100000; do
    "$bench/bench_corpus" chain $n.xml $n 3
    "$bench/bench_corpus" bpmn $n.bpmn $n 3
done

row() { printf '%-58s %14s %14s %8s  %s\n' "$1" "$2" "$3" "$4" "$5"; }
verdict() { awk -v a="$1" -v b="$2" -v goal="$3" -v least="${4:-}" 'BEGIN { r = b ? a / b : 0
    printf "%.2f %s", r, (least ? r >= goal : r <= goal) ? "reached" : "missed" }'; }

# The program must do the work: every 50th file has a fault, and exactly those are told.
wanted=$((small / 50))
told=$("$chain" check -q --format jsonl B 2>/dev/null | grep -c dangling-reference || true)
echo "Machine: $(nproc) processors, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1); load $(cut -d' ' -f1-3 /proc/loadavg)"
echo "Faulty files of corpus B: $wanted written, $told told"
[ "$told" = "$wanted" ] || exit 1
# So must it in a large file, each of the 100, and in the same words for any number of threads.
mkdir large && cp 100000.xml 100000.bpmn B/k1.xml B/k49.xml large
for jobs in 1 2 8; do
    "$chain" check -q -j$jobs --format jsonl large >large.$jobs 2>/dev/null || true
done
told=$(grep -c '"file":"large/100000.*dangling-reference' large.1 || true)
echo "Faults of the two files of 100 000 steps: 200 written, $told told; the same for 1, 2 and 8 threads: $(
    cmp -s large.1 large.2 && cmp -s large.1 large.8 && echo yes || echo no)"
[ "$told" = 200 ] && cmp -s large.1 large.2 && cmp -s large.1 large.8 || exit 1
row "what" "ours" "theirs" "ratio" "goal"

# Processor seconds, so that what else the machine does disturbs least.
against_floor() { # WORDS GOAL PATH...
    words=$1 goal=$2
    shift 2
    "$bench/bench_turns" "$rounds" "$chain" check -q -j1 "$@" -- "$bench/bench_floor" "$@" >turns
    ours=$(sed -n '1s/ .*//p' turns) theirs=$(sed -n '2s/ .*//p' turns)
    set -- $(verdict "$ours" "$theirs" "$goal")
    row "$words" "$ours s" "$theirs s" "$1" "<= $goal $2"
}
against_floor "A: BPMN files, check : no-op parse" 1.5 A
against_floor "B: small chains, check : no-op parse" 1.5 B
against_floor "one chain of 100 000 steps, check : no-op parse" 2.5 100000.xml
against_floor "one process of 100 000 nodes, check : no-op parse" 2.5 100000.bpmn

"$bench/bench_turns" "$rounds" "$chain" check -q -j1 B A -- "$chain" check -q -j2 B A >turns
one=$(sed -n '1p' turns | cut -d' ' -f2) two=$(sed -n '2p' turns | cut -d' ' -f2)
set -- $(verdict "$one" "$two" 1.8 least)
row "A and B, one thread : two (by the clock)" "$one s" "$two s" "$1" ">= 1.8 $2"
set -- $(verdict "$(sed -n '2p' turns | cut -d' ' -f1)" "$(sed -n '1p' turns | cut -d' ' -f1)" 1.1)
row "A and B, work of two threads : one (processor)" "$(sed -n '2p' turns | cut -d' ' -f1) s" "$(sed -n '1p' turns | cut -d' ' -f1) s" "$1" "<= 1.1 $2"

if command -v xmllint >/dev/null; then
    "$bench/bench_turns" 31 "$chain" check -q -j1 B/k1.xml -- xmllint --noout B/k1.xml >turns
    ours=$(sed -n '1p' turns | cut -d' ' -f1) theirs=$(sed -n '2p' turns | cut -d' ' -f1)
    set -- $(verdict "$ours" "$theirs" 2)
    row "one small file, whole process : xmllint" "$ours s" "$theirs s" "$1" "<= 2 $2"
fi

if [ -n "${BPMNLINT:-}" ]; then
    printf '{ "extends": "bpmnlint:recommended" }\n' >.bpmnlintrc
    "$bench/bench_turns" 3 "$chain" check -q -j1 A -- $BPMNLINT A/*.bpmn >turns
    ours=$(sed -n '1p' turns | cut -d' ' -f1) theirs=$(sed -n '2p' turns | cut -d' ' -f1) files=$(ls A | wc -l)
    set -- $(verdict "$theirs" "$ours" 50 least)
    row "A, bpmnlint : check ($files files)" "$ours s" "$theirs s" "$1" ">= 50 $2"
fi

bytes_a_step() { # WORK KIND WORDS
    bytes=$("$bench/bench_work" "$1" 100000.$2 | sed 's/.*bytes-a-step \([0-9]*\).*/\1/')
    set -- "$3" $(verdict "$bytes" 600 1)
    row "$1" "$bytes" 600 "$2" "<= 1 $3"
}
bytes_a_step read xml "bytes a step held by the model of 100 000 (xml)"
bytes_a_step check bpmn "bytes a step held to check 100 000 (bpmn)"
bytes_a_step read bpmn "bytes a step held by the whole model of 100 000 (bpmn)"

memory() { "$bench/bench_turns" 1 "$chain" check -q -j2 "$1" | cut -d' ' -f3; }
mkdir few && cp B/k?.xml B/k??.xml few
few=$(memory few) many=$(memory B)
set -- $(verdict "$many" "$few" 1.25)
row "KiB of a run over $small files : over 100" "$many" "$few" "$1" "<= 1.25 $2"
if [ "$size" = full ]; then
    "$bench/bench_corpus" chain many 20 5 100000
    set -- $("$bench/bench_turns" 1 "$chain" check -q -j2 many)
    row "100 000 small files, two threads" "$2 s" "$3 KiB" "" ""
fi

# Exponents of growth, in instructions, without what the smallest file costs.
if command -v valgrind >/dev/null; then
    "$bench/bench_corpus" chain 10.xml 20 3
    "$bench/bench_corpus" bpmn 10.bpmn 20 3
    instructions() { # WORK FILE
        valgrind --tool=callgrind --callgrind-out-file=/dev/null "$bench/bench_work" "$1" "$2" 2>&1 >/dev/null |
            sed -n 's/.*Collected : //p'
    }
    for kind in xml bpmn; do
        for what in read check gaps convert; do
            [ "$what" = convert ] && [ "$kind" = xml ] && continue # a diagram of 100 000 steps is not drawn
            none=$(instructions $what 10.$kind) small_one=$(instructions $what 1000.$kind) large=$(instructions $what 100000.$kind)
            exponent=$(awk -v a="$small_one" -v b="$large" -v n="$none" 'BEGIN { printf "%.3f", log((b - n) / (a - n)) / log(100) }')
            set -- $(verdict "$exponent" 1 1.05)
            row "$what ($kind): exponent of instructions, 1 000 to 100 000" "$large" "$small_one" "$exponent" "<= 1.05 $2"
        done
    done
fi
