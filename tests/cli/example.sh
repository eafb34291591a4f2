# The three-call example at the top of chain.h: compiled by somebody outside, against an installed copy, through pkg-config.
. "${0%/*}/tap.sh"
root=$tmp/root
run env DESTDIR="$root" meson install --no-rebuild --quiet -C "$CHAIN_BUILD"
is "meson install" "$code" 0
pc=$(find "$root" -name chain.pc | head -n 1)
ok "pkg-config finds it" test -n "$pc"
PKG_CONFIG_PATH=$(dirname "$pc")
PKG_CONFIG_SYSROOT_DIR=$root
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR
LD_LIBRARY_PATH=$(dirname "$(find "$root" -name libchain.so | head -n 1)")
export LD_LIBRARY_PATH

# The words between @code and @endcode, without the stars of the comment.
extract() {
    awk '/@endcode/ { exit } on { sub(/^ \* ?/, ""); print } /@code/ { on = 1 }' "$1"
}
extract "$CHAIN_SOURCE/include/chain/chain.h" | sed '1i #include <stdio.h>' >three_calls.c
like "there is an example" three_calls.c 'int main'
sanitize=
[ "$CHAIN_SANITIZED" = 1 ] && sanitize=-fsanitize=address,undefined
# shellcheck disable=SC2086,SC2046 # words
exits "it compiles and links" 0 ${CC:-cc} -std=c11 -Wall -Wextra -Werror $sanitize three_calls.c -o three_calls \
    $(pkg-config --cflags --libs chain)
sed 's/^/# /' err
exits "it runs over a good model" 0 ./three_calls "$CHAIN_SOURCE/models/lappi/mielialahairiot-nykytila.xml"
bad_chain bad.xml
run ./three_calls bad.xml
like "it tells what is wrong" out 'dangling-reference'
run ./three_calls missing.xml
ok "a missing file is not a crash ($code)" test "$code" -le 2
like "but a finding" out 'unreadable-file'
is "the version of the .pc file" "$(pkg-config --modversion chain)" \
    "$(sed -n 's/^#define CHAIN_VERSION "\(.*\)"/\1/p' "$CHAIN_SOURCE/include/chain/chain.h")"
# The example of batch.h: a program with threads.
extract "$CHAIN_SOURCE/include/chain/batch.h" >many_files.c
# shellcheck disable=SC2086,SC2046 # words
exits "the example of many files compiles and links" 0 ${CC:-cc} -std=c11 -Wall -Wextra -Werror $sanitize many_files.c -o many_files \
    $(pkg-config --cflags --libs chain)
sed 's/^/# /' err
exits "it runs over three files" 0 ./many_files bad.xml "$CHAIN_SOURCE/models/lappi/mielialahairiot-nykytila.xml" missing.xml
tr -d '\n' <out >sarif
like "it writes what is found in each" sarif '"results":.*"uri":"bad\.xml".*"uri":"missing\.xml".*\]\}\]\}$'
exits "it runs over no file" 0 ./many_files
# The example of builder.h is run by tests/unit/test_builder.c; here: is it the same?
extract "$CHAIN_SOURCE/include/chain/builder.h" | grep '^chain_' | grep -v 'model = NULL' | sed 's/^ *//' >builder_lines
missing=
while read -r line; do
    grep -qF "$line" "$CHAIN_SOURCE/tests/unit/test_builder.c" || missing="$missing $line"
done <builder_lines
is "the example of builder.h is the one that is tested" "$missing" ""
finish
