#!/bin/sh
# The whole table: tests/bench/run.sh BUILD_FOLDER. METRICS="command" also hands every geometry file to that command.
set -eu
build=${1:-build}
top=$(cd "$(dirname "$0")/../.." && pwd)
bench=$build/tests/bench/bench_layout
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for model in lappi/mielialahairiot-nykytila lappi/mielialahairiot-tavoitetila ita-uusimaa/kotona-asuminen; do
    for way in landscape portrait; do
        for gaps in '' --gaps; do
            "$build/tools/chain" draw -q $gaps --orientation $way "$top/models/$model.xml" \
                -o "$work/$(basename "$model")-$way${gaps#-}.geometry" >"$work/log"
        done
    done
done
echo "== models on A3 (goal: no crossings added, text 8 pt for 26 steps with the gap list, 7 pt for 33)"
"$bench" measure "$work"/*.geometry
echo "== the chain that the prototype was measured with (goal: bends and length not worse)"
"$bench" prototype
echo "== the same with the effort of chain draw"
"$bench" --effort 400 prototype
echo "== 40 random chains (goal: crossings 13.0 wide, 18.9 compact; lb/lb, lb/bx, e/box, box, lane 0)"
"$bench" --geometry "$work" random
"$bench" --auto 1 random
echo "== layout alone"
"$bench" times
if [ -n "${METRICS:-}" ]; then
    echo "== $METRICS"
    for file in "$work"/*.geometry "$work"/*.json; do
        echo "$(basename "$file") $($METRICS "$file" | tr -s ' \n' ' ')"
    done
fi
