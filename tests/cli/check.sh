# chain check: exit codes, streams, and which files are looked at.
. "${0%/*}/tap.sh"
good_chain good.xml
bad_chain bad.xml
# Nothing but a note: a share where nothing is chosen.
sed 's/to="loppu"/to="loppu" share="0.5"/' good.xml >note.xml
sed 's/<chain/<chian/; s/<.chain>/<\/chian>/' good.xml >other.xml

for format in text json jsonl; do
    exits "$format: nothing found is 0" 0 "$CHAIN" check --format $format good.xml
    exits "$format: an error is 1" 1 "$CHAIN" check --format $format bad.xml
    like "$format: the rule stands on standard output" out 'dangling-reference'
    unlike "$format: and not on standard error" err 'dangling-reference'
    like "$format: the summary stands on standard error" err '^files: 1; errors: [1-9]'
    exits "$format: a missing file is 2" 2 "$CHAIN" check --format $format missing.xml
    like "$format: and a finding" out 'unreadable-file'
    exits "$format: a missing file among others is 2" 2 "$CHAIN" check --format $format good.xml missing.xml bad.xml
    like "$format: the others are checked all the same" out 'dangling-reference'
    exits "$format: broken XML is a fault of the file: 1" 1 "$CHAIN" check --format $format other.xml
    exits "$format: a note alone is 0" 0 "$CHAIN" check --format $format note.xml
    exits "$format: unless notes are to fail" 1 "$CHAIN" check --format $format --fail-on note note.xml
    exits "$format: --fail-on none finds all and fails never" 0 "$CHAIN" check --format $format --fail-on none bad.xml
    like "$format: it is said all the same" out 'dangling-reference'
    exits "$format: --fail-on none is no excuse for a missing file" 2 "$CHAIN" check --format $format --fail-on none missing.xml
done

run "$CHAIN" check bad.xml
like "text: file, line, column, severity, words, rule" out '^bad\.xml:24:[0-9]+: error: .*arvoi.*arvio.* \[dangling-reference\]$'
run "$CHAIN" check --format jsonl bad.xml good.xml note.xml
is "jsonl: each line is an object" "$(grep -cv '^{.*}$' out)" 0
is "jsonl: nothing for a good file" "$(grep -c good.xml out)" 0
run "$CHAIN" check --format json bad.xml missing.xml good.xml
is "json: one document for all files" "$(grep -c '"findings":' out)" 1
exits "json: good for a JSON reader" 0 "$CHAIN" check --format json good.xml
if command -v python3 >/dev/null; then
    "$CHAIN" check --format json bad.xml missing.xml 2>err | python3 -c 'import json,sys; json.load(sys.stdin)' 2>err
    is "json: a reader of JSON takes it" $? 0
    "$CHAIN" check --format jsonl bad.xml missing.xml 2>err | python3 -c 'import json,sys; [json.loads(l) for l in sys.stdin]' 2>err
    is "jsonl: a reader of JSON takes each line" $? 0
else
    skip "json: a reader of JSON takes it" "no python3"
    skip "jsonl: a reader of JSON takes each line" "no python3"
fi

run "$CHAIN" check --quiet bad.xml
is "--quiet: no summary" "$(cat err)" ""
like "--quiet: but the findings" out 'dangling-reference'

