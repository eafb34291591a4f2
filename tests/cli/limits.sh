# Limits: each can be set, is told with its place, and stops that file only.
. "${0%/*}/tap.sh"
good_chain good.xml
bad_chain bad.xml

limited() { # OPTION SMALL ENOUGH PATTERN
    exits "$1 $2: refused" 2 "$CHAIN" check "$1" "$2" good.xml
    like "$1 $2: told" out "$4"
    exits "$1 $3: fine" 0 "$CHAIN" check "$1" "$3" good.xml
    exits "$1 $2: the rest goes on" 2 "$CHAIN" check --format line "$1" "$2" good.xml bad.xml good.xml
    is "$1 $2: told for each" "$(grep -Ec '\[(limit|unreadable-file)\]' out)" 3
    for wrong in 0 -1 x 1x 99999999999999999999; do exits "$1 $wrong is 2" 2 "$CHAIN" check "$1=$wrong" good.xml; done
}
limited --max-bytes 300 1K '^good\.xml: error: The file has too many bytes of text; at most 300 are allowed'
limited --max-elements 5 100 '^good\.xml:[0-9]+:[0-9]+: error: The file has too many XML elements; at most 5 are allowed'
limited --max-depth 3 4 '^good\.xml:6:7: error: The file has too many levels of nesting; at most 3 are allowed'
limited --max-string 11 100 '^good\.xml:[0-9]+:[0-9]+: error: The file has too many bytes in one text or attribute; at most 11 are allowed'
printf '<chain xmlns="urn:libchain:chain:1" id="x">\n<title>%s</title></chain>' "$(printf 'ä%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30)" >text.xml
run "$CHAIN" check --max-string 59 text.xml
like "--max-string: a text, at its element" out '^text\.xml:2:1: error: .*at most 59 are'
run "$CHAIN" check --max-string 60 --select limit text.xml
unlike "--max-string: as long as is allowed" out 'limit'
exits "limits hold for gaps" 2 "$CHAIN" gaps --max-elements 5 good.xml
printf 'max-elements = 5\n' >.chain.ini
exits "and can be set for a folder" 2 "$CHAIN" check good.xml
rm .chain.ini

# More findings than anybody reads.
awk 'BEGIN { for (i = 0; i < 50; i++) print "    <flow from=\"arvio\" to=\"gone" i "\"/>" }' >flows
sed '/<flows>/r flows' good.xml >many.xml
exits "--max-findings" 1 "$CHAIN" check --format line --max-findings 10 many.xml
is "--max-findings: so many are told" "$(wc -l <out)" 10
like "--max-findings: and how many more there are" err 'errors: [0-9]*; .*; beyond --max-findings: [1-9][0-9]'
cat good.xml >soft
printf 'dangling-reference = note\nunreachable-step = note\n' >soft
exits "what is beyond may have been anything: it fails" 1 "$CHAIN" check --max-findings 10 --severities soft many.xml
exits "unless nothing does" 0 "$CHAIN" check --max-findings 10 --fail-on none many.xml

# A limit of work: what is not found out within it is undecided, never fine.
stuck=$CHAIN_SOURCE/tests/rules/deadlock/fail.xml
run "$CHAIN" check --no-config --format line --select deadlock,soundness-undecided "$stuck"
like "--max-work: enough of it" out '\[deadlock\]'
run "$CHAIN" check --no-config --format line --select deadlock,soundness-undecided --max-work 1 "$stuck"
like "--max-work 1: undecided" out 'could not be found out.*\[soundness-undecided\]'
unlike "--max-work 1: nothing else" out '\[deadlock\]'
for wrong in 0 -1 x; do exits "--max-work $wrong is 2" 2 "$CHAIN" check "--max-work=$wrong" good.xml; done
"$CHAIN" check -q --no-config --cache keep --select deadlock,soundness-undecided "$stuck" >out
run "$CHAIN" check -q --no-config --format line --cache keep --select deadlock,soundness-undecided --max-work 1 "$stuck"
like "--max-work: another limit is another question to the cache" out '\[soundness-undecided\]'
for jobs in 1 8; do "$CHAIN" check -j $jobs --max-findings 3 --format jsonl many.xml bad.xml many.xml >$jobs.out 2>$jobs.err; done
ok "the same for any number of threads" cmp -s 1.out 8.out
finish
