# Where results go: full disks, closed pipes, folders, links; what was there stays whole when anything fails.
. "${0%/*}/tap.sh"
good_chain good.xml
bad_chain bad.xml

exits "-o: to a new file" 1 "$CHAIN" check -o new.txt bad.xml
like "-o: the findings are in it" new.txt 'dangling-reference'
is "-o: and not on standard output" "$(cat out)" ""
is "-o: nothing else is left beside it" "$(ls -A | tr '\n' ' ')" "bad.xml err good.xml new.txt out "
echo old >kept.txt
chmod 640 kept.txt
exits "-o: an old file is replaced" 1 "$CHAIN" check -o kept.txt bad.xml
like "-o: as a whole" kept.txt 'dangling-reference'
unlike "-o: nothing of the old one is left" kept.txt '^old$'
is "-o: its permissions stay" "$(stat -c %a kept.txt)" 640

echo old >target
ln -s target link
exits "-o: a link" 1 "$CHAIN" check -o link bad.xml
ok "-o: the link stays a link" test -L link
like "-o: its target is replaced" target 'dangling-reference'

exits "-o /dev/null" 1 "$CHAIN" check -o /dev/null bad.xml
ok "-o /dev/null: it is still a device" test -c /dev/null
exits "-o -: standard output" 1 "$CHAIN" check -o - bad.xml
like "-o -: the findings are there" out 'dangling-reference'
ok "-o -: and in no file of that name" not test -e ./-

mkfifo pipe
cat pipe >from_pipe &
reader=$!
code=0
timeout 20 "$CHAIN" check -o pipe bad.xml 2>err || code=$?
[ "$code" = 124 ] && kill $reader
wait $reader
is "-o: a pipe is written to" "$code" 1
like "-o: the reader gets the findings" from_pipe 'dangling-reference'
ok "-o: and the pipe stays" test -p pipe

exits "-o: a folder is 2" 2 "$CHAIN" check -o . bad.xml
like "-o: and is told" err '"\."'
exits "-o: a missing folder is 2" 2 "$CHAIN" check -o no/such/file bad.xml
like "-o: with the path" err 'no/such/file'
exits "-o: no name is 2" 2 "$CHAIN" check -o '' bad.xml
if [ "$(id -u)" != 0 ]; then
    mkdir closed
    echo old >closed/file
    chmod 500 closed
    exits "-o: a folder that may not be written is 2" 2 "$CHAIN" check -o closed/file bad.xml
    is "-o: the old file is whole" "$(cat closed/file)" old
    chmod 700 closed
    chmod 400 closed/file
    exits "-o: a file that may not be written is 2" 2 "$CHAIN" check -o closed/file bad.xml
    is "-o: it is whole" "$(cat closed/file)" old
else
    for words in "-o: a folder that may not be written is 2" "-o: the old file is whole" \
        "-o: a file that may not be written is 2" "-o: it is whole"; do
        skip "$words" "root writes all"
    done
fi

# A full disk, for each format and each command that prints.
if [ -c /dev/full ]; then
    for format in text json jsonl; do
        code=0
        "$CHAIN" check --format $format bad.xml >/dev/full 2>err || code=$?
        is "standard output on a full disk, $format: 2" "$code" 2
        like "standard output on a full disk, $format: told" err 'No space left'
        exits "-o /dev/full, $format: 2" 2 "$CHAIN" check --format $format -o /dev/full bad.xml
        like "-o /dev/full, $format: told" err 'No space left'
    done
    for command in "list rules" "list kinds" "explain dangling-reference" "check --help" --help --version "gaps good.xml" \
        "fmt -"; do
        code=0
        # shellcheck disable=SC2086 # words
        "$CHAIN" $command >/dev/full 2>err <good.xml || code=$?
        is "chain $command on a full disk: 2" "$code" 2
    done
else
    skip "full disk" "no /dev/full"
fi

# A reader that goes away.
"$CHAIN" list kinds >kinds.txt
code=$({ { "$CHAIN" list kinds 2>err; echo $? >&3; } | head -n 1 >out; } 3>&1)
ok "a closed pipe ends it quietly or with 2, never by a signal" test "$code" = 0 -o "$code" = 2
code=$({ { "$CHAIN" check --format jsonl "$CHAIN_SOURCE/models" bad.xml 2>err; echo $? >&3; } | true; } 3>&1)
ok "a pipe closed from the start: 2, or 1 when all was written before" test "$code" = 1 -o "$code" = 2

# A report among the chains: what this run writes is no chain of it, and no chain is written over.
mkdir -p register/below
cp good.xml register/a.xml
for time in first second third; do
    exits "a report within the register, $time run" 0 "$CHAIN" check --format junit -o register/below/report.xml --format csv -o register/all.xml register
    like "$time run: one file is judged" err '^files: 1; errors: 0'
done
like "it is said what is left out" err '"register/below/report\.xml" is left out: this run writes it'
exits "a chain that would be written over" 2 "$CHAIN" check --format junit -o register/a.xml register/a.xml
like "is told" err '"register/a\.xml" would be replaced'
ok "and left as it is" cmp good.xml register/a.xml
exits "by another name too" 2 "$CHAIN" gaps --format report -o register/../register/a.xml register/a.xml
ok "and left as it is" cmp good.xml register/a.xml

# Standard output that is not open at all.
code=0
"$CHAIN" check bad.xml >&- 2>err || code=$?
is "standard output closed: 2" "$code" 2

# A run that fails half-way must leave the old file: a limit on file size stands in for a full disk.
i=0
while [ $i -lt 3000 ]; do
    echo "    <flow from=\"gone$i\" to=\"lost$i\"/>"
    i=$((i + 1))
done >flows
sed '/<flows>/r flows' good.xml >many.xml
echo old >kept
(
    ulimit -f 40
    trap '' XFSZ 2>/dev/null
    exec "$CHAIN" check -q -o kept many.xml
) >out 2>err
code=$?
ok "a file that cannot be written to its end: 2, or the signal of the limit" test $code -ge 2
is "the old file is whole" "$(cat kept)" old
rm -f kept.*.new
finish
