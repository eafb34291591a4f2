#!/bin/sh
# The test command: installs what is missing, builds three times (gcc; clang; clang with address and undefined-behaviour sanitizers),
# runs all tests in each, and ends with one line: "N passed, N failed", with ", N skipped" when any were. Exit 1 when any failed.
# Needs a shell and, where packages are missing, apt with the right to use it. Writes to build-tests/, build-clang/, build-sanitize/.
set -u
cd "$(dirname "$0")/.." || exit 2
. tools/packages.sh
# shellcheck disable=SC2086 # lists of words
need $build_packages $test_packages

passed=0
failed=0
skipped=0

# Results of one run: the single tests are counted from JUnit, and a program that died after its last good test from the log of
# programs. Prints "passed failed skipped".
count_results() { # LOGS
    awk '
        FILENAME ~ /xml$/ {
            # RS is "<": one tag a record, and quoted text has no bare "<".
            if ($0 ~ /^testsuite /) { suite = attribute($0, "name"); next }
            if ($0 ~ /^testcase /) { finish_case(); open_case = 1; name = attribute($0, "name"); class = attribute($0, "classname"); next }
            if ($0 ~ /^failure/ || $0 ~ /^error/) bad = 1
            if ($0 ~ /^skipped/) skip = 1
            next
        }
        {
            # One program a line: {"name": "chain:unit / base", ..., "result": "OK", "starttime": ...
            finish_case()
            if (!match($0, /"result": "[A-Z]+", "starttime"/)) next
            result = substr($0, RSTART + 11, RLENGTH - 11)
            sub(/".*/, "", result)
            program = $0
            sub(/^[^"]*"name": "/, "", program)
            sub(/".*/, "", program)
            if (result != "OK" && result != "SKIP" && result != "EXPECTEDFAIL" && !failures[program]) failed++
        }
        function attribute(tag, key,   at) {
            if (!match(tag, key "=\"[^\"]*\"")) return ""
            at = substr(tag, RSTART, RLENGTH)
            sub(/^[^"]*"/, "", at); sub(/"$/, "", at)
            return at
        }
        function finish_case(   program) {
            if (!open_case) return
            program = index(class, ".") ? substr(class, index(class, ".") + 1) : name
            if (bad) { failed++; failures[program] = 1 } else if (skip) skipped++; else passed++
            open_case = bad = skip = 0
        }
        END { finish_case(); print passed + 0, failed + 0, skipped + 0 }
    ' RS='<' "$1/testlog.junit.xml" RS='\n' "$1/testlog.json"
}

build_failed() { # WHAT LOG
    echo "FAILED: $1"
    tail -n 40 "$2" | sed 's/^/    /'
    failed=$((failed + 1))
}

# The output of the programs that failed: of TAP the lines that are not ok, of others the end.
show_failures() { # LOG
    awk '
        /^Summary of Failures:/ { flush_test(); inside = 0 }
        /^=+ [0-9]+\/[0-9]+ =+$/ { flush_test(); inside = 1; lines = 0; bad = 0; next }
        inside && /^test: / { title = $0; sub(/^test: +/, "", title) }
        inside && /^result: / { bad = $0 !~ /exit status 0$/ || $0 ~ /killed|timeout/ }
        inside && /^(not ok|#|Bail out)/ { if (lines < 60) text[++lines] = $0 }
        inside && !/^(ok |not ok|#|Bail out|-+ |=+$|test: |start time:|duration:|result: |command: |[0-9]+\.\.[0-9]+)/ && NF { if (lines < 60) text[++lines] = $0 }
        function flush_test(   i) {
            if (inside && bad) {
                print "FAILED: " title
                for (i = 1; i <= lines; i++) print "    " substr(text[i], 1, 400)
            }
        }
        END { flush_test() }
    ' "$1"
}

run_build() { # FOLDER MESON-OPTION...
    folder=$1
    shift
    mkdir -p "$folder"
    if [ ! -e "$folder/build.ninja" ] && ! meson setup "$folder" "$@" >"$folder/setup.log" 2>&1; then
        build_failed "meson setup $folder" "$folder/setup.log"
        return
    fi
    if ! ninja -C "$folder" >"$folder/ninja.log" 2>&1; then
        build_failed "ninja -C $folder" "$folder/ninja.log"
        return
    fi
    rm -f "$folder"/meson-logs/testlog.*
    meson test -C "$folder" --no-rebuild --num-processes 2 --timeout-multiplier 3 >"$folder/test.log" 2>&1
    logs=$folder/meson-logs
    if [ ! -e "$logs/testlog.junit.xml" ] || [ ! -e "$logs/testlog.json" ]; then
        build_failed "meson test -C $folder" "$folder/test.log"
        return
    fi
    counts=$(count_results "$logs")
    # shellcheck disable=SC2086 # three numbers
    set -- $counts
    show_failures "$logs/testlog.txt"
    echo "$folder: $1 passed, $2 failed, $3 skipped"
    passed=$((passed + $1))
    failed=$((failed + $2))
    skipped=$((skipped + $3))
}

run_build build-tests --werror
CC=clang run_build build-clang --werror
CC=clang run_build build-sanitize -Db_sanitize=address,undefined -Db_lundef=false

[ $((passed + failed)) -gt 0 ] || failed=1
summary="$passed passed, $failed failed"
[ "$skipped" = 0 ] || summary="$summary, $skipped skipped"
echo "$summary"
[ "$failed" = 0 ]
