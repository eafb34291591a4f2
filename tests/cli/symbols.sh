# What the shared libraries export: the golden lists tests/abi/*.symbols. CHAIN_REWRITE=1 writes them anew.
. "${0%/*}/tap.sh"
check_library() { # NAME
    name=$1
    library=$CHAIN_BUILD/libchain/lib$name.so
    list=$CHAIN_SOURCE/tests/abi/$name.symbols
    if [ ! -e "$library" ]; then
        library=$(find "$CHAIN_BUILD" -name "lib$name.so" 2>/dev/null | head -n 1)
    fi
    if [ -z "$library" ]; then
        skip "lib$name.so" "not built here"
        return
    fi
    # Sanitizers and coverage add symbols of their own, with two underscores in front.
    nm -D --defined-only "$library" | awk '{ print $NF }' | grep -v '^__' | sed 's/@.*//' | sort -u >symbols
    is "lib$name.so: all symbols start with chain_" "$(grep -v '^chain_' symbols | tr '\n' ' ')" ""
    if [ "${CHAIN_REWRITE:-}" = 1 ]; then
        mkdir -p "$CHAIN_SOURCE/tests/abi"
        cp symbols "$list"
    fi
    if [ ! -e "$list" ]; then
        result "not ok" "lib$name.so: tests/abi/$name.symbols is there (CHAIN_REWRITE=1 makes it)"
        return
    fi
    is "lib$name.so: nothing that was exported is gone" "$(comm -23 "$list" symbols | tr '\n' ' ')" ""
    is "lib$name.so: nothing new is exported unseen (CHAIN_REWRITE=1 takes it in)" "$(comm -13 "$list" symbols | tr '\n' ' ')" ""
    # Each exported function is declared in a public header, and the other way round.
    cat "$CHAIN_SOURCE"/include/chain/*.h >headers
    undeclared=
    for symbol in $(cat symbols); do
        grep -Eq "(^|[^a-z_])$symbol\(" headers || undeclared="$undeclared $symbol"
    done
    is "lib$name.so: each symbol is declared in a public header" "$undeclared" ""
}
check_library chain
check_library chain-draw
drawing=$(find "$CHAIN_BUILD" -name libchain-draw.so 2>/dev/null | head -n 1)
for list in "$CHAIN_SOURCE"/tests/abi/*.symbols; do
    case $list in *chain-draw*) [ -n "$drawing" ] || continue ;; esac
    cat "$list"
done | sort >all
missing=
headers=$(find "$CHAIN_SOURCE/include/chain" -name '*.h')
[ -n "$drawing" ] || headers=$(echo "$headers" | grep -v '/draw\.h$')
# shellcheck disable=SC2086 # paths without blanks
for symbol in $(cat $headers | tr '\n' ' ' | grep -oE 'CHAIN_API [^;{]*\(' | grep -oE 'chain_[a-z_0-9]+\(' | tr -d '(' | sort -u); do
    grep -qx "$symbol" all || missing="$missing $symbol"
done
is "each declared function is exported" "$missing" ""
finish
