# --cache: the same bytes with and without it, nothing judged twice, and nothing believed that is not so.
. "${0%/*}/tap.sh"
formats="--format text --format jsonl -o @.jsonl --format json -o @.json --format csv -o @.csv --format sarif -o @.sarif --format junit -o @.junit
    --format github -o @.github --format gitlab -o @.gitlab"

# to NAME COMMAND...: every format goes to files that begin with NAME
to() {
    name=$1
    shift
    # shellcheck disable=SC2046,SC2086 # words
    run "$@" $(echo $formats | sed "s/@/$name/g")
    cp out "$name.text"
    mv err "$name.err"
}

# the file as it stands: rewriting makes another one
stands() { ls -i "$1"; }

good_chain good.xml
bad_chain bad.xml
for command in check gaps; do
    set -- "$command" -j2 good.xml bad.xml "$CHAIN_SOURCE/models" "$CHAIN_SOURCE/tests/rules"
    to "$command.without" "$CHAIN" "$@"
    code_without=$code
    to "$command.cold" "$CHAIN" "$@" --cache "$command.cache"
    is "$command: the exit code is the same" "$code" "$code_without"
    before=$(stands "$command.cache")
    to "$command.warm" "$CHAIN" "$@" --cache "$command.cache"
    is "$command: and when all is known" "$code" "$code_without"
    for kind in text jsonl json csv sarif junit github gitlab err; do
        ok "$command: $kind is not empty" test -s "$command.without.$kind"
        ok "$command: $kind is the same with an empty cache" cmp "$command.without.$kind" "$command.cold.$kind"
        ok "$command: $kind is the same with a full cache" cmp "$command.without.$kind" "$command.warm.$kind"
    done
    run "$CHAIN" "$@" --cache one.cache -j1
    ok "$command: the cache is the same for one thread" cmp one.cache "$command.cache"
done

mkdir tree tree/regions
good_chain tree/a.xml
sed -i 's/id="good"/id="a" region="maa"/' tree/a.xml
good_chain tree/b.xml
sed -i 's/id="good"/id="b"/' tree/b.xml
check() { run "$CHAIN" check tree/a.xml tree/b.xml --cache c "$@"; }
check
like "a region that is not there is told" out 'missing-file'
before=$(stands c)
check
is "all is known: the cache is not written" "$(stands c)" "$before"
like "and told as before" out 'missing-file'
cat >tree/regions/maa.xml <<'XML'
<region xmlns="urn:libchain:chain:1" id="maa"><areas><area id="x" kind="municipality"/></areas></region>
XML
check
unlike "the region appears" out 'missing-file'
before=$(stands c)
check
is "then all is known again" "$(stands c)" "$before"
sed -i 's/kind="municipality"/kind="munici"/' tree/regions/maa.xml
check
like "the region changes" out 'maa.xml.*unknown-kind'
sed -i 's/kind="munici"/kind="municipality"/' tree/regions/maa.xml
sed -i 's/to="arvio" kind/to="arvoi" kind/' tree/b.xml
check
like "a file changes" out 'dangling-reference'
before=$(stands c)
run "$CHAIN" check tree/a.xml --cache c
is "part of the files: the cache stays" "$(stands c)" "$before"
check
is "and what was not asked for is kept" "$(stands c)" "$before"
check --ignore dangling-reference
unlike "other rules: nothing is believed" out 'dangling-reference'
check --lang fi
like "another language: nothing is believed" out 'virhe'
check
like "nor when it is as before again" out 'dangling-reference'

