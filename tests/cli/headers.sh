# Each public header alone, as strict C11 and as C++, and each symbol of it documented.
. "${0%/*}/tap.sh"
for header in "$CHAIN_SOURCE"/include/chain/*.h; do
    name=$(basename "$header")
    if [ ! -s "$header" ]; then
        skip "$name" "not written yet"
        continue
    fi
    printf '#include <chain/%s>\n#include <chain/%s>\nint chain_header_test;\n' "$name" "$name" >one.c
    cp one.c one.cc
    exits "$name as C11" 0 ${CC:-cc} -std=c11 -pedantic -Wall -Wextra -Werror -Wstrict-prototypes -I"$CHAIN_SOURCE/include" -c one.c
    if command -v g++ >/dev/null; then
        exits "$name as C++" 0 g++ -std=c++11 -pedantic -Wall -Wextra -Werror -I"$CHAIN_SOURCE/include" -c one.cc
    else
        skip "$name as C++" "no g++"
    fi
    # What is exported or defined must have a comment on its line or the line before.
    is "$name: each function is documented" "$(awk '
        /^CHAIN_API/ && previous !~ /\*\/[[:space:]]*$/ && $0 !~ /\/\*\*/ { print FILENAME ":" NR ": " $0 }
        { previous = $0 }' "$header")" ""
    ok "$name is installed" grep -q "'$name'" "$CHAIN_SOURCE/include/chain/meson.build"
done
for header in "$CHAIN_SOURCE"/include/chain/*.h; do
    name=$(basename "$header")
    case $name in
    chain.h | draw.h) ;;
    *) like "chain.h includes $name" "$CHAIN_SOURCE/include/chain/chain.h" "#include \"chain/$name\"" ;;
    esac
done
is "the version in meson.build is that of the header" \
    "$(sed -n "s/^  version: '\(.*\)',/\1/p" "$CHAIN_SOURCE/meson.build" | head -n 1)" \
    "$(sed -n 's/^#define CHAIN_VERSION "\(.*\)"/\1/p' "$CHAIN_SOURCE/include/chain/chain.h")"
finish
