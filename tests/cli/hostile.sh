# Names and files that somebody made to hurt: nothing plays with the terminal, nothing holds the run up, nothing outside is opened.
. "${0%/*}/tap.sh"
mkdir tree
printf '<chain xmlns="urn:libchain:chain:1" id="c"><steps><step id="a"/></steps></chain>' >one.xml
newline=$(printf 'new\nline.xml')
escape=$(printf 'esc\033[31mred.xml')
broken=$(printf 'bad\377\376.xml')
for name in "$newline" "$escape" "$broken" " quote\"'\`\$(x).xml" -x.xml; do
    cp one.xml "tree/$name"
done

for format in text json jsonl csv sarif junit github gitlab line; do
    exits "names in $format: they are judged" 1 "$CHAIN" check -q --format "$format" tree
    tr -d '\n\t\r' <out | LC_ALL=C tr -d '\040-\176\200-\377' >controls
    ok "names in $format: no control characters" test ! -s controls
    ok "names in $format: UTF-8" iconv -f UTF-8 -t UTF-8 -o converted out
    unlike "names in $format: no line begins with a part of a name" out '^line\.xml'
done
run "$CHAIN" check -q --format jsonl tree
is "five files are told" "$(sed 's/.*"file": *"\([^"\\]*\).*/\1/' out | sort -u | wc -l)" 5
exits "a name with an escape that is not there" 2 "$CHAIN" check -q "no$escape"
cat out err >both
tr -d '\n\t\r' <both | LC_ALL=C tr -d '\040-\176\200-\377' >controls
ok "has no control characters either" test ! -s controls

# What is in a folder and is no file: a pipe without a writer would hold the run up, a device would never end.
mkdir odd
cp one.xml odd/fine.xml
mkfifo odd/pipe.xml
ln -s /dev/zero odd/zero.xml
ln -s . odd/round
ln -s ../odd odd/again
ln -s self.xml odd/self.xml
exits "pipes, devices and circles in a folder" 1 timeout 20 "$CHAIN" check --format jsonl odd
like "are passed over" err 'files: 1;'

# Named by whoever runs it: told, and the rest goes on.
mkfifo lonely
printf '<chain xmlns="urn:libchain:chain:1" id="c"><flows><flow from="a" to="b"/></flows></chain>' >two.xml
exits "a pipe that nobody writes to" 2 timeout -s KILL 20 "$CHAIN" check --format line lonely two.xml
like "is told" out '^lonely: error: .*a pipe that nobody writes to'
like "and the rest goes on" out '^two\.xml:1:'
exits "a device" 2 timeout -s KILL 20 "$CHAIN" check --format line /dev/zero two.xml
like "is told" out '^/dev/zero: error: .*it is a device'
exits "a pipe that somebody writes to" 1 sh -c '(sleep 0.2; cat two.xml >lonely) & timeout -s KILL 20 "$CHAIN" check --format line lonely'
like "is read" out '^lonely:1:[0-9]+: error'
for option in --baseline --severities --config --files-from; do
    exits "$option: a pipe that nobody writes to" 2 timeout -s KILL 20 "$CHAIN" check -q $option lonely two.xml
    exits "$option: a device" 2 timeout -s KILL 20 "$CHAIN" check -q $option /dev/zero two.xml
done
for file in lonely /dev/zero; do
    exits "merge: $file" 2 timeout -s KILL 20 "$CHAIN" merge $file
    exits "fmt: $file" 2 timeout -s KILL 20 "$CHAIN" fmt $file
    exits "a cache in $file is none" 1 timeout -s KILL 20 "$CHAIN" check --format line --cache $file two.xml
    like "it is said" err 'the cache "[^"]*" cannot be written'
done

# Names of regions, rules and sub-chains: no path, no link to a pipe, nothing above the tree.
mkdir -p outer/tree/regions outer/regions
printf '<region xmlns="urn:libchain:chain:1" id="secret"/>' >outer/regions/secret.xml
mkfifo outer/tree/regions/pipe.xml
for name in ../../regions/secret /etc/passwd pipe secret; do
    printf '<chain xmlns="urn:libchain:chain:1" id="c" region="%s" rules="%s"><steps><start id="a"/><subchain id="b" chain="%s"/></steps></chain>' \
        "$name" "$name" "$name" >outer/tree/in.xml
    exits "a chain that names $name" 1 timeout 20 "$CHAIN" check --format jsonl outer/tree/in.xml
    unlike "opens nothing by it" out '"file": *"[^"]*(secret|passwd|pipe)\.xml"'
done

# A file that shrinks, grows and goes while files are read.
printf '<chain xmlns="urn:libchain:chain:1" id="c"><steps>' >long.xml
i=0
while [ $i -lt 3000 ]; do
    echo "<step id=\"s$i\"/>"
    i=$((i + 1))
done >>long.xml
printf '</steps></chain>' >>long.xml
(
    i=0
    while [ $i -lt 60 ]; do
        head -c $((i * 700)) long.xml >moving.xml
        cp long.xml moving.xml
        rm -f moving.xml
        i=$((i + 1))
    done
) &
writer=$!
ends=0
for _ in 1 2 3 4 5 6 7 8 9 10; do
    code=0
    timeout 20 "$CHAIN" check -q moving.xml moving.xml moving.xml >out 2>err || code=$?
    [ "$code" -le 2 ] || ends=$code
done
wait $writer
is "a file that changes while it is read ends with a documented code" "$ends" 0
finish