exits "--select: only this rule" 1 "$CHAIN" check --select dangling-reference bad.xml
is "--select: and no other" "$(grep -c '\[' out)" "$(grep -c '\[dangling-reference\]' out)"
exits "--select: another finds nothing" 0 "$CHAIN" check --select bad-date bad.xml
exits "--select: several by comma and repeated" 1 "$CHAIN" check --select bad-date,bad-time --select dangling-reference bad.xml
exits "--ignore: not this rule" 0 "$CHAIN" check --ignore dangling-reference,unreachable-step,dead-end,no-way-out bad.xml
unlike "--ignore: it is silent" out 'dangling-reference'
exits "--select: an unknown rule is 2" 2 "$CHAIN" check --select dangling-refrence bad.xml
like "--select: with the nearest" err 'dangling-reference'
exits "--ignore: an unknown rule is 2" 2 "$CHAIN" check --ignore qqqqqqq bad.xml
like "--ignore: it is named" err 'qqqqqqq'
is "--ignore: nothing was checked" "$(cat out)" ""
exits "an unknown option is 2" 2 "$CHAIN" check --fial-on error good.xml
like "with the nearest" err '\-\-fail-on'
exits "an unknown format is 2" 2 "$CHAIN" check --format yaml good.xml
like "with those there are" err 'text\|line\|json'
exits "an unknown level is 2" 2 "$CHAIN" check --fail-on fatal good.xml
exits "an option without its value is 2" 2 "$CHAIN" check good.xml --format
exits "nothing to check is 2" 2 "$CHAIN" check
exits "no command is 2" 2 "$CHAIN"
exits "an unknown command is 2" 2 "$CHAIN" chekc good.xml
like "with the nearest command" err '"check"'
exits "--help is 0" 0 "$CHAIN" check --help
like "--help tells the exit codes" out 'Exit codes: 0 .* 1 .* 2 '
like "--help has an example" out '^  chain check '
exits "--version is 0" 0 "$CHAIN" --version
like "--version says it" out '^chain [0-9]+\.[0-9]+\.[0-9]+$'
cp good.xml ./-odd.xml
exits "a name that starts with a dash, behind --" 0 "$CHAIN" check -- -odd.xml
exits "without -- it is an option" 2 "$CHAIN" check -odd.xml

# A suppression that ends: the day decides.
sed 's|  <flows>|  <flows><flow from="arvio" to="gone"/>|; s|</chain>|<decisions><suppress rule="dangling-reference" subject="arvio\&gt;gone" until="2025-06-30"><words>kunnes</words></suppress></decisions></chain>|' good.xml >silent.xml
exits "--as-of: before its end a suppression holds" 0 "$CHAIN" check --as-of 2025-06-30 --select dangling-reference silent.xml
like "--as-of: the summary counts it" err 'suppressed: 1'
exits "--as-of: after it not" 1 "$CHAIN" check --as-of 2025-07-01 --select dangling-reference silent.xml
exits "--as-of: no such day is 2" 2 "$CHAIN" check --as-of 2025-02-30 silent.xml
exits "--as-of: today is no day" 2 "$CHAIN" check --as-of today silent.xml

