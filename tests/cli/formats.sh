# Formats for services that show findings: sarif, junit, github, gitlab. Schemas are looked after by the readers of the tests' machine.
. "${0%/*}/tap.sh"
bad_chain bad.xml
cp bad.xml 'hyvä, 100%: a.xml'
good_chain good.xml
mkdir sub
cp bad.xml sub/bad.xml
head -c 300 good.xml >cut.xml

run "$CHAIN" check --format sarif -o s --format junit -o j --format gitlab -o g --format github bad.xml 'hyvä, 100%: a.xml' good.xml cut.xml
is "all four at once: exit code" "$code" 1
like "github: place, title, words" out '^::error title=dangling-reference,file=bad\.xml,line=24,endLine=24,col=[0-9]+,endColumn=[0-9]+::.*arvoi'
like "github: letters stay, marks that part are escaped" out 'file=hyvä%2C 100%25%3A a\.xml,line=24'
like "sarif: paths are percent-encoded" s '"uri":"hyv%C3%A4%2C%20100%25%3A%20a\.xml"'
like "sarif: four numbers" s '"region":\{"startLine":24,"startColumn":[0-9]+,"endLine":24,"endColumn":[0-9]+\}'
like "sarif: columns are code points" s '"columnKind":"unicodeCodePoints"'
like "sarif: the run has an id" s '"automationDetails":\{"id":"chain/check/"\}'
like "gitlab: place" g '"location":\{"path":"bad\.xml","lines":\{"begin":24,"end":24\}\}'
like "junit: a clean file is a test that passed" j '<testcase name="nothing found" classname="good.xml"/>'
like "junit: a failure" j '<failure type="error" message=".*arvoi'
like "junit: counts" j '<testsuite name="cut.xml" tests="1" failures="1" errors="0" skipped="0">'
if command -v xmllint >/dev/null; then
    exits "junit: well-formed" 0 xmllint --noout j
    is "junit: the counts are those of the elements" \
        "$(xmllint --xpath 'sum(//testsuite/@tests)' j) $(xmllint --xpath 'sum(//testsuite/@failures)' j)" \
        "$(xmllint --xpath 'count(//testcase)' j) $(xmllint --xpath 'count(//failure)' j)"
else
    skip "junit: well-formed" "no xmllint"
fi

# A finding is known again when lines move, and two of the same kind are told apart.
prints() { grep -o '"primaryLocationLineHash":"[^"]*"' "$1" | sort; }
run "$CHAIN" check --format sarif -o before bad.xml
{ head -1 bad.xml; echo; echo; tail -n +2 bad.xml; } >moved && mv moved bad.xml
run "$CHAIN" check --format sarif -o after bad.xml
is "sarif: fingerprints do not depend on lines" "$(prints before)" "$(prints after)"
is "sarif: fingerprints differ" "$(prints s | uniq -d)" ""
run "$CHAIN" check --format sarif "$tmp/sub/bad.xml"
like "sarif: a path below the working folder is relative" out '"uri":"sub/bad\.xml"'
run "$CHAIN" check --format sarif ./sub/../sub//bad.xml
like "sarif: a path is made plain" out '"uri":"sub/bad\.xml"'
run "$CHAIN" check --format sarif good.xml
like "sarif: nothing found is an empty list" out '"results":\[$'
unlike "sarif: nothing found, nothing cut" out 'invocations'
if command -v python3 >/dev/null; then
    python3 -c 'import json; [json.load(open(f)) for f in "sg"]' 2>err
    is "sarif, gitlab: a reader of JSON takes them" $? 0
else
    skip "sarif, gitlab: a reader of JSON takes them" "no python3"
fi

# More than services take: the heaviest stay, and it is said that others do not.
awk 'BEGIN { print "<chain xmlns=\"urn:libchain:chain:1\" id=\"many\"><steps><start id=\"a\"/>"
    for (i = 0; i < 26000; i++) printf "<step id=\"s%d\" colour=\"red\" actor=\"x%d\"/>\n", i, i
    print "</steps></chain>" }' >many.xml
run "$CHAIN" check --format sarif many.xml
is "sarif: 25 000 at most" "$(grep -c '^{"ruleId"\|^"results":\[$' out | awk '{ print ($1 <= 25001) }') $(grep -o '"ruleId":' out | wc -l)" "1 25000"
like "sarif: what was cut is said in the file" out '"toolExecutionNotifications"'
like "and on standard error" err 'left out'
finish
