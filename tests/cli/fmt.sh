# chain fmt: the canonical form, in place, as a whole or not at all.
. "${0%/*}/tap.sh"
good_chain good.xml
sed 's/^ *//; s/actor="hoitaja" kind="triage"/kind = "triage"   actor="hoitaja"/' good.xml >rough.xml
printf '<?xml version="1.0" encoding="ISO-8859-1"?>\n<chain xmlns="urn:libchain:chain:1" id="c" xml:lang="fi"><!-- k\344yt\344nt\366 --><title>P\344\344</title><x:y xmlns:x="urn:x" a="1">z</x:y></chain>' >latin.xml

cp rough.xml file.xml
exits "a rough file is rewritten" 0 "$CHAIN" fmt file.xml
is "and named" "$(cat out)" file.xml
like "and counted" err '^files: 1; rewritten: 1; failed: 0$'
cp file.xml once.xml
exits "again nothing changes" 0 "$CHAIN" fmt file.xml
is "nothing is named" "$(cat out)" ""
ok "to the byte" cmp -s file.xml once.xml
exits "--check of a canonical file is 0" 0 "$CHAIN" fmt --check file.xml
cp rough.xml file.xml
exits "--check of a rough file is 1" 1 "$CHAIN" fmt --check file.xml
is "it is named" "$(cat out)" file.xml
ok "and not changed" cmp -s file.xml rough.xml
is "rough and good are one form" "$("$CHAIN" fmt - <rough.xml 2>/dev/null)" "$("$CHAIN" fmt - <good.xml 2>/dev/null)"
exits "the formatted file says the same" 0 "$CHAIN" check once.xml

"$CHAIN" fmt - <rough.xml >out 2>err
is "standard input to standard output" $? 0
ok "in canonical form" cmp -s out once.xml

exits "another encoding becomes UTF-8" 0 "$CHAIN" fmt latin.xml
like "declared so" latin.xml '^<\?xml version="1.0" encoding="UTF-8"\?>$'
like "with its comment" latin.xml '<!-- käytäntö -->'
like "its letters" latin.xml '<title>Pää</title>'
like "and its foreign content" latin.xml '<x:y xmlns:x="urn:x" a="1">z</x:y>'

echo '<chain' >broken.xml
cp broken.xml before.xml
exits "a broken file is 2" 2 "$CHAIN" fmt broken.xml
like "told with its place" err 'broken\.xml:[0-9]+:[0-9]+: '
ok "and left as it is" cmp -s broken.xml before.xml
cp rough.xml file.xml
exits "a broken file among others is 2" 2 "$CHAIN" fmt broken.xml file.xml
ok "the others are formatted" cmp -s file.xml once.xml
exits "a missing file is 2" 2 "$CHAIN" fmt missing.xml
ok "and is not made" not test -e missing.xml
exits "no file is 2" 2 "$CHAIN" fmt

cp rough.xml real.xml
ln -s real.xml link.xml
exits "through a link" 0 "$CHAIN" fmt link.xml
ok "the link stays" test -L link.xml
ok "its target is formatted" cmp -s real.xml once.xml
cp rough.xml mode.xml
chmod 640 mode.xml
run "$CHAIN" fmt mode.xml
is "permissions stay" "$(stat -c %a mode.xml)" 640
mkdir -p tree/sub
cp rough.xml tree/a.xml
cp rough.xml tree/sub/b.xml
exits "a folder" 0 "$CHAIN" fmt tree
is "all files below it" "$(tr '\n' ' ' <out)" "tree/a.xml tree/sub/b.xml "
if [ "$(id -u)" != 0 ]; then
    cp rough.xml closed.xml
    chmod 400 closed.xml
    exits "a file that may not be written is 2" 2 "$CHAIN" fmt closed.xml
    ok "and is whole" cmp -s closed.xml rough.xml
else
    skip "a file that may not be written is 2" "root writes all"
    skip "and is whole" "root writes all"
fi
is "nothing is left behind" "$(find . -name '*.new')" ""

# Writing and reading again loses nothing, for each model.
for model in $(cd "$CHAIN_SOURCE/models" && find . -name '*.xml' -not -path './schema/*' | sort); do
    "$CHAIN" fmt - <"$CHAIN_SOURCE/models/$model" >first.xml 2>err
    "$CHAIN" fmt - <first.xml >second.xml 2>err
    ok "$model: the form of the form is itself" cmp -s first.xml second.xml
done
finish