mkdir -p tree/deep/er tree/.hidden
cp bad.xml tree/b.xml
cp bad.xml tree/deep/er/a.xml
cp bad.xml tree/.hidden/h.xml
cp bad.xml tree/.dot.xml
cp bad.xml tree/notes.txt
cp bad.xml "tree/with blank
and line.xml"
ln -s . tree/round
ln -s ../../tree tree/deep/again
ln -s missing tree/broken.xml
ln -s b.xml tree/link.xml
mkfifo tree/pipe.xml
code=0
timeout 20 "$CHAIN" check --format jsonl tree >out 2>err </dev/null || code=$?
is "a folder with a pipe and circles in it is gone through" "$code" 1
is "a folder: each chain file once" "$(grep dangling-reference out | grep -o '"file":"[^"]*"' | sort | tr '\n' ' ')" \
    '"file":"tree/b.xml" "file":"tree/deep/er/a.xml" "file":"tree/link.xml" "file":"tree/with blank\nand line.xml" '
like "a folder: files are counted" err '^files: 4'
run "$CHAIN" check --format jsonl tree/ tree
like "a folder: a slash at its end changes nothing" out '"file":"tree/b.xml"'
exits "an empty folder is 0" 0 "$CHAIN" check tree/.hidden/..//deep/../.hidden/../deep --fail-on none
mkdir empty
exits "a folder without chains is 0" 0 "$CHAIN" check empty
like "and says that there were none" err '^files: 0'
if [ "$(id -u)" != 0 ]; then
    mkdir closed
    chmod 0 closed
    exits "a folder that may not be read is 2" 2 "$CHAIN" check closed
    like "and is named" err 'closed'
    chmod 700 closed
else
    skip "a folder that may not be read is 2" "root reads all"
    skip "and is named" "root reads all"
fi

"$CHAIN" check - <bad.xml >out 2>err
is "standard input: findings are 1" $? 1
like "standard input has a name" out '^<stdin>:24:'
"$CHAIN" check --stdin-name models/x.xml - <bad.xml >out 2>err
like "--stdin-name" out '^models/x\.xml:24:'
"$CHAIN" check - </dev/null >out 2>err
is "empty standard input is a finding" $? 1
like "and says so" out 'empty'

printf 'good.xml\nbad.xml\n\n' >list
exits "--files-from" 1 "$CHAIN" check --files-from list
like "--files-from: both are checked" err '^files: 2'
printf 'good.xml\nbad.xml' >list
run "$CHAIN" check --files-from list
like "--files-from: the last line may lack its end" err '^files: 2'
printf 'good.xml\0tree/with blank\nand line.xml\0' >list
exits "--files-from -0" 1 "$CHAIN" check --files-from list -0
like "--files-from -0: names with line ends" err '^files: 2'
printf 'bad.xml\n' | "$CHAIN" check --files-from - good.xml >out 2>err
is "--files-from -: standard input" $? 1
like "--files-from -: beside operands" err '^files: 2'
exits "--files-from: a missing list is 2" 2 "$CHAIN" check --files-from nothing
like "--files-from: and is named" err '"nothing"'

cp good.xml "nimi ääkkösin.xml"
exits "a name in any letters" 0 "$CHAIN" check "nimi ääkkösin.xml"
# How strict: a name that is missing misleads but is not wrong; a flow into a start event is wrong.
cp "$CHAIN_SOURCE/tests/rules/label-required/fail.bpmn" nameless.bpmn
cp "$CHAIN_SOURCE/tests/rules/flow-ends/fail.bpmn" into-start.bpmn
cp "$CHAIN_SOURCE/tests/rules/standard-size/fail.bpmn" large.bpmn
exits "the default profile tells what misleads" 1 "$CHAIN" check nameless.bpmn
exits "--profile correctness leaves it out" 0 "$CHAIN" check --profile correctness --fail-on note nameless.bpmn
exits "--profile correctness: what is wrong stays" 1 "$CHAIN" check --profile correctness into-start.bpmn
exits "--profile recommended: no matters of taste" 0 "$CHAIN" check --profile recommended --fail-on note large.bpmn
exits "--profile all: those too" 1 "$CHAIN" check --profile all --fail-on note large.bpmn
# Some rules tell both: what the standard forbids, and what only leaves readers guessing.
process() { printf '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:t"><process id="p">%s</process></definitions>\n' "$1"; }
rules() { "$CHAIN" check --format jsonl --profile "$@" 2>/dev/null | sed 's/.*"rule":"\([^"]*\)".*/\1/' | grep -v no-bpmndi | sort | tr '\n' ' '; }
process '<task id="a" name="A"/>' > open.bpmn
is "neither start nor end is no error by the standard" "$(rules correctness open.bpmn)" ""
is "but it misleads" "$(rules recommended open.bpmn)" "end-event-required no-disconnected no-implicit-end no-implicit-start start-event-required "
process '<startEvent id="s" name="S"/><task id="a" name="A"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/>' > half.bpmn
is "a start without an end is one" "$(rules correctness half.bpmn)" "end-event-required "
process '<startEvent id="s" name="S"/><task id="a" name="A"/><endEvent id="e" name="E"/><sequenceFlow id="f" sourceRef="s" targetRef="e"/>' > beside.bpmn
is "where start and end are shown all stands between them" "$(rules correctness beside.bpmn)" "no-implicit-end no-implicit-start "
process '<startEvent id="s" name="S"/><task id="a" name="A"><multiInstanceLoopCharacteristics/></task><endEvent id="e" name="E"/>
<sequenceFlow id="f" sourceRef="s" targetRef="a"/><sequenceFlow id="g" sourceRef="a" targetRef="e"/>' > again.bpmn
is "how many times matters to what is run only" "$(rules recommended again.bpmn)" ""
is "to others it is a matter of taste" "$(rules all again.bpmn)" "multi-instance "
is "a rule that is named by its id tells all it has" "$(rules correctness --select start-event-required open.bpmn)" "start-event-required "
exits "another profile is 2" 2 "$CHAIN" check --profile strict large.bpmn

exits "models of the repository: no errors" 0 "$CHAIN" check --format json "$CHAIN_SOURCE/models"
is "the same output twice" "$("$CHAIN" check --format jsonl tree bad.xml 2>&1 | cksum)" \
    "$("$CHAIN" check --format jsonl tree bad.xml 2>&1 | cksum)"
finish
