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

# Written to: a pipe without a reader is refused, one with a reader that comes a little later is served.
exits "-o: a pipe that nobody reads from" 2 timeout -s KILL 20 "$CHAIN" check -q -o lonely two.xml
like "is told" err 'cannot write to "lonely": nobody reads from this pipe'
exits "-o: a pipe that somebody reads from" 1 sh -c '(sleep 0.3; cat lonely >read) & timeout -s KILL 20 "$CHAIN" check -q --format line -o lonely two.xml; code=$?; wait; exit $code'
like "gets the findings" read '^two\.xml:1:'

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

# The name is fine and leads out of the tree by a link, of a file or of a folder; within the tree links are followed.
mkdir -p outer/linked/regions outer/linked/rules outer/linked/care outer/a/b/c/d/e/f/g outer/folder
for kind in region rules chain; do
    printf '<%s xmlns="urn:libchain:chain:1" id="far"><title>Hush</title></%s>' $kind $kind >outer/far-$kind.xml
done
ln -s ../../far-region.xml outer/linked/regions/far.xml
ln -s ../../far-rules.xml outer/linked/rules/far.xml
ln -s ../far-chain.xml outer/linked/far.xml
ln -s ../../../../../../../far-chain.xml outer/a/b/c/d/e/f/g/far.xml # nothing that is looked at marks a root
ln -s ../regions outer/folder/regions
printf '<region xmlns="urn:libchain:chain:1" id="far"/>' >outer/regions/far.xml
for place in linked linked/care a/b/c/d/e/f/g folder; do
    printf '<chain xmlns="urn:libchain:chain:1" id="c" region="far" rules="far"><steps><subchain id="b" chain="far"/></steps></chain>' \
        >outer/$place/in.xml
    exits "links out of the tree, from $place" 1 "$CHAIN" check --format jsonl outer/$place/in.xml
    is "are missing files" "$(grep -c '"missing-file"' out)" 3
    unlike "and not read" out 'Hush|far[^"]*\.xml'
done
for name in regions/far rules/far far; do
    rm outer/linked/$name.xml
done
printf '<region xmlns="urn:libchain:chain:1" id="far"/>' >outer/linked/near.xml
ln -s ../near.xml outer/linked/regions/far.xml
exits "a link within the tree" 1 "$CHAIN" check --format jsonl outer/linked/care/in.xml
is "is followed" "$(grep -c '"missing-file"' out)" 2
bpmn='xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x"'
printf '<definitions %s id="other"><process id="p"/></definitions>' "$bpmn" >outer/far.bpmn
printf '<definitions %s id="d"><import importType="http://www.omg.org/spec/BPMN/20100524/MODEL" location="far.bpmn" namespace="urn:x"/><process id="p"/></definitions>' "$bpmn" >outer/linked/in.bpmn
cp outer/far.bpmn outer/linked/far.bpmn
run "$CHAIN" check --format jsonl outer/linked/in.bpmn
like "an imported document is looked into" out 'far\.bpmn:1'
ln -sf ../far.bpmn outer/linked/far.bpmn
run "$CHAIN" check --format jsonl outer/linked/in.bpmn
like "but not by a link out of the tree" out '"missing-file"'
unlike "and nothing is told of it" out 'far\.bpmn:1'

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
