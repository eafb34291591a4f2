# Files that are no chains, broken, hostile or enormous: each is told with what and where, in bounded time and memory, and the exit
# code is the documented one. Environment: CHAIN_SCALE divides the enormous sizes (a second build need not do it all again, and
# sanitizers take much more of both).
. "${0%/*}/tap.sh"
ns='xmlns="urn:libchain:chain:1"'
scale=${CHAIN_SCALE:-1}
if [ "$CHAIN_SANITIZED" = 1 ]; then
    limit() { timeout 120 "$@"; }
else
    # 3 GB of address space and a minute: what an ordinary office computer has to spare.
    limit() { (ulimit -v 3000000 2>/dev/null; exec timeout 60 "$@"); }
fi
million=$((1000000 / scale))
many=$((100000 / scale))

# told WORDS CODE PATTERN FILE: chain check ends with the code and its output or complaint matches
told() {
    code=0
    limit "$CHAIN" check --quiet "$4" >out 2>err </dev/null || code=$?
    is "$1: exit code" "$code" "$2"
    cat out err >both
    like "$1: what and where" both "$3"
    ok "$1: the words are not endless" test "$(head -n 1 both | wc -c)" -lt 2000
}

# survives WORDS FILE: gaps and fmt end with a documented code as well
survives() {
    code=0
    limit "$CHAIN" gaps --quiet --format jsonl "$2" >out 2>err </dev/null || code=$?
    ok "$1: gaps end too ($code)" test "$code" -le 2
    code=0
    limit "$CHAIN" fmt --check --quiet "$2" >out 2>err </dev/null || code=$?
    ok "$1: fmt ends too ($code)" test "$code" -le 2
}

: >empty.xml
told "an empty file" 1 '^empty\.xml:1:1: .*empty.*\[not-well-formed\]' empty.xml
mkdir folder.xml
exits "a folder named like a file is gone into" 0 "$CHAIN" check folder.xml
told "a missing file" 2 '^no/such/file\.xml: .*no such file.*\[unreadable-file\]' no/such/file.xml
: >file
told "a path through a file" 2 '^file/x\.xml: .*no folder' file/x.xml
ln -s circle.xml circle.xml
told "a link to itself" 2 '^circle\.xml: .*circle' circle.xml
exits "a name too long" 2 "$CHAIN" check "$(printf '%05000d' 0).xml"
like "a name too long: told" out 'too long'
if [ "$(id -u)" != 0 ]; then
    echo '<chain/>' >closed.xml
    chmod 0 closed.xml
    told "a file that may not be read" 2 '^closed\.xml: .*permission' closed.xml
elif command -v setpriv >/dev/null && setpriv --reuid=65534 --clear-groups test -x "$CHAIN" 2>/dev/null; then
    # Root may read all; somebody else may not.
    echo '<chain/>' >closed.xml
    chmod 0 closed.xml
    chmod 755 .
    exits "a file that may not be read: exit code" 2 setpriv --reuid=65534 --clear-groups "$CHAIN" check --quiet closed.xml
    like "a file that may not be read: what and where" out '^closed\.xml: .*permission'
else
    skip "a file that may not be read" "root reads all"
fi
code=0
timeout 20 "$CHAIN" check - <. >out 2>err || code=$?
is "a folder as standard input is 2" "$code" 2
exits "a folder as list of files is 2" 2 "$CHAIN" check --files-from .

printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\1\0' >picture.xml
told "a picture" 1 '^picture\.xml:1:1: .*\[not-well-formed\]' picture.xml
printf '<chain %s id="c">\n<title>\377\376</title></chain>' "$ns" >bytes.xml
told "bytes that are no UTF-8" 1 '^bytes\.xml:2:[0-9]+: .*\[not-well-formed\]' bytes.xml
printf '<chain %s id="c">\n<title>a\0b</title></chain>' "$ns" >nul.xml
told "a NUL in a text" 1 '^nul\.xml:2:[0-9]+: .*\[not-well-formed\]' nul.xml
printf '<chain %s id="c"/>\n\0<hidden/>' "$ns" >behind.xml
told "a NUL behind the end" 1 '^behind\.xml:2:1: .*NUL.*\[not-well-formed\]' behind.xml
printf '<chain %s id="c">\n<steps>\n<step id="a"' "$ns" >cut.xml
told "a file cut off in a tag" 1 '^cut\.xml:3:[0-9]+: .*\[not-well-formed\]' cut.xml
printf '<chain %s id="c">\n<steps>\n<step id="a"/>\n' "$ns" >short.xml
told "a file cut off between tags" 1 '^short\.xml:[34]:[0-9]+: .*\[not-well-formed\]' short.xml
printf '<chain %s id="c"><a/></b></chain>' "$ns" >crossed.xml
told "crossed tags" 1 '^crossed\.xml:1:[0-9]+: .*\[not-well-formed\]' crossed.xml
printf '<svg xmlns="http://www.w3.org/2000/svg"/>' >svg.xml
told "XML of another kind" 1 '^svg\.xml:1:1: .*svg.*\[not-a-chain\]' svg.xml
printf '\037\213\010\0\0\0\0\0' >packed.xml
told "a packed file" 1 '^packed\.xml:1:1: .*\[not-well-formed\]' packed.xml
printf '\377\376<\0c\0' >wide.xml
told "half a file in UTF-16" 1 '^wide\.xml:1:[0-9]+: .*\[not-well-formed\]' wide.xml

