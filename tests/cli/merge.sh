# chain merge: shards of a run, put together, are what one run would have told.
. "${0%/*}/tap.sh"
mkdir reg
for i in 1 2 3 4 5 6 7 8 9; do good_chain "reg/ketju $i.xml"; done
for i in 2 5 9; do
    sed 's/ to="[^"]*"/ to="nobody"/' "reg/ketju $i.xml" >bad.xml
    mv bad.xml "reg/ketju $i.xml"
done
jsonl() { "$CHAIN" "$@" --quiet --format jsonl --fail-on none; }
for command in check gaps; do
    jsonl $command reg >whole.jsonl
    jsonl $command "reg/ketju 1.xml" "reg/ketju 2.xml" "reg/ketju 3.xml" "reg/ketju 4.xml" >a.jsonl
    jsonl $command "reg/ketju 5.xml" "reg/ketju 6.xml" "reg/ketju 7.xml" >b.jsonl
    jsonl $command "reg/ketju 8.xml" "reg/ketju 9.xml" >c.jsonl
    ok "$command: there are findings" test -s whole.jsonl
    run "$CHAIN" merge --fail-on none --quiet --format jsonl a.jsonl b.jsonl c.jsonl
    is "$command: merged is 0 with --fail-on none" "$code" 0
    ok "$command: jsonl as in one run" cmp -s out whole.jsonl
    for format in csv gitlab github json; do
        "$CHAIN" $command --quiet --fail-on none --format $format -o one reg
        "$CHAIN" merge --quiet --fail-on none --format $format -o merged a.jsonl b.jsonl c.jsonl
        ok "$command: $format as in one run" cmp -s one merged
    done
    "$CHAIN" $command --quiet --fail-on none --format sarif -o one reg
    "$CHAIN" merge --quiet --fail-on none --format sarif -o merged whole.jsonl
    is "$command: sarif as in one run, but for the name of the run" "$(diff one merged | grep -c '^>')" 1
done
jsonl check reg >whole.jsonl
run "$CHAIN" merge whole.jsonl
is "errors: exit 1" "$code" 1
like "the summary counts files with findings" err 'files with findings: 3; errors: '
like "text: in words" out 'reg/ketju 5\.xml:[0-9]+:[0-9]+: error'
run sh -c '"$0" merge --quiet -f jsonl - <whole.jsonl' "$CHAIN"
ok "standard input" cmp -s out whole.jsonl
: >empty.jsonl
exits "nothing found anywhere" 0 "$CHAIN" merge empty.jsonl

printf '{"file":"x","line":4294967295,"column":4294967295,"rule":"no-start","severity":"error","message":"m"}\n' >far.jsonl
run "$CHAIN" merge -f github far.jsonl
like "a line beyond all lines: no place ends before it begins" out 'line=2147483646,endLine=2147483646,col=2147483646,endColumn=2147483647'

# What a run does with findings a merge does too.
set -- "reg/ketju 2.xml" "reg/ketju 5.xml" "reg/ketju 9.xml"
"$CHAIN" check --quiet --fail-on none --format junit -o one "$@"
"$CHAIN" merge --quiet --fail-on none --format junit -o merged whole.jsonl
ok "junit: a suite for each file, as in one run" cmp -s one merged
"$CHAIN" check --quiet --write-baseline known.txt "reg/ketju 5.xml" >out
"$CHAIN" check --quiet --fail-on none --format jsonl --baseline known.txt reg >fresh.jsonl
run "$CHAIN" merge --fail-on none --format jsonl --baseline known.txt whole.jsonl
ok "--baseline: as in one run" cmp -s out fresh.jsonl
like "--baseline: how many are left out" err '; in the baseline: [1-9]'
exits "--write-baseline" 0 "$CHAIN" merge --quiet --write-baseline all.txt whole.jsonl
exits "then nothing is left" 0 "$CHAIN" check --quiet --fail-on note --baseline all.txt "$@"
jsonl gaps reg >gaps.jsonl
exits "--max-warnings" 1 "$CHAIN" merge --fail-on none --max-warnings 0 gaps.jsonl
run "$CHAIN" merge --fail-on none --statistics whole.jsonl
like "--statistics" err '^ *[0-9]+ +3  error +dangling-reference'
jsonl check "reg/ketju 2.xml" | head -n 1 >line.jsonl
awk '{ for (i = 0; i < 30000; i++) print }' line.jsonl >same.jsonl
run "$CHAIN" merge --quiet --fail-on none --format junit same.jsonl
is "a file of many lines is one suite" "$(grep -c '<testsuite ' out) $(grep -c '<testcase ' out)" "1 30000"

