# Findings for people: the line that is meant and a mark below it, wide letters, tabs, long lines, further places, colours.
. "${0%/*}/tap.sh"
good_chain good.xml
bad_chain bad.xml

run "$CHAIN" check -q --select dangling-reference bad.xml
is "the line, a mark below it, and what to do" "$(cat out)" 'bad.xml:24:5: error: to="arvoi" names nothing in this chain (did you mean arvio?). [dangling-reference]
    24 |     <handoff from="alku" to="arvoi" kind="contact"/>
       |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    Correct the id, or add what it names.'
run "$CHAIN" check -q --format line --select dangling-reference bad.xml
is "--format line: one line and no more" "$(cat out)" \
    'bad.xml:24:5: error: to="arvoi" names nothing in this chain (did you mean arvio?). [dangling-reference]'
"$CHAIN" check -q --select dangling-reference --stdin-name in.xml - <bad.xml >out 2>err
like "standard input is shown too" out '^    24 \|     <handoff from="alku" to="arvoi"'
cp good.xml in.xml
"$CHAIN" check -q --select dangling-reference --stdin-name in.xml - <bad.xml >out 2>err
like "from its own bytes, not from a file of that name" out '^    24 \|     <handoff from="alku" to="arvoi"'

# marks LINE: the cells before the mark and below it, from the lines that show an attribute's value
mark_of() { sed -n "/^ *$1 | /{n;s/^       | //p;q;}" out; }
# The attribute's value begins behind this many cells: letters of two cells, marks of none, a tab of four.
odd='<step id="漢字" nonsense="x"/>'
printf '<chain xmlns="urn:libchain:chain:1" id="odd">\n<steps>\n%s\n\t%s\ne\314\201<step id="b" nonsense="é漢"/>\n</steps></chain>\n' \
    "$odd" "$odd" >odd.xml
run "$CHAIN" check -q --select unknown-attribute odd.xml
is "letters of two cells" "$(mark_of 3)" "                          ^"
is "a tab" "$(mark_of 4)" "                              ^"
is "a mark on a letter takes no cell; a value of three cells" "$(mark_of 5)" "                        ^~~"
like "tabs are shown as blanks" out '^     4 \|     <step id'

# A line of 118 000 characters is shown around the place.
{
    printf '<chain xmlns="urn:libchain:chain:1" id="long"><!-- '
    awk 'BEGIN { for (i = 0; i < 59000; i++) printf "ä" }'
    printf ' --><steps><step id="a" nonsense="here"/></steps><!-- '
    awk 'BEGIN { for (i = 0; i < 59000; i++) printf "ä" }'
    printf ' --></chain>\n'
} >long.xml
run "$CHAIN" check -q --select unknown-attribute long.xml
like "a long line is cut on both sides" out '^     1 \| ….*<step id="a" nonsense="here"/>.*…$'
ok "and what is shown is short" test "$(wc -c <out)" -lt 1000
shown=$(sed -n 's/^     1 | \(.*\)here.*/\1/p' out)
is "the mark stands below the place" "$(mark_of 1)" "$(printf '%s' "$shown" | sed 's/ä/ /g; s/…/ /g; s/[^ ]/ /g')^~~~"

# In other encodings and line ends, too.
sed 's/$/\r/' bad.xml >crlf.xml
run "$CHAIN" check -q --select dangling-reference crlf.xml
like "CRLF: the line without its end" out '^    24 \| .*kind="contact"/>$'
if command -v iconv >/dev/null; then
    sed 's/UTF-8/UTF-16/' bad.xml | iconv -f UTF-8 -t UTF-16 >wide.xml
    run "$CHAIN" check -q --select dangling-reference wide.xml
    like "UTF-16" out '^    24 \|     <handoff from="alku" to="arvoi"'
else
    skip "UTF-16" "no iconv"
fi
printf '<chain xmlns="urn:libchain:chain:1" id="c"><steps><step id="\302\233[31m\342\200\256" nonsense="\033"/></steps></chain>' >steer.xml
run "$CHAIN" check -q steer.xml
ok "nothing in a file steers the terminal" not grep -q "$(printf '\033\|\302\233\|\342\200\256')" out

# Further places.
sed 's|    <handoff from="arvio" to="loppu"/>|&\n&|' good.xml >twice.xml
run "$CHAIN" check -q twice.xml
like "a further place is told" out '^    twice\.xml:25:5: the first one is here$'
like "and shown" out '^    25 \|     <handoff from="arvio" to="loppu"/>'
run "$CHAIN" check -q --format jsonl twice.xml
like "jsonl has it" out '"related":\[\{"file":"twice.xml","line":25,"column":5,.*"message":"the first one is here"\}\]'
run "$CHAIN" check -q --format sarif twice.xml
like "sarif has it" out '"relatedLocations":\['

escape=$(printf '\033')
run "$CHAIN" check -q --color always bad.xml
like "--color always" out "$escape\\[1;31m"
run "$CHAIN" check -q bad.xml
unlike "no terminal, no colours" out "$escape"
run "$CHAIN" check -q --color always -o file bad.xml
unlike "none in a file" file "$escape"
printf '<chain xmlns="urn:libchain:chain:1" id="c"><steps><start id="alku"/><step id="b"/><end id="loppu"/></steps><flows><flow from="b" to="x"/></flows></chain>\n' >long.xml
if command -v script >/dev/null; then
    script -qec "TERM=xterm '$CHAIN' check -q bad.xml" /dev/null >tty 2>err </dev/null
    like "on a terminal: colours" tty "$escape\\[1;31m"
    script -qec "stty cols 40; TERM=dumb '$CHAIN' check -q long.xml" /dev/null 2>err </dev/null | tr -d '\r' | grep -E '^ +[0-9]* \|' >tty
    ok "a narrow terminal: lines that are shown are there" test -s tty
    is "and fit into it" "$(sed 's/…/./g' tty | grep -c '.\{41\}')" 0
    ok "and what is meant is seen" grep -q 'to="x"' tty
    # Wider, a line is cut where it always is.
    script -qec "stty cols 300; TERM=dumb '$CHAIN' check -q long.xml" /dev/null 2>err </dev/null | tr -d '\r' >wide
    "$CHAIN" check -q long.xml >plain
    ok "a wide terminal: as in a file" cmp -s wide plain
    mkdir -p many
    i=0
    while [ $i -lt 12000 ]; do
        echo many/$i.xml
        i=$((i + 1))
    done | xargs -n 500 sh -c 'tee "$@" <"$0" >/dev/null' bad.xml
    script -qec "stty cols 40; TERM=xterm '$CHAIN' check -j1 -o /dev/null many" /dev/null 2>err </dev/null | tr '\r' '\n' | grep '/12000' >tty
    ok "progress on a narrow terminal is there" test -s tty
    is "and fits into a line" "$(sed 's/.\[K//' tty | grep -v '^files' | grep -c '.\{40\}')" 0
    NO_COLOR=1 script -qec "TERM=xterm '$CHAIN' check -q bad.xml" /dev/null >tty 2>err </dev/null
    unlike "NO_COLOR: none" tty "$escape"
    script -qec "TERM=xterm '$CHAIN' check -q --color never bad.xml" /dev/null >tty 2>err </dev/null
    unlike "--color never: none" tty "$escape"
else
    skip "on a terminal" "no script"
fi
finish
