# Mending in place: only what is sure, only the bytes that change, as a whole or not at all, and nothing left for a second run.
. "${0%/*}/tap.sh"
good_chain good.xml
bad_chain bad.xml
suppress='<suppress rule="dead-end" subject="arvio"><words>ei enää</words></suppress>'
# Between lines of its own, and within a line.
sed "s|^</chain>|  <decisions>\n    <!-- kept -->\n    $suppress\n    <suppress rule=\"no-end\"><words>x</words></suppress>$suppress\n  </decisions>\n</chain>|" good.xml >idle.xml
rules=$CHAIN_SOURCE/tests/rules

cp idle.xml mend.xml
exits "--fix: nothing is left" 0 "$CHAIN" check --fix --fail-on note mend.xml
like "and how much was mended is said" err '; mended: 3, files: 1$'
is "only what was mended is gone" "$(diff idle.xml mend.xml | grep '^[<>]' | tr -d '\n')" \
    "<     $suppress<     <suppress rule=\"no-end\"><words>x</words></suppress>$suppress>     "
cp mend.xml once.xml
exits "--fix: a second run" 0 "$CHAIN" check --fix mend.xml
like "has nothing to do" err 'mended: 0, files: 0'
ok "and changes nothing" cmp -s once.xml mend.xml

mkdir flows
for file in "$rules"/flow-mismatch/fail*.bpmn "$rules"/suppression-expired/fail*.xml; do cp "$file" flows/; done
cp -r flows before
exits "--fix --diff: something would change" 1 "$CHAIN" check --fix --diff --as-of 2026-01-01 flows
cp out all.diff
ok "nothing is written" diff -r before flows
for jobs in 1 8; do "$CHAIN" check -j $jobs --fix --diff --as-of 2026-01-01 flows >$jobs.diff 2>err; done
ok "the same for any number of threads" cmp -s 1.diff 8.diff
exits "--fix over a folder" 0 "$CHAIN" check --fix --as-of 2026-01-01 --select flow-mismatch,suppression-expired --fail-on note flows
is "nothing of these rules is left" "$(cat out)" ""
if command -v patch >/dev/null; then
    (cd before && sed 's|^\([-+]*\) flows/|\1 |' ../all.diff | patch -p0 -s) >out 2>err
    is "patch takes the difference" "$?" 0
    ok "and comes to the same" diff -r before flows
else
    skip "patch takes the difference" "no patch"
fi
exits "--fix --diff: nothing would change" 0 "$CHAIN" check --fix --diff --as-of 2026-01-01 flows
is "and nothing is shown" "$(cat out)" ""

# Lists of flows, in the form that the document has.
bpmn() { printf '<?xml version="1.0"?>\n<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:t">\n<b:process id="p">\n%s\n<b:sequenceFlow id="f" sourceRef="s" targetRef="e"/>\n</b:process>\n</b:definitions>\n' "$1"; }
listed() { # WORDS START WANTED
    bpmn "$2
<b:endEvent id=\"e\" name=\"E\"><b:incoming>f</b:incoming></b:endEvent>
<b:startEvent id=\"s2\"><b:outgoing>g</b:outgoing></b:startEvent><b:endEvent id=\"e2\"><b:incoming>g</b:incoming></b:endEvent><b:sequenceFlow id=\"g\" sourceRef=\"s2\" targetRef=\"e2\"/>" >l.bpmn
    run "$CHAIN" check --fix --select flow-mismatch l.bpmn
    is "$1" "$(sed -n '/<b:startEvent id="s" /,/<b:endEvent id="e" /p' l.bpmn | sed '$d')" "$3"
}
listed "an empty element is opened" '  <b:startEvent id="s" name=">"/>' '  <b:startEvent id="s" name=">">
    <b:outgoing>f</b:outgoing>
  </b:startEvent>'
listed "behind what must come first" '<b:startEvent id="s" name="S"><b:documentation>a</b:documentation><b:timerEventDefinition/></b:startEvent>' \
    '<b:startEvent id="s" name="S"><b:documentation>a</b:documentation><b:outgoing>f</b:outgoing><b:timerEventDefinition/></b:startEvent>'
listed "on a line of its own among others" '<b:startEvent id="s" name="S">
      <!-- <b:outgoing> -->
      <b:documentation><![CDATA[<b:x>]]></b:documentation>
      <b:timerEventDefinition/>
</b:startEvent>' '<b:startEvent id="s" name="S">
      <!-- <b:outgoing> -->
      <b:documentation><![CDATA[<b:x>]]></b:documentation>
      <b:outgoing>f</b:outgoing>
      <b:timerEventDefinition/>
