# When a run fails: severities of one's own, groups, a number of warnings, known findings, statistics.
. "${0%/*}/tap.sh"
good_chain good.xml
bad_chain bad.xml
# One warning: the same flow twice.
sed 's|    <handoff from="arvio" to="loppu"/>|&\n&|' good.xml >twice.xml

exits "a warning is no failure" 0 "$CHAIN" check twice.xml
exits "--max-warnings: as many as are allowed" 0 "$CHAIN" check --max-warnings 1 twice.xml
exits "--max-warnings: one too many" 1 "$CHAIN" check --max-warnings 0 twice.xml
like "and says so" err '^chain: warnings: 1; --max-warnings allows 0\.$'
exits "--max-warnings over several files" 1 "$CHAIN" check --max-warnings 1 twice.xml twice.xml
exits "--max-warnings x is 2" 2 "$CHAIN" check --max-warnings x twice.xml
exits "--max-warnings -1 is 2" 2 "$CHAIN" check --max-warnings=-1 twice.xml

# Severities.
printf '# ours\ndouble-flow = error\n' >harder
exits "a warning as an error" 1 "$CHAIN" check --severities harder twice.xml
like "its word changes" out 'twice\.xml:26:5: error: .*\[double-flow\]'
printf 'dangling-reference = note\nunreachable-step=note\n' >softer
exits "an error as a note" 0 "$CHAIN" check --severities softer --fail-on warning bad.xml
like "it is told" err 'errors: 0; warnings: 0; notes: 2'
printf '[severities]\ncheck = off\ndangling-reference = warning\n' >group
exits "a group off, one of it on" 0 "$CHAIN" check --severities group bad.xml
is "only that one" "$(grep -c '^bad\.xml.*\[' out)" 1
printf 'dangling-reference = warning\ncheck = off\n' >group
run "$CHAIN" check --severities group bad.xml
like "an id counts before a group, wherever it stands" err 'warnings: 1'
printf 'dangling-refrence = error\n' >wrong
exits "an unknown rule is 2" 2 "$CHAIN" check --severities wrong good.xml
like "with line and the nearest" err '^chain: wrong:1: there is no rule or group "dangling-refrence"; did you mean "dangling-reference"\?$'
printf 'double-flow = fatal\n' >wrong
exits "an unknown severity is 2" 2 "$CHAIN" check --severities wrong good.xml
like "with those there are" err 'wrong:1: "fatal" is no severity; it is one of error\|warning\|note\|off'
printf 'double-flow\n' >wrong
exits "a line without a value is 2" 2 "$CHAIN" check --severities wrong good.xml
like "and its number" err '^chain: wrong:1: '
exits "a missing file is 2" 2 "$CHAIN" check --severities missing good.xml
exits "--select takes a group" 0 "$CHAIN" check --select bpmn bad.xml
exits "--ignore takes a group" 0 "$CHAIN" check --ignore correctness,recommended bad.xml
run "$CHAIN" check --select tast good.xml
like "a mistyped group" err 'did you mean "taste"'

# Known findings.
mkdir tree tree/a tree/b
cp bad.xml tree/a/x.xml
cp twice.xml tree/b/y.xml
exits "--write-baseline accepts all" 0 "$CHAIN" check --write-baseline tree/known tree
like "and says how many" err '^chain: known findings in the baseline "tree/known": 3; --baseline'
is "the file is sorted and says file, rule, subject, how many" "$(grep -v '^#' tree/known | tr '\t' ' ')" \
    'a/x.xml dangling-reference alku>arvoi 1