cat >laughs.xml <<'XML'
<?xml version="1.0"?>
<!DOCTYPE chain [
<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
]>
<chain xmlns="urn:libchain:chain:1" id="c"><title>&g;&g;&g;&g;&g;&g;&g;&g;</title></chain>
XML
told "entities in entities" 1 '^laughs\.xml:2:[0-9]+: .*DOCTYPE.*\[doctype\]' laughs.xml
echo 'a secret of this machine' >secret.txt
printf '<!DOCTYPE chain [<!ENTITY x SYSTEM "%s/secret.txt">]>\n<chain %s id="c"><title>&x;</title></chain>' "$tmp" "$ns" >outside.xml
told "an entity from outside" 1 '^outside\.xml:1:[0-9]+: .*\[doctype\]' outside.xml
unlike "an entity from outside: nothing of it is told" both 'a secret of'
mkfifo never_opened
printf '<!DOCTYPE chain SYSTEM "%s/never_opened"><chain %s id="c"/>' "$tmp" "$ns" >dtd.xml
told "a DTD from outside is not opened" 1 '^dtd\.xml:1:[0-9]+: .*\[doctype\]' dtd.xml
printf '<chain %s id="c" region="../../../../etc/passwd" rules="/etc/passwd ../x"/>' "$ns" >names.xml
told "names that lead out" 1 '^names\.xml:1:[0-9]+: .*\[bad-value\]' names.xml
printf '<?xml-stylesheet href="file:///etc/passwd"?><chain %s xmlns:xi="http://www.w3.org/2001/XInclude" id="c"><xi:include href="secret.txt" parse="text"/></chain>' "$ns" >include.xml
exits "an inclusion is content of somebody else: left alone" 0 "$CHAIN" check --quiet --select not-well-formed include.xml
unlike "an inclusion: nothing of it is told" out 'a secret of'

truncate -s 2G sparse.xml 2>/dev/null || dd if=/dev/null of=sparse.xml bs=1 seek=2147483648 2>/dev/null
told "a file of 2 GB" 2 '^sparse\.xml: .*bytes.*268435456.*\[limit\]' sparse.xml
rm sparse.xml

awk -v n=100000 'BEGIN { print "<chain xmlns=\"urn:libchain:chain:1\" id=\"c\">"; for (i = 0; i < n; i++) printf "<a>" }' >deep.xml
told "nested 100 000 deep" 2 '^deep\.xml:2:[0-9]+: .*nesting.*200.*\[limit\]' deep.xml
rm deep.xml

long=100000000
[ "$CHAIN_SANITIZED" = 1 ] && long=2000000
{ printf '<chain %s id="c" version="' "$ns"; head -c "$long" /dev/zero | tr '\0' a; printf '"/>'; } >long.xml
if [ "$CHAIN_SANITIZED" = 1 ]; then
    code=0
    limit "$CHAIN" check --quiet long.xml >out 2>err || code=$?
    ok "a long attribute" test "$code" -le 2
else
    told "an attribute of 100 MB" 1 '^long\.xml:1:[0-9]+: .*\[not-well-formed\]' long.xml
fi
rm long.xml
{ printf '<chain %s id="c"><steps><step id="a" kind="' "$ns"; head -c 9000000 /dev/zero | tr '\0' a; printf '"/></steps></chain>'; } >word.xml
told "a word of 9 MB that no vocabulary knows" 1 '^word\.xml:1:[0-9]+: .*\[unknown-kind\]' word.xml
rm word.xml
wide() { # HOW MANY
    awk -v n="$1" 'BEGIN { printf "<chain xmlns=\"urn:libchain:chain:1\" id=\"c\""
        for (i = 0; i < n; i++) printf " a%d=\"%d\"", i, i; print "/>" }' >wide.xml
}
wide 900
told "900 attributes on one element" 1 '^wide\.xml:1:[0-9]+: .*\[unknown-attribute\]' wide.xml
wide 20000
told "20 000 attributes on one element" 2 '^wide\.xml:1:1: .*\[limit\]' wide.xml
rm wide.xml