</b:startEvent>'
listed "without any child" '<b:startEvent id="s" name="S"></b:startEvent>' '<b:startEvent id="s" name="S">
  <b:outgoing>f</b:outgoing></b:startEvent>'

# The namespace that a file is read as.
printf '<?xml version="1.0"?>\n<!-- <chain> -->\n<chain id="c" >\n<steps/></chain>' >plain.xml
run "$CHAIN" check --fix --select no-namespace plain.xml
is "a namespace is put on the root" "$(sed -n 3p plain.xml)" '<chain xmlns="urn:libchain:chain:1" id="c" >'
exits "and is right there" 0 "$CHAIN" check --select no-namespace --fail-on note plain.xml
cp plain.xml once.xml
run "$CHAIN" check --fix --select no-namespace plain.xml
ok "a second run changes nothing" cmp -s once.xml plain.xml

# SARIF tells the same edits: made from the last to the first they come to the same.
if command -v python3 >/dev/null; then
    cat >apply.py <<'END'
import json, sys
text = open(sys.argv[1], encoding='utf-8', newline='').read()
starts = [0]
for i, c in enumerate(text):
    if c == '\n':
        starts.append(i + 1)
place = lambda line, column: starts[line - 1] + column - 1 if line <= len(starts) else len(text)
edits = []
for result in json.load(sys.stdin)['runs'][0]['results']:
    for fix in result.get('fixes', []):
        for change in fix['artifactChanges']:
            for edit in change['replacements']:
                r = edit['deletedRegion']
                edits.append((place(r['startLine'], r['startColumn']), place(r['endLine'], r['endColumn']), edit.get('insertedContent', {}).get('text', '')))
for start, end, words in sorted(edits, reverse=True):
    text = text[:start] + words + text[end:]
