# What `meson install` puts where.
. "${0%/*}/tap.sh"
root=$tmp/root
run env DESTDIR="$root" meson install --no-rebuild --quiet -C "$CHAIN_BUILD"
is "meson install" "$code" 0
[ "$code" = 0 ] || sed 's/^/# /' err
prefix=$(find "$root" -type d -name include | head -n 1)
prefix=${prefix%/include}
ok "there is a prefix" test -n "$prefix"
library=$(dirname "$(find "$prefix" -name libchain.so | head -n 1)")
# Without drawing there is no draw.h.
headers=$(find "$CHAIN_SOURCE/include/chain" -name '*.h' -size +0 | sort)
[ -e "$library/libchain-draw.so" ] || headers=$(echo "$headers" | grep -v '/draw\.h$')

for header in $headers; do
    name=$(basename "$header")
    ok "include/chain/$name" cmp -s "$header" "$prefix/include/chain/$name"
done
is "and no other header" "$(find "$prefix/include" -name '*.h' | wc -l | tr -d ' ')" \
    "$(echo "$headers" | wc -l | tr -d ' ')"
libraries=chain
[ -e "$library/libchain-draw.so" ] && libraries="chain chain-draw"
for name in $libraries; do
    ok "lib$name.so is a link to a version" test -L "$library/lib$name.so"
    like "lib$name.so.0" /dev/stdin 'SONAME.*lib.*\.so\.0' <<X
$(readelf -d "$library/lib$name.so" 2>/dev/null || objdump -p "$library/lib$name.so")
X
    ok "$name.pc" test -e "$library/pkgconfig/$name.pc"
done
is "no static or internal library is installed" "$(find "$prefix" -name '*.a' | tr '\n' ' ')" ""
ok "bin/chain" test -x "$prefix/bin/chain"
[ "$libraries" = chain ] || ok "bin/chain-draw" test -x "$prefix/bin/chain-draw"
if [ "$libraries" != chain ]; then
    for page in man/man1/chain.1 man/man1/chain-draw.1 man/fi/man1/chain-gaps.1 man/sv/man1/chain-gaps.1 \
        bash-completion/completions/chain zsh/site-functions/_chain fish/vendor_completions.d/chain.fish; do
        ok "share/$page" test -s "$prefix/share/$page"
    done
fi
is "libchain needs libxml2, not Graphviz" "$(readelf -d "$library/libchain.so" | grep NEEDED | grep -Ec 'cgraph|gvc')" 0
for model in $(cd "$CHAIN_SOURCE/models" && find . -name '*.xml' | sort); do
    ok "share/chain/$model" cmp -s "$CHAIN_SOURCE/models/$model" "$prefix/share/chain/$model"
done
if [ -d "$CHAIN_SOURCE/models/schema" ]; then
    for schema in "$CHAIN_SOURCE"/models/schema/*; do
        ok "share/chain/schema/$(basename "$schema")" cmp -s "$schema" "$prefix/share/chain/schema/$(basename "$schema")"
    done
else
    skip "share/chain/schema" "not written yet"
fi
export LD_LIBRARY_PATH="$library"
unset CHAIN_DATA
good_chain good.xml
exits "the installed command runs" 0 "$prefix/bin/chain" check good.xml
# Away from the source tree regions and rules are found in what was installed; the built-in path is that of the real prefix.
cp "$prefix/share/chain/lappi/mielialahairiot-nykytila.xml" alone.xml
exits "it finds installed regions and rules" 0 env CHAIN_DATA="$prefix/share/chain" "$prefix/bin/chain" check alone.xml
ok "nothing is written outside the folder" test "$(find "$root" -maxdepth 1 | wc -l)" -le 2
finish
