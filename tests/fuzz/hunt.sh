#!/bin/sh
# Hunts with every fuzz target, one after the other, under address and undefined behaviour sanitizers, and prints a table.
# usage: sh tests/fuzz/hunt.sh [SECONDS [FOLDER [TARGET...]]]      (needs clang; SECONDS a target, 600 when not said)
# FOLDER (build-fuzz when not said) gets the build, what was learnt (found-TARGET/), logs, and what broke (crash-*, timeout-*).
set -u
cd "$(dirname "$0")/../.." || exit 1
seconds=${1:-600}
folder=${2:-build-fuzz}
[ $# -gt 2 ] && shift 2 && targets=$* || targets="read-chain read-bpmn analyse write layout"
if [ ! -e "$folder/build.ninja" ]; then
    CC=clang meson setup "$folder" -Dfuzz=true -Dtests=true -Dc_args=-fsanitize=fuzzer-no-link -Db_sanitize=address,undefined \
        -Db_lundef=false -Dbuildtype=debugoptimized >/dev/null || exit 1
fi
programs="tests/fuzz/fuzz_read tests/fuzz/fuzz_analyse tests/fuzz/fuzz_write tests/fuzz/fuzz_layout"
ninja -C "$folder" $programs >/dev/null || exit 1

# Small files only: a large one costs more than it teaches.
seeds() { # FOLDER SUFFIX
    find tests/rules tests/fuzz/corpus models tests/golden -name "*.$2" -size -24k |
        while read -r file; do cp "$file" "$1/$(echo "$file" | tr / _)"; done
}

grep -v '^$' tests/fuzz/chain.dict tests/fuzz/bpmn.dict -h >"$folder/both.dict"
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 ASAN_OPTIONS=allocator_may_return_null=1
printf '%-12s %8s %12s %10s %10s  %s\n' target seconds executions coverage features result
for target in $targets; do
    found=$folder/found-$target
    mkdir -p "$found"
    case $target in
    read-chain) program=read dict=tests/fuzz/chain.dict && seeds "$found" xml ;;
    read-bpmn) program=read dict=tests/fuzz/bpmn.dict && seeds "$found" bpmn ;;
    layout) program=layout dict= && cp tests/fuzz/corpus/layout/* "$found" ;;
    *) program=$target dict=$folder/both.dict && seeds "$found" xml && seeds "$found" bpmn ;;
    esac
    "$folder/tests/fuzz/fuzz_$program" "$found" ${dict:+-dict="$dict"} -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
        -max_len=24576 -artifact_prefix="$folder/" -print_final_stats=1 >"$folder/$target.log" 2>&1
    result=$?
    awk -v target="$target" -v seconds="$seconds" -v result=$result '
        /cov: [0-9]+ ft: [0-9]+/ { for (i = 1; i < NF; i++) { if ($i == "cov:") cov = $(i + 1); if ($i == "ft:") ft = $(i + 1) } }
        /stat::number_of_executed_units/ { runs = $2 }
        END { printf "%-12s %8d %12s %10s %10s  %s\n", target, seconds, runs, cov, ft, result ? "BROKE" : "clean" }' "$folder/$target.log"
done