open(sys.argv[1], 'w', encoding='utf-8', newline='').write(text)
print(len(edits))
END
    sed 's/$/\r/' idle.xml >idle-crlf.xml
    for file in idle.xml idle-crlf.xml "$rules"/no-namespace/fail.xml "$rules"/suppression-expired/fail.xml "$rules"/flow-mismatch/fail.bpmn; do
        name=one.${file##*.}
        cp "$file" "$name"
        "$CHAIN" check -q --as-of 2026-01-01 --fail-on none --format sarif "$name" | python3 apply.py "$name" >count
        cp "$name" other
        cp "$file" "$name"
        "$CHAIN" check -q --fix --as-of 2026-01-01 --fail-on none "$name" >out
        like "sarif: $(basename "$(dirname "$file")") $(basename "$file"): edits" count '^[1-9]'
        ok "come to what --fix does" cmp -s other "$name"
    done
    "$CHAIN" check -q --fail-on none --format sarif --stdin-name in.xml - <idle.xml | tr -d "\n" >out
    like "sarif: edits of standard input" out '"fixes".*"uri":"in\.xml".*"deletedRegion"'
    iconv -f UTF-8 -t UTF-16 idle.xml >wide.xml
    "$CHAIN" check -q --fail-on none --format sarif wide.xml >out
    unlike "sarif: no edits of a text that is not in UTF-8" out '"fixes"'
else
    skip "sarif edits" "no python3"
fi

# Files as they are: line ends, permissions, links, encodings, places where nothing may be written.
sed 's/$/\r/' idle.xml >crlf.xml
run "$CHAIN" check --fix crlf.xml
is "CRLF stays" "$(grep -c -v "$(printf '\r')\$" crlf.xml)" 0
like "CRLF: mended" err 'mended: 3'
cp idle.xml mode.xml
chmod 640 mode.xml
run "$CHAIN" check --fix mode.xml
is "permissions stay" "$(stat -c %a mode.xml)" 640
cp idle.xml real.xml
ln -s real.xml link.xml
run "$CHAIN" check --fix link.xml
ok "a link stays a link" test -L link.xml
ok "and what it leads to is mended" not grep -q suppress real.xml
{ printf '<?xml version="1.0" encoding="ISO-8859-1"?>\n'; sed 1d idle.xml | iconv -f UTF-8 -t ISO-8859-1; } >latin.xml
cp latin.xml latin.old
exits "another encoding is left alone: 2" 2 "$CHAIN" check --fix latin.xml
like "and told" err 'latin\.xml" is not mended: it is not in UTF-8'
ok "not a byte is changed" cmp -s latin.old latin.xml
head -c 700 idle.xml >cut.xml
cp cut.xml cut.old
exits "a broken file is a finding as ever" 1 "$CHAIN" check --fix cut.xml
ok "and stays" cmp -s cut.old cut.xml
"$CHAIN" check --fix - <idle.xml >out 2>err
like "standard input is judged, not mended" err 'mended: 0, files: 0'
exits "--diff without --fix is 2" 2 "$CHAIN" check --diff idle.xml
exits "--canonical without --fix is 2" 2 "$CHAIN" check --canonical idle.xml
if [ "$(id -u)" != 0 ]; then
    cp idle.xml closed.xml
    chmod 400 closed.xml
    exits "a file that may not be written is 2" 2 "$CHAIN" check --fix closed.xml
    ok "and stays" cmp -s closed.xml idle.xml
else
    skip "a file that may not be written is 2" "root writes all"
fi

# The canonical form, where it is asked for.
tr -s ' \n' ' ' <idle.xml >flat.xml
cp flat.xml flat.old
exits "--canonical --diff" 1 "$CHAIN" check --fix --canonical --diff flat.xml
ok "nothing is written" cmp -s flat.old flat.xml
run "$CHAIN" check --fix --canonical flat.xml
exits "--canonical: fmt has nothing to do" 0 "$CHAIN" fmt --check flat.xml
ok "and it is mended" not grep -q suppress flat.xml
run "$CHAIN" check --fix --canonical flat.xml
like "--canonical: a second run has nothing to do" err 'mended: 0, files: 0'
exits "fmt --diff shows what would change" 1 "$CHAIN" fmt --diff flat.old
like "as a difference" out '^@@ '
exits "fmt --diff: nothing would" 0 "$CHAIN" fmt --diff flat.xml
is "and nothing is shown" "$(cat out)" ""

# The rules that can be mended say so.
run "$CHAIN" list rules
like "list rules marks them" out 'flow-mismatch .*\[--fix\]$'
run "$CHAIN" explain suppression-unused
like "explain tells what is done" out '^What --fix does$'

# Interrupted: what is mended is told, to the last file.
mkdir stopped
i=0
while [ $i -lt 3000 ]; do echo "stopped/$i.xml"; i=$((i + 1)); done | xargs -n 200 sh -c 'tee "$@" <"$0" >/dev/null' idle.xml
"$CHAIN" check -j 2 --fix stopped >out 2>err &
run=$!
sleep 0.3
kill -TERM $run 2>/dev/null
wait $run
changed=$(find stopped -name '*.xml' -exec cksum {} + | cut -d' ' -f1,2 | grep -vc "$(cksum <idle.xml)")
is "interrupted: as many files are told to be mended as are mended" "$(sed -n 's/.*; mended: [0-9]*, files: \([0-9]*\)$/\1/p' err)" "$changed"
echo "# interrupted after $changed files"
rm -r stopped

# Ended in the middle, at any moment: each file is whole, old or new.
most=$((1000 / (CHAIN_SANITIZED * 9 + 1)))
murder() { # WORDS OLD COMMAND...
    words=$1 old=$2
    shift 2
    cp "$old" new.xml
    "$@" new.xml >out 2>err
    wanted=$(cksum <"$old"; cksum <new.xml)
    strange=0 changed=0 moments=0
    for moment in 0.02 0.08 0.2 0.35 0.6; do
        rm -rf many
        mkdir many
        i=0
        while [ $i -lt $most ]; do echo "many/$i.xml"; i=$((i + 1)); done | xargs -n 200 sh -c 'tee "$@" <"$0" >/dev/null' "$old"
        "$@" many >out 2>err &
        run=$!
        sleep $moment
        kill -9 $run 2>/dev/null && moments=$((moments + 1))
        wait $run 2>/dev/null
        sums=$(find many -name '*.xml' -exec cksum {} + | cut -d' ' -f1,2 | sort -u)
        for sum in $(echo "$sums" | tr ' ' ':'); do
            case "$wanted" in *"$(echo "$sum" | tr ':' ' ')"*) ;; *) strange=$((strange + 1)) ;; esac
        done
        is "$words, after $moment s: no file is missing" "$(find many -name '*.xml' | wc -l)" $most
        [ "$(echo "$sums" | wc -l)" = 2 ] && changed=$((changed + 1))
    done
    is "$words: each file is old or new" "$strange" 0
    ok "$words: it was ended at work" test "$moments" -gt 0
    "$@" many >out 2>err
    is "$words: the next run goes on" "$(find many -name '*.xml' -exec cksum {} + | cut -d' ' -f1,2 | sort -u)" "$(cksum <new.xml)"
    echo "# $words: ended $moments times, $changed times with old and new files side by side"
}
murder "check --fix" idle.xml "$CHAIN" check -j 2 --fix
murder "fmt" flat.old "$CHAIN" fmt
finish