a/x.xml unreachable-step arvio 1
b/y.xml double-flow arvio>loppu 1'
cp tree/known before
run "$CHAIN" check -j 3 --write-baseline tree/known tree
ok "the same again" cmp -s before tree/known
exits "--baseline leaves them out" 0 "$CHAIN" check --max-warnings 0 --baseline tree/known tree
is "nothing is told" "$(cat out)" ""
like "but that they are there" err 'errors: 0; warnings: 0; notes: 0; in the baseline: 3$'
(cd tree/a && "$CHAIN" check --baseline ../known . >../../out 2>../../err)
is "from another folder, too" "$?" 0
exits "by absolute paths, too" 0 "$CHAIN" check --baseline tree/known "$PWD/tree"
{ head -2 bad.xml; echo; echo '<!-- moved -->'; tail -n +3 bad.xml; } >tree/a/x.xml
exits "moved down: still known" 0 "$CHAIN" check --baseline tree/known tree
sed 's|    <handoff from="arvio" to="loppu"/>|&\n    <handoff from="arvio" to="gone"/>|' bad.xml >tree/a/x.xml
exits "a new one is told" 1 "$CHAIN" check --format line --baseline tree/known tree
is "and no other" "$(grep -c '\[' out)" "$(grep -c 'gone' out)"
cp good.xml tree/a/x.xml
exits "mended" 0 "$CHAIN" check --baseline tree/known tree
like "what is gone is told, and how to forget it" err '^chain: no longer found of the baseline "tree/known": 2; --write-baseline'
exits "a part of the files" 0 "$CHAIN" check --baseline tree/known tree/b
unlike "says nothing of the others" err 'no longer found'
rm tree/a/x.xml
exits "a file that is gone" 0 "$CHAIN" check --baseline tree/known tree
like "is gone with its findings" err '^chain: no longer found of the baseline "tree/known": 2;'
# The same finding twice: as many as are known.
cp tree/b/y.xml tree/b/z.xml
sed 's|    <handoff from="arvio" to="loppu"/>|&\n&|' good.xml | sed 's|    <handoff from="arvio" to="loppu"/>|&\n&|' >tree/b/y.xml
run "$CHAIN" check --format line --baseline tree/known tree/b/y.xml
is "two of three are new" "$(grep -c 'double-flow' out)" 2
for jobs in 1 2 8; do "$CHAIN" check -j $jobs --baseline tree/known --format jsonl tree >$jobs.jsonl 2>$jobs.err; done
ok "the same for any number of threads" cmp -s 1.jsonl 8.jsonl
ok "and its summary" cmp -s 1.err 8.err

# A damaged one is never believed.
for damage in '1d' '$d' '3s/\t/ /' '3s/1$/0/' '3s/1$/x/' '3s/1$//' '2s/^/\\x/'; do
    sed "$damage" before >damaged
    exits "damaged ($damage) is 2" 2 "$CHAIN" check --baseline damaged good.xml
    like "and says where and what to do" err '^chain: damaged:[0-9]+: the baseline is damaged: .*--write-baseline makes it anew'
done
: >empty
exits "an empty one is 2" 2 "$CHAIN" check --baseline empty good.xml
exits "a missing one is 2" 2 "$CHAIN" check --baseline missing good.xml
exits "a folder is 2" 2 "$CHAIN" check --baseline tree good.xml
printf 'baseline = begun\n' >settings.ini
exits "the settings may name one before it is made" 0 "$CHAIN" check -q --config settings.ini --write-baseline begun bad.xml
exits "then it counts" 0 "$CHAIN" check -q --config settings.ini bad.xml
sed '$d' before >begun
exits "a damaged one of the settings stops the run" 2 "$CHAIN" check -q --config settings.ini bad.xml
exits "and is made anew" 0 "$CHAIN" check -q --config settings.ini --write-baseline begun bad.xml
exits "then it counts again" 0 "$CHAIN" check -q --config settings.ini bad.xml
cp before kept
exits "a run that is not whole is 2" 2 "$CHAIN" check --write-baseline kept tree missing.xml
ok "and leaves the old baseline" cmp -s before kept
tab=$(printf '\t')
cp bad.xml "odd${tab}name
\\.xml"
run "$CHAIN" check --write-baseline odd "odd${tab}name
\\.xml"
exits "names with tabs, line ends, backslashes" 0 "$CHAIN" check --baseline odd "odd${tab}name
\\.xml"
like "are known again" err 'in the baseline: 2$'
exits "gaps have a baseline too" 0 "$CHAIN" gaps --write-baseline gaps.known good.xml
exits "and know theirs" 0 "$CHAIN" gaps --baseline gaps.known --fail-on note good.xml

# Statistics.
run "$CHAIN" check --statistics --format line bad.xml twice.xml twice.xml
like "--statistics: findings, files, severity, rule" err '^ +2 +2  warning +double-flow '
like "--statistics: each rule" err '^ +1 +1  error +dangling-reference '
run "$CHAIN" check --statistics --format json bad.xml twice.xml
like "json has them" out '^\{"rule":"double-flow","severity":"warning","findings":1,"files":1\}'
run "$CHAIN" check --format json bad.xml
unlike "only when asked" out 'statistics'
finish