# Sub-chains.
good_chain tree/s.xml
sed -i 's/id="good"/id="s"/; s/<start id="alku"/<start id="alussa"/; s/from="alku"/from="alussa"/' tree/s.xml
good_chain tree/u.xml
sed -i 's/id="good"/id="u"/; s|<step id="arvio" actor="hoitaja" kind="triage">|<subchain id="arvio" actor="hoitaja" chain="s" entry="alussa">|; s|</step>|</subchain>|' tree/u.xml
run "$CHAIN" check tree/u.xml --cache u
unlike "a sub-chain with the entry" out 'subchain-exit|missing-file'
sed -i 's/id="alussa"/id="alku"/; s/from="alussa"/from="alku"/' tree/s.xml
run "$CHAIN" check tree/u.xml --cache u
like "the sub-chain changes" out 'subchain-exit'

# Documents that a BPMN document imports.
bpmn='xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x"'
printf '<definitions %s><import importType="http://www.omg.org/spec/BPMN/20100524/MODEL" namespace="urn:x" location="other.bpmn"/><process id="p"/></definitions>' \
    "$bpmn" >main.bpmn
run "$CHAIN" check main.bpmn --cache i
like "an import that is not there" out 'missing-file'
printf '<definitions %s/>' "$bpmn" >other.bpmn
run "$CHAIN" check main.bpmn --cache i
unlike "the import appears" out 'missing-file'

# Days.
sed 's|<actors>|<governance owner="x" next-review="2026-01-01"/><actors>|' good.xml >dated.xml
run "$CHAIN" gaps dated.xml --cache day --as-of 2025-12-01 --format jsonl
cp out before
run "$CHAIN" gaps dated.xml --cache day --as-of 2026-12-01 --format jsonl
not_same() { ! cmp -s "$1" "$2"; }
ok "another day is another run" not_same before out

# Damage: every byte, one after the other.
run "$CHAIN" check bad.xml --cache small
cp out wanted
cp small whole
size=$(wc -c <whole)
wrong=0
at=0
while [ "$at" -lt "$size" ]; do
    byte=$(od -An -tu1 -j "$at" -N 1 whole)
    cp whole small
    # shellcheck disable=SC2059 # an escape is made
    printf "\\$(printf %03o $(((byte + 1) % 256)))" | dd of=small bs=1 seek="$at" conv=notrunc 2>/dev/null
    "$CHAIN" check -q bad.xml --cache small >got 2>&1
    cmp -s wanted got && cmp -s whole small || wrong=$((wrong + 1))
    at=$((at + 1))
done
is "each of its $size bytes changed: the right findings, and a whole cache again" "$wrong" 0
wrong=0
for at in 0 1 13 14 45 46 77 78 100 $((size - 33)) $((size - 1)); do
    head -c "$at" whole >small
    "$CHAIN" check -q bad.xml --cache small >got 2>&1
    cmp -s wanted got && cmp -s whole small || wrong=$((wrong + 1))
done
is "cut off at eleven places" "$wrong" 0
cat whole whole >small
run "$CHAIN" check bad.xml --cache small
ok "twice the cache is none" cmp whole small

# Where it cannot be written or is no file.
exits "a cache in no folder is told" 1 "$CHAIN" check bad.xml --cache no/where
like "by name" err 'no/where'
ok "and the findings are right" cmp wanted out
mkdir folder
exits "a folder as cache is told" 1 "$CHAIN" check bad.xml --cache folder
ok "and the findings are right too" cmp wanted out
run sh -c '"$CHAIN" check -q --stdin-name in.xml --cache std - good.xml <bad.xml'
like "standard input among the files" out '^in\.xml:24:'
ok "is without a cache" test ! -e std

# Several at once.
for i in 1 2 3 4; do
    "$CHAIN" check -q tree "$CHAIN_SOURCE/models" --cache shared >"shared.$i" 2>&1 &
done
wait
run "$CHAIN" check -q tree "$CHAIN_SOURCE/models"
for i in 1 2 3 4; do
    ok "at the same time: run $i" cmp out "shared.$i"
done
before=$(stands shared)
run "$CHAIN" check -q tree "$CHAIN_SOURCE/models" --cache shared
is "and their cache is whole" "$(stands shared)" "$before"
finish