# Severities and the choice of rules, as in one run.
printf 'dangling-reference = warning\nno-way-out = off\nchain-xml = note\ngaps = error\nobj2 = note\n' >weights
for command in check gaps; do
    jsonl $command reg >whole.jsonl
    for options in "--severities weights" "--ignore dangling-reference,obj1" "--select dangling-reference,obj1,obj2 --severities weights"; do
        # shellcheck disable=SC2086 # words
        "$CHAIN" $command --quiet --fail-on none --format jsonl $options reg >one
        # shellcheck disable=SC2086
        "$CHAIN" merge --quiet --fail-on none --format jsonl $options whole.jsonl >merged
        ok "$command $options: there are findings" test -s one
        ok "$command $options: others than without" not cmp -s one whole.jsonl
        ok "$command $options: as in one run" cmp -s one merged
    done
done
jsonl check reg >whole.jsonl
exits "severities lighter than the fail level: 0" 0 "$CHAIN" merge -q --severities weights whole.jsonl
exits "severities without a rule: 2" 2 sh -c 'echo no-such-rule = off >odd; "$0" merge --severities odd whole.jsonl' "$CHAIN"
exits "an unknown rule: 2" 2 "$CHAIN" merge --ignore dangling-refrence whole.jsonl
like "with the nearest" err 'did you mean "dangling-reference"'
# The settings of a folder count for merge, but not their baseline: the runs that are merged have left out what it knows.
mkdir set
printf 'fail-on = none\nbaseline = ../known.txt\n[merge]\nmax-warnings = 0\n[severities]\ndangling-reference = warning\n' >set/.chain.ini
run sh -c 'cd set && "$0" merge --format jsonl ../whole.jsonl' "$CHAIN"
is "the limit of [merge] in .chain.ini" "$code" 1
is "the baseline is not applied again" "$(grep -c . out)" "$(grep -c . whole.jsonl)"
is "severities of .chain.ini" "$(grep -c '"rule":"dangling-reference","severity":"warning"' out)" "$(grep -c '"rule":"dangling-reference"' whole.jsonl)"
run sh -c 'cd set && "$0" merge --no-config ../whole.jsonl' "$CHAIN"
like "--no-config" err '; errors: [1-9]'
run sh -c 'cd set && "$0" merge --show-config ../whole.jsonl' "$CHAIN"
like "--show-config" out '^max-warnings = 0  # .*chain\.ini:4$'

# A line that is no finding: where it is, and the others are still told.
{ head -n 1 whole.jsonl; echo '{"rule":"no-such","severity":"error","message":"m"}'; } >odd.jsonl
run "$CHAIN" merge -f jsonl odd.jsonl whole.jsonl
is "a line of another version: exit 2" "$code" 2
like "it says where and why" err 'odd\.jsonl:2: .*its rule is not known'
is "the findings of the other file are there" "$(tail -n "$(wc -l <whole.jsonl)" out | cmp - whole.jsonl && echo same)" same
head -c 300 whole.jsonl >cut.jsonl
exits "a file that was cut off" 2 "$CHAIN" merge cut.jsonl
like "it is said" err 'cut\.jsonl:[12]: '
exits "a file that is not there" 2 "$CHAIN" merge none.jsonl
like "it is said too" err 'none\.jsonl'
exits "a folder" 2 "$CHAIN" merge reg
exits "no file" 2 "$CHAIN" merge
# More than a block, so that lines lie across its border.
for i in $(seq 1 400); do cat whole.jsonl; done | head -c 3000000 | sed '$d' >large.jsonl
run "$CHAIN" merge --quiet -f jsonl --fail-on none large.jsonl
ok "a file of several blocks" cmp -s out large.jsonl
finish
