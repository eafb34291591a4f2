# Many files: the same output for any number of threads, several formats at once, one broken file among many, Ctrl-C.
. "${0%/*}/tap.sh"
good_chain good.xml
bad_chain bad.xml
mkdir many
i=0
while [ $i -lt 120 ]; do
    case $((i % 6)) in
    0) cp bad.xml "many/$i.xml" ;;
    1) head -c 300 good.xml >"many/$i.xml" ;;
    *) cp good.xml "many/$i.xml" ;;
    esac
    i=$((i + 1))
done

for command in check gaps; do
    for jobs in 1 2 8; do
        run "$CHAIN" $command -j $jobs --format text --format jsonl -o $jobs.jsonl --format json -o $jobs.json --format csv -o $jobs.csv many
        cp out $jobs.text
        cp err $jobs.err
    done
    for kind in text jsonl json csv err; do
        ok "$command: $kind is the same for 1 and 2 threads" cmp 1.$kind 2.$kind
        ok "$command: $kind is the same for 1 and 8 threads" cmp 1.$kind 8.$kind
        ok "$command: $kind is not empty" test -s 1.$kind
    done
done

exits "broken files do not stop the rest" 1 "$CHAIN" check -j 2 many
like "and all are counted" err '^files: 120; '
is "each broken file is told once" "$(grep -c 'not-well-formed' out)" 20
is "each bad file is told" "$(grep -c 'error: .*\[dangling-reference\]' out)" 20
exits "a missing file among many is 2" 2 "$CHAIN" check -j 2 many missing.xml good.xml
like "and the last is checked too" err '^files: 122; '
run sh -c '"$CHAIN" check -j 8 --stdin-name in.xml good.xml - bad.xml <bad.xml'
like "standard input among files" out '^in\.xml:24:'

exits "--jobs 0 is 2" 2 "$CHAIN" check -j 0 good.xml
exits "--jobs x is 2" 2 "$CHAIN" check --jobs x good.xml
exits "--jobs 1000 is 2" 2 "$CHAIN" check --jobs 1000 good.xml
exits "two formats on one output are 2" 2 "$CHAIN" check --format json --format jsonl good.xml
exits "two formats in one file are 2" 2 "$CHAIN" check --format json -o x --format jsonl -o x good.xml
ok "and nothing is written" test ! -e x
exits "one format to two files" 1 "$CHAIN" check --format jsonl -o x1 -o x2 bad.xml
ok "both are the same" cmp x1 x2
exits "an output before the format belongs to it" 1 "$CHAIN" check -o x3 --format jsonl bad.xml
ok "as behind it" cmp x1 x3
exits "a report stands alone" 2 "$CHAIN" gaps --format report --format json -o y good.xml

# Stopped on the way: what was done is told, and the exit code says that it is not all.
awk 'BEGIN { for (i = 0; i < 200000; i++) print i % 2 ? "good.xml" : "bad.xml" }' >list
"$CHAIN" check -j 2 --files-from list >out 2>err &
run=$!
while [ ! -s out ] && kill -0 $run; do sleep 0.05; done
kill -TERM $run
code=0
wait $run || code=$?
is "stopped: exit code 2" "$code" 2
like "stopped: how far it came" err '^chain: interrupted after [1-9][0-9]* of 200000 files'
told=$(sed -n 's/.*interrupted after \([0-9]*\) of.*/\1/p' err)
is "stopped: the findings of all these files are told" "$(grep -c 'error: .*\[dangling-reference\]' out)" "$(((told + 1) / 2))"
# The second signal ends the program at once, though a file in hand never ends; nothing is left of what it was writing.
mkdir twice
mkfifo slow
sleep 60 >slow &
writer=$!
for signal in TERM INT; do
    # sh starts what is in the background with SIGINT ignored, and so does what it starts: env sets it back.
    env --default-signal=INT "$CHAIN" check --format sarif -o twice/report.sarif slow good.xml >out 2>err &
    run=$!
    sleep 0.5
    kill -$signal $run
    sleep 0.5
    ok "SIG$signal: the file in hand is waited for" kill -0 $run
    named=$(ls twice) # on a file system that knows no files without a name
    kill -$signal $run
    code=0
    wait $run || code=$?
    is "SIG$signal again: the exit code tells the signal" "$code" $([ $signal = TERM ] && echo 143 || echo 130)
    if [ -z "$named" ]; then
        is "SIG$signal again: nothing is left" "$(ls twice)" ""
    else
        skip "SIG$signal again: nothing is left" "files have names from the beginning here"
        rm -f twice/*.new
    fi
done
kill $writer
finish