head='BEGIN { print "<chain xmlns=\"urn:libchain:chain:1\" id=\"c\" xml:lang=\"fi\"><actors><actor id=\"n\" kind=\"nurse\"/></actors><steps>"'
awk -v n="$million" "$head"'
    print "<start id=\"s0\" actor=\"n\"/>"
    for (i = 1; i < n; i++) printf "<step id=\"s%d\" kind=\"triage\" actor=\"n\"/>\n", i
    print "<end id=\"s" n "\" actor=\"n\"/></steps><flows>"
    for (i = 0; i < n; i++) printf "<flow from=\"s%d\" to=\"s%d\"/>\n", i, i + 1
    print "</flows></chain>" }' >million.xml
code=0
limit "$CHAIN" check --quiet million.xml >out 2>err || code=$?
is "$million steps in a row: nothing is wrong with them" "$code" 0
sed 5q err | sed 's/^/# /'
[ "$CHAIN_SANITIZED" = 1 ] || survives "$million steps in a row" million.xml
rm million.xml

awk -v n="$many" "$head"'
    for (i = 0; i < n; i++) print "<step id=\"same\" actor=\"n\"/>"
    print "</steps></chain>" }' >same.xml
told "$many equal ids" 1 '^same\.xml:3:[0-9]+: .*same.*\[duplicate-id\]' same.xml
survives "$many equal ids" same.xml
rm same.xml

awk -v n="$many" "$head"'
    for (i = 0; i < n; i++) printf "<step id=\"s%d\" actor=\"n\"/>\n", i
    print "</steps><flows>"
    for (i = 0; i < n; i++) for (j = 1; j <= 3; j++) {
        printf "<flow from=\"s%d\" to=\"s%d\"/>\n<flow from=\"s%d\" to=\"s%d\"/>\n", i, (i + j) % n, (i + j) % n, i
    }
    print "</flows></chain>" }' >circles.xml
told "$many steps, each to each neighbour and back" 1 '^circles\.xml:[0-9]+:[0-9]+: error: ' circles.xml
survives "$many steps, each to each neighbour and back" circles.xml
rm circles.xml

awk -v n="$many" "$head"'
    print "<start id=\"s\" actor=\"n\"/><branch id=\"b\" actor=\"n\"/><step id=\"x\" actor=\"n\"/><end id=\"e\" actor=\"n\"/></steps><flows><flow from=\"s\" to=\"b\"/><flow from=\"x\" to=\"e\"/>"
    for (i = 0; i < n; i++) printf "<flow id=\"f%d\" from=\"b\" to=\"x\"/>\n", i
    print "</flows></chain>" }' >fan.xml
code=0
limit "$CHAIN" check --quiet fan.xml >out 2>err || code=$?
ok "$many flows out of one step ($code)" test "$code" -le 1
survives "$many flows out of one step" fan.xml
rm fan.xml

awk -v n="$many" "$head"'
    print "<start id=\"s\" actor=\"n\"/>"
    for (i = 0; i < n; i++) printf "<branch id=\"b%d\" actor=\"n\"/><step id=\"x%d\" actor=\"n\"/><step id=\"y%d\" actor=\"n\"/>\n", i, i, i
    print "<end id=\"e\" actor=\"n\"/></steps><flows><flow from=\"s\" to=\"b0\"/>"
    for (i = 0; i < n; i++) {
        t = i + 1 < n ? "b" (i + 1) : "e"
        printf "<flow from=\"b%d\" to=\"x%d\"/><flow from=\"b%d\" to=\"y%d\"/><flow from=\"x%d\" to=\"%s\"/><flow from=\"y%d\" to=\"%s\"/>\n", i, i, i, i, i, t, i, t
    }
    print "</flows></chain>" }' >diamonds.xml
code=0
limit "$CHAIN" check --quiet diamonds.xml >out 2>err || code=$?
ok "$many branches in a row: 2^$many paths ($code)" test "$code" -le 1
survives "$many branches in a row" diamonds.xml
rm diamonds.xml

awk -v n="$many" "$head"'
    for (i = 0; i < n; i++) printf "<step id=\"s%d\" actor=\"nobody%d\"/>\n", i, i
    print "</steps></chain>" }' >dangling.xml
told "$many references that lead nowhere" 1 '^dangling\.xml:2:[0-9]+: .*\[dangling-reference\]' dangling.xml
rm dangling.xml

awk -v n=300 "$head"'
    printf "<start id=\"s\" actor=\"n\"/>"
    for (g = 0; g < n; g++) { printf "<any-order id=\"g%d\">", g; for (i = 0; i < n; i++) printf "<step id=\"g%dm%d\" actor=\"n\"/>", g, i; print "</any-order>" }
    print "</steps><flows>"
    for (g = 0; g < n; g++) for (i = 0; i < n; i += 10) printf "<flow from=\"g%d\" to=\"g%d\"/>\n", g, i
    print "</flows></chain>" }' >groups.xml
code=0
limit "$CHAIN" check --quiet groups.xml >out 2>err || code=$?
ok "300 groups of 300, each to many ($code)" test "$code" -le 1
survives "300 groups of 300, each to many" groups.xml
finish
